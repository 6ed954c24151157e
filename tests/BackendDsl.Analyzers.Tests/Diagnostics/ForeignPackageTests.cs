using BackendDsl.Analyzers.Tests.Infrastructure;
using BackendDsl.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Analyzers.Tests.Diagnostics;

/// <summary>What comes with types of another package: rules of its own controller, a schema of another form.</summary>
public class ForeignPackageTests
{
    private static readonly string s_widget = Path.Combine(TestData.RepositoryRoot, "docs", "diagnostics", "widget.crd.yaml");

    private const string Rule = """[assembly: BackendDsl.ControllerRule("example.dev", "Widget", "acme/no-big-steps", "spec", "!has(self.steps) || self.steps < 50", "the controller ignores more", Fields = "steps")]""";

    [Fact]
    public async Task A_rule_without_a_number_is_told_by_its_name()
    {
        var compilation = AnalyzerRun.Generate(
            AnalyzerRun.Compile("using Example.V1;\n" + Rule + "\nstatic class Code\n{\n    static object Bad => Widget.New(\"w\", \"n\").Spec(s => s.Steps(100)).Build();\n    static object Good => Widget.New(\"w\", \"n\").Spec(s => s.Steps(5)).Build();\n}\n"), s_widget, "Example");
        var found = Assert.Single(await AnalyzerRun.RunAsync(compilation));
        Assert.Equal("BDSL4900", found.Id);
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
        Assert.Contains("the controller ignores more", found.GetMessage(), StringComparison.Ordinal);
        Assert.EndsWith("[acme/no-big-steps]", found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("100", (await found.Location.SourceTree!.GetTextAsync(TestContext.Current.CancellationToken)).ToString(found.Location.SourceSpan));
    }

    [Fact]
    public async Task A_schema_of_another_form_is_told_where_the_type_is_used()
    {
        var compilation = AnalyzerRun.Generate(AnalyzerRun.Compile("using Example.V1;\nstatic class Code\n{\n    static object It => Widget.New(\"w\", \"n\").Spec(s => s.Steps(7)).Build();\n}\n"), s_widget, "Example");
        var tree = compilation.SyntaxTrees.Single(t => t.ToString().Contains("CustomResourceSchema(", StringComparison.Ordinal));
        var text = tree.ToString();
        var at = text.IndexOf("CustomResourceSchema(", StringComparison.Ordinal);
        var version = text.IndexOfAny(['1'], at);
        var changed = CSharpSyntaxTree.ParseText(text.Remove(version, 1).Insert(version, "9"), (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8, TestContext.Current.CancellationToken);
        var found = await AnalyzerRun.RunAsync(compilation.ReplaceSyntaxTree(tree, changed));
        var only = Assert.Single(found);
        Assert.Equal("BDSL0105", only.Id);
        Assert.Contains("Widget", only.GetMessage(), StringComparison.Ordinal);
        Assert.True(only.Location.IsInSource);
    }

    [Fact]
    public Task Two_exclusive_blocks_under_one_condition_are_told() => ResourceTest.File(
        """
        static class Code
        {
            static object Policy(bool flag) => BackendConfigPolicy.New("p", @namespace: "n")
                .Spec(s =>
                {
                    s.TargetRefs(t => t.Group("").Kind("Service").Name("x"));
                    if (flag)
                    {
                        s.Http1ProtocolOptions(h => h.EnableTrailers(true));
                        s.{|BDSL2001:Http2ProtocolOptions(h => h.MaxConcurrentStreams(100))|};
                    }
                })
                .Build();

            static object Either(bool flag) => BackendConfigPolicy.New("p", @namespace: "n")
                .Spec(s =>
                {
                    s.TargetRefs(t => t.Group("").Kind("Service").Name("x"));
                    if (flag)
                        s.Http1ProtocolOptions(h => h.EnableTrailers(true));
                    else
                        s.Http2ProtocolOptions(h => h.MaxConcurrentStreams(100));
                })
                .Build();
        }
        """);
}
