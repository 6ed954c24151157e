using System.Globalization;
using BackendDsl.Generator.Diagnostics;
using BackendDsl.Generator.Tests.Harness;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendDsl.Generator.Tests;

/// <summary>What is told of a file: id, place, silence where all is well, and the page behind each id.</summary>
public sealed class DiagnosticTests
{
    private const string NoSchema = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          names: {kind: Widget, plural: widgets}
          scope: Namespaced
          versions:
          - {name: v1, served: true, storage: true}
        """;

    [Theory]
    [InlineData("BDSL0001", "{{{", 1)]
    [InlineData("BDSL0002", "apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\n", 1)]
    [InlineData("BDSL0005", "apiVersion: v1\nkind: Pod\n", 1)]
    [InlineData("BDSL0006", NoSchema, 9)]
    public void A_file_is_told_with_its_place(string id, string text, int line)
    {
        var problem = Assert.Single(Run.Generate(text).Problems, p => p.Id == id);
        Assert.Equal(line, problem.Location.GetLineSpan().StartLinePosition.Line + 1);
        Assert.Equal("/crds/test.yaml", problem.Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("BDSL0002", "{a: {type: integer, minimum: many}}")]
    [InlineData("BDSL0003", "{a: {type: object, $ref: '#/x'}}")]
    [InlineData("BDSL0003", "{a: {type: string}, a: {type: integer}}")]
    public void A_schema_is_told_with_its_place(string id, string properties)
    {
        var problem = Assert.Single(Run.Generate(Crd.Spec(properties)).Problems);
        Assert.Equal(id, problem.Id);
        Assert.True(problem.Location.GetLineSpan().StartLinePosition.Line >= 14, problem.ToString());
        Assert.True(problem.Location.GetLineSpan().StartLinePosition.Character > 10, problem.ToString());
    }

    [Fact]
    public void Of_JSON_documents_in_a_row_a_broken_one_costs_itself()
    {
        const string Good = """{"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "NAMEs.example.com"}, "spec": {"group": "example.com", "names": {"kind": "NAME", "plural": "NAMEs"}, "scope": "Namespaced", "versions": [{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {"type": "object"}}}]}}""";
        var text = Good.Replace("NAME", "one", StringComparison.Ordinal) + "\n---\n{\"a\": [}\n---\n" + Good.Replace("NAME", "two", StringComparison.Ordinal);
        var run = Run.Generate(text);
        var problem = Assert.Single(run.Problems);
        Assert.Equal(("BDSL0001", 2), (problem.Id, problem.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal(2, run.Sources.Count);
    }

    [Fact]
    public void A_good_file_is_silent() => Assert.Empty(Run.Generate(Crd.Spec("{a: {type: string}}")).Clean().Problems);

    [Fact]
    public async Task The_testing_library_sees_the_same_place()
    {
        var test = new CSharpSourceGeneratorTest<CrdGenerator, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            TestState =
            {
                Sources = { "class C;" },
                AdditionalFiles = { ("/0/widget.crd.yaml", NoSchema) },
                AnalyzerConfigFiles =
                {
                    ("/.globalconfig", """
                        is_global = true
                        [/0/widget.crd.yaml]
                        build_metadata.AdditionalFiles.BackendDslItem = CustomResourceDefinition
                        """),
                },
                ExpectedDiagnostics = { new DiagnosticResult(Descriptors.NoSchema).WithLocation("/0/widget.crd.yaml", 9, 5).WithArguments("version 'v1' has no schema") },
            },
        };
        test.TestState.AdditionalReferences.AddRange(Run.References);
        await test.RunAsync(CancellationToken.None);
    }

    [Fact]
    public void Another_additional_file_is_none_of_ours() =>
        Assert.Empty(Run.Generate([new TextFile("/a.yaml", "{{{") { Item = "" }]).Problems);

    [Fact]
    public void Every_descriptor_of_a_file_has_a_page_and_a_release_row()
    {
        var releases = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "generator", "BackendDsl.Generator", "Diagnostics", "AnalyzerReleases.Unshipped.md"));
        var fields = typeof(Descriptors).GetFields().Where(f => f.FieldType == typeof(DiagnosticDescriptor)).ToList();
        Assert.NotEmpty(fields);
        foreach (var descriptor in fields.Select(f => (DiagnosticDescriptor)f.GetValue(null)!).Where(d => string.CompareOrdinal(d.Id, "BDSL0100") < 0))
        {
            var page = Path.Combine(TestData.RepositoryRoot, "docs", "diagnostics", descriptor.Id + ".md");
            Assert.True(File.Exists(page), page);
            Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title.ToString(CultureInfo.InvariantCulture)}\n", File.ReadAllText(page), StringComparison.Ordinal);
            Assert.Contains(descriptor.Id + " |", releases, StringComparison.Ordinal);
            Assert.Equal(HelpLinks.Of(descriptor.Id), descriptor.HelpLinkUri);
        }
    }
}
