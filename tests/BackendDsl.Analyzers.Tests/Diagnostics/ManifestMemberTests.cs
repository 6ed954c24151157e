using BackendDsl.Analyzers.Tests.Infrastructure;

namespace BackendDsl.Analyzers.Tests.Diagnostics;

public class ManifestMemberTests
{
    // What the members hold is no matter here.
    private static Task Members(string members) =>
        new ResourceTest("using k8s;\nstatic class Code\n{\n" + members + "\n}\nsealed class Other;\n") { DisabledDiagnostics = { "BDSL5010", "BDSL5043" } }.Run();

    [Theory]
    [InlineData("[Manifest] static V1Service A => new();")]
    [InlineData("[Manifest] static BackendConfigPolicy A() => null!;")]
    [InlineData("[Manifest] static IEnumerable<V1Service> A(ManifestContext context) => [];")]
    [InlineData("[Manifest] static readonly V1Service[] A = [];")]
    [InlineData("[Manifest] static V1ServiceList A => new();")]
    [InlineData("[Manifest] static Dictionary<string, V1Service> A => new();")]
    [InlineData("[Manifest] static async Task<V1Service> A() => await Task.FromResult(new V1Service());")]
    [InlineData("[Manifest] static ValueTask<V1Service[]> A() => default;")]
    [InlineData("[Manifest] static Lazy<V1Service> A => new();")]
    [InlineData("[Manifest] static async IAsyncEnumerable<V1Service> A() { await Task.Yield(); yield return new V1Service(); }")]
    [InlineData("[Manifest] static object A => new V1Service();")]
    [InlineData("[Manifest] static Task A => Task.FromResult(new V1Service());")]
    [InlineData("[Manifest] static System.Collections.IEnumerable A => new V1Service[0];")]
    [InlineData("[Manifest] static IKubernetesObject A => new V1Service();")]
    [InlineData("[Manifest] sealed class A : IManifestSource { private A() { } public IEnumerable<IKubernetesObject<V1ObjectMeta>> GetManifests(ManifestContext context) => []; }")]
    public Task What_can_be_written_is_silent(string member) => Members(member);

    [Theory]
    [InlineData("[Manifest] static string {|BDSL0204:A|} => \"\";")]
    [InlineData("[Manifest] static int {|BDSL0204:A|} => 1;")]
    [InlineData("[Manifest] const string {|BDSL0204:A|} = \"\";")]
    [InlineData("[Manifest] static Other {|BDSL0204:A|} => new();")]
    [InlineData("[Manifest] static List<string> {|BDSL0204:A|} => [];")]
    [InlineData("[Manifest] static Dictionary<V1Service, int> {|BDSL0204:A|} => new();")]
    [InlineData("[Manifest] static Lazy<Func<V1Service>> {|BDSL0204:A|} => null!;")]
    [InlineData("[Manifest] static void {|BDSL0204:A|}() { }")]
    [InlineData("[Manifest] static async Task {|BDSL0204:A|}() => await Task.Yield();")]
    [InlineData("[Manifest] static V1Service {|BDSL0204:A|}(int a) => new();")]
    [InlineData("[Manifest] static V1Service {|BDSL0204:A|}(in ManifestContext a) => new();")]
    [InlineData("[Manifest] static V1Service {|BDSL0204:A|}<T>() => new();")]
    [InlineData("[Manifest] static V1Service {|BDSL0204:A|} { set { } }")]
    [InlineData("sealed class In { [Manifest] public V1Service {|BDSL0204:A|} => new(); }")]
    [InlineData("static class In<T> { [Manifest] static V1Service {|BDSL0204:A|} => new(); }")]
    [InlineData("[Manifest] static class {|BDSL0204:A|};")]
    [InlineData("[Manifest] abstract class {|BDSL0204:A|} : IManifestSource { public abstract IEnumerable<IKubernetesObject<V1ObjectMeta>> GetManifests(ManifestContext context); }")]
    [InlineData("[Manifest] sealed class {|BDSL0204:A|}(int a) : IManifestSource { public IEnumerable<IKubernetesObject<V1ObjectMeta>> GetManifests(ManifestContext context) { _ = a; return []; } }")]
    public Task What_cannot_be_written_is_told_at_the_member(string member) => Members(member);

    [Theory]
    [InlineData("", "", "{|BDSL0220:A|}")]
    [InlineData("manifests", "", "A")]
    [InlineData("", "envoy", "A")]
    public Task A_folder_that_is_forgotten_is_told_once(string manifests, string clusters, string name) =>
        new ResourceTest($"static class Code\n{{\n    [Manifest] static V1Service {name} => new();\n    [Manifest] static V1Service B => new();\n}}\n") { DisabledDiagnostics = { "BDSL5010", "BDSL5043" } }
            .WithProperty("ManifestsDirectory", manifests).WithProperty("EnvoyClustersDirectory", clusters).Run();
}
