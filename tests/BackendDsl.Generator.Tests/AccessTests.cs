using BackendDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Generator.Tests;

/// <summary>Whether generated types are seen outside of their project, and which files of a folder are no definitions at all.</summary>
public sealed class AccessTests
{
    private static readonly string s_widget = Crd.Spec("{size: {type: integer}, color: {type: string, enum: [red]}, part: {type: object, properties: {x: {type: string}}}}");

    [Theory]
    [InlineData("", Accessibility.Public, 0)]
    [InlineData("Public", Accessibility.Public, 0)]
    [InlineData("Internal", Accessibility.Internal, 0)]
    [InlineData("internal", Accessibility.Internal, 0)]
    [InlineData("Private", Accessibility.Public, 1)]
    public void The_item_says_who_sees_its_types(string access, Accessibility expected, int problems)
    {
        var run = Run.Generate([new TextFile("/crds/test.yaml", s_widget) { Access = access }]);
        Assert.Equal(problems, run.Problems.Count(p => p.Id == "BDSL0011"));
        Assert.DoesNotContain(run.Compilation.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity >= DiagnosticSeverity.Warning);
        var types = Types(run.Compilation.Assembly.GlobalNamespace).ToList();
        Assert.True(types.Count >= 3);
        Assert.All(types, t => Assert.Equal(expected, t.DeclaredAccessibility));
    }

    [Theory]
    [InlineData("metadata: {name: w.example.com, annotations: {a: b}}")]
    [InlineData("metadata: {name: w.example.com}\nspec: {conversion: {strategy: Webhook, webhook: {conversionReviewVersions: [v1]}}}")]
    [InlineData("metadata: {name: w.example.com}\nspec: {versions: [{name: v1}]}")]
    [InlineData("metadata: {name: w.example.com}\nspec: {preserveUnknownFields: false}")]
    public void A_patch_of_a_definition_is_passed_over(string rest)
    {
        var run = Run.Generate("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n" + rest + "\n");
        var problem = Assert.Single(run.Problems);
        Assert.Equal(("BDSL0005", DiagnosticSeverity.Info), (problem.Id, problem.Severity));
        Assert.Contains("a patch of a definition (no group, no names)", problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resources:\n- bases/a.yaml\nconfigurations:\n- kustomizeconfig.yaml\n")]
    [InlineData("- op: add\n  path: /spec/preserveUnknownFields\n  value: false\n")]
    [InlineData("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n")]
    public void What_else_lies_beside_definitions_is_passed_over(string text) => Assert.Equal("BDSL0005", Assert.Single(Run.Generate(text).Problems).Id);

    [Fact]
    public void A_definition_that_lacks_only_a_part_is_still_told()
    {
        var problems = Run.Generate("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: w.example.com}\nspec: {group: example.com, versions: []}\n").Problems;
        Assert.Contains(problems, p => p.Id == "BDSL0002");
        Assert.DoesNotContain(problems, p => p.Id == "BDSL0005");
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
