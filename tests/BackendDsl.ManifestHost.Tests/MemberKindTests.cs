using k8s;
using k8s.Models;
using static BackendDsl.ManifestHost.Tests.Fixture;

namespace BackendDsl.ManifestHost.Tests;

/// <summary>What a member may give, and how it is told that it may not.</summary>
public sealed class MemberKindTests
{
    private static ManifestEvaluation Run(string member)
    {
        var evaluation = new ManifestEvaluation(Options(o => o with { Properties = new Dictionary<string, string> { ["Region"] = "eu" } }));
        foreach (var found in ManifestDiscovery.FindManifests(typeof(MemberKindTests).Assembly, new SourcePaths("/src/app")).Where(m => m.Origin.Member.EndsWith("MemberKindTests." + member, StringComparison.Ordinal)))
            evaluation.Run(found);
        return evaluation;
    }

    private static async Task<T> Later<T>(T value)
    {
        await Task.Yield();
        return value;
    }

#pragma warning disable IDE0051, CA1823, CA1859, CA1000 // Read by the code under test, by reflection.
    private static class Kinds
    {
        [Manifest]
        private static Task<V1ConfigMap> Task => Later(ConfigMap("task"));

        [Manifest]
        private static ValueTask<V1ConfigMap> ValueTask() => new(Later(ConfigMap("value-task")));

        [Manifest]
        private static readonly Lazy<V1ConfigMap> Lazy = new(() => ConfigMap("lazy"));

        [Manifest]
        private static Dictionary<string, V1ConfigMap> Map => new() { ["x"] = ConfigMap("map") };

        [Manifest]
        private static async IAsyncEnumerable<V1ConfigMap> Stream(ManifestContext context)
        {
            await System.Threading.Tasks.Task.Yield();
            yield return ConfigMap("stream-" + context.Properties["Region"]);
        }

        [Manifest]
        private static V1ConfigMapList List => new() { Items = [ConfigMap("list")] };

        [Manifest]
        private static Task<List<V1ConfigMap>> Both => Later<List<V1ConfigMap>>([ConfigMap("both")]);
    }

    private static class Wrong
    {
        [Manifest]
        private static async Task NoResult() => await Task.Yield();

        [Manifest]
        private static Dictionary<string, List<int>> Numbers => new() { ["a"] = [1] };

        [Manifest]
        private static void Nothing()
        {
        }

        [Manifest]
        private static V1ConfigMap?[] Holes => [null];

        [Manifest]
        private static Task<V1ConfigMap> Faulted => Task.FromException<V1ConfigMap>(new InvalidOperationException("no port"));
    }

    private static class Generic<T>
    {
        [Manifest]
        private static V1ConfigMap Of => ConfigMap(typeof(T).Name);
    }
#pragma warning restore IDE0051, CA1823, CA1859, CA1000

    [Theory]
    [InlineData("Kinds.Task", "task")]
    [InlineData("Kinds.ValueTask", "value-task")]
    [InlineData("Kinds.Lazy", "lazy")]
    [InlineData("Kinds.Map", "map")]
    [InlineData("Kinds.Stream", "stream-eu")]
    [InlineData("Kinds.List", "list")]
    [InlineData("Kinds.Both", "both")]
    public void What_plainly_stands_for_a_resource_is_one(string member, string name)
    {
        var evaluation = Run(member);
        Assert.Empty(evaluation.Problems);
        Assert.Equal(name, Assert.Single(evaluation.Resources).Identity.Name);
    }

    [Theory]
    [InlineData("Wrong.NoResult", EmitCodes.NotAManifest, "gives a Task, which is no Kubernetes resource")]
    [InlineData("Wrong.Numbers", EmitCodes.NotAManifest, "gives a Int32, which")]
    [InlineData("Wrong.Nothing", EmitCodes.NotAManifest, "gives nothing back")]
    [InlineData("Wrong.Holes", EmitCodes.NotAManifest, "gives a null among its resources")]
    [InlineData("Wrong.Faulted", EmitCodes.MemberThrew, "threw InvalidOperationException: no port")]
    [InlineData("Generic`1.Of", EmitCodes.NotAManifest, "stands in the generic type MemberKindTests.Generic<T>")]
    public void Anything_else_is_told_in_plain_words(string member, string code, string message)
    {
        var problem = Assert.Single(Run(member).Problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Types_are_named_as_in_csharp()
    {
        Assert.Equal("Dictionary<String, List<Int32?>>[]", TypeName.Of(typeof(Dictionary<string, List<int?>>[])));
        Assert.Equal("Dictionary<String, Int32>.KeyCollection", TypeName.Of(typeof(Dictionary<string, int>.KeyCollection)));
        Assert.Equal("Task<V1ConfigMap>", TypeName.Of(Later(ConfigMap("x")).GetType()));
    }

    [Theory]
    [InlineData("/src/app/A.cs", "", "A.cs")]
    [InlineData("/_/app/A.cs", "/src/=/_/", "A.cs")]
    [InlineData("/_/lib/B.cs", "/src/=/_/,/home/me/.nuget/=/_1/", "../lib/B.cs")]
    [InlineData("/_/a,b/A.cs", "/src/a==1/=/_/", "../a==1/a,b/A.cs")]
    public void Paths_of_a_deterministic_build_lead_back(string file, string map, string expected) =>
        Assert.Equal(expected.Replace("==", "=", StringComparison.Ordinal), new SourcePaths("/src/app", map).Relative(file));
}
