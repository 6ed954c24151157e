using System.Text;
using BackendDsl.Kgateway.Releases;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Kgateway.Tests.Releases;

/// <summary>What the compiler knows of the releases is printed from the definitions and from the history of members.</summary>
public sealed class DefinitionVariantsTests
{
    [Fact]
    public void The_attributes_are_those_of_the_definitions()
    {
        var path = Path.Combine(TestData.RepositoryRoot, "runtime", "BackendDsl.Kgateway", "Releases", "DefinitionVariants.cs");
        var expected = Print();
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
            File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    /// <summary>The history of members says what the definitions say.</summary>
    [Theory]
    [InlineData("2.1", ReleaseLine.V21)]
    [InlineData("2.2", ReleaseLine.V22)]
    [InlineData("2.3", ReleaseLine.V23)]
    [InlineData("2.4", ReleaseLine.V24)]
    [InlineData("main", ReleaseLine.Main)]
    [InlineData("next", ReleaseLine.Next)]
    internal void A_release_has_the_members_that_came_with_it_or_before(string release, ReleaseLine line)
    {
        var root = Root(release, "BackendConfigPolicy");
        Assert.All(MemberHistory.Members, m => Assert.Equal((m.Path, m.Since <= line), (m.Path, Has(root, m.Path))));
        Assert.All(MemberHistory.Documented, m => Assert.False(Has(root, m)));
        Assert.All(MemberHistory.Documented, m => Assert.True(Has(Root("docs", "BackendConfigPolicy"), m)));
    }

    private static bool Has(SchemaNode root, string path)
    {
        var node = root;
        foreach (var name in path.Split('.'))
        {
            var property = node.Properties.FirstOrDefault(p => p.Name == name);
            if (property is null)
                return false;
            node = property.Schema;
        }

        return true;
    }

    private static SchemaNode Root(string release, string kind) => ReleaseDefinitions.Of(release).Definitions.Single(d => d.Kind == kind).Versions[0].Schema!;

    private static string Print()
    {
        var text = new StringBuilder("// Printed from Releases/definitions.json and MemberHistory.cs by the tests (BACKENDDSL_UPDATE=1). Change those, not this file.\nusing BackendDsl;\n\n");
        foreach (var kind in new[] { "BackendConfigPolicy", "Backend" })
        {
            foreach (var (names, marked) in PatchReleases.Variants)
            {
                var name = names.Split(',')[0];
                var isDefault = marked ? ", IsDefault = true" : "";
                text.Append($"[assembly: DefinitionVariant(\"gateway.kgateway.dev\", \"{kind}\", \"KgatewayRelease\", \"{names}\",\n    {Quote(CompactSchema.Write(Root(name, kind)))}, EnvoyVersion = \"{KgatewayRelease.Parse(name).Envoy}\"{isDefault})]\n");
            }
        }

        foreach (var (path, since) in MemberHistory.Members)
            Member(path, MemberHistory.Message(path[(path.LastIndexOf('.') + 1)..], since), "");
        foreach (var path in MemberHistory.Documented)
            Member(path, MemberHistory.NeverReleased(path[(path.LastIndexOf('.') + 1)..]), ", IsWarning = true");
        return text.ToString();

        void Member(string path, string message, string more) =>
            text.Append($"[assembly: VariantMember(\"gateway.kgateway.dev\", \"BackendConfigPolicy\", \"{path}\",\n    {Quote(message)}{more})]\n");
    }

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal) + "\"";
}
