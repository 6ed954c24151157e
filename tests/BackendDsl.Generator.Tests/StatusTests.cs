using System.Globalization;
using BackendDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Generator.Tests;

/// <summary>Types that only the status leads to are read, not built, unless a project asks for it.</summary>
public sealed class StatusTests
{
    private const string Subresource = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: jobs.example.com}\nspec:\n  group: example.com\n  scope: Namespaced\n"
        + "  names: {kind: Job, plural: jobs}\n  versions:\n  - name: v1\n    served: true\n    storage: true\n    subresources: {status: {}}\n    schema:\n      openAPIV3Schema:\n        type: object\n"
        + "        properties:\n"
        + "          spec: {type: object, properties: {both: {type: object, properties: {x: {type: string}}}, size: {type: integer}}}\n"
        + "          status: {type: object, properties: {both: {type: object, properties: {x: {type: string}}}, phase: {type: string}, conditions: {type: array, items: {type: object, properties: {type: {type: string}}}}}}\n";

    [Fact]
    public void Only_what_the_spec_leads_to_has_a_builder()
    {
        var run = Compiled(new TextFile("/crds/test.yaml", Subresource));
        Assert.Equal(["Both", "Job", "JobSpec"], Built(run));
        // A finished status can be given, and its objects can be made.
        Compiles(run, """Job.New("a").Status(new JobStatus { Phase = "Ready", Conditions = [new() { Type = "x" }], Both = new() { X = "y" } }).Build().ToBuilder()""");
        Refuses(run, """Job.New("a").Status(s => s.Phase("Ready"))""");
    }

    [Fact]
    public void A_project_may_ask_for_all()
    {
        var run = Compiled(new TextFile("/crds/test.yaml", Subresource) { Status = "builders" });
        Assert.Equal(["Both", "Condition", "Job", "JobSpec", "JobStatus"], Built(run));
        Compiles(run, """Job.New("a").Status(s => s.Phase("Ready").Conditions(c => c.Type("x")))""");
    }

    [Fact]
    public void A_status_that_is_no_subresource_is_written_by_who_writes_the_object()
    {
        var run = Compiled(new TextFile("/crds/test.yaml", Subresource.Replace("    subresources: {status: {}}\n", "", StringComparison.Ordinal)));
        Assert.Equal(["Both", "Condition", "Job", "JobSpec", "JobStatus"], Built(run));
    }

    [Fact]
    public void Another_word_is_told()
    {
        var run = Run.Generate([new TextFile("/crds/test.yaml", Subresource) { Status = "all" }]);
        var problem = Assert.Single(run.Problems);
        Assert.Equal(("BDSL0012", DiagnosticSeverity.Warning), (problem.Id, problem.Severity));
        Assert.Equal("Status is 'all': it may be builders; types that only status leads to have none", problem.GetMessage(CultureInfo.InvariantCulture));
    }

    private static GeneratorRun Compiled(TextFile file)
    {
        var run = Run.Generate([file]);
        Assert.Empty(run.Problems);
        Assert.DoesNotContain(run.Compilation.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity >= DiagnosticSeverity.Warning);
        return run;
    }

    private static string[] Built(GeneratorRun run) =>
        [.. Types(run.Compilation.Assembly.GlobalNamespace).Where(t => t.GetTypeMembers("Builder").Length > 0).Select(t => t.Name).Order(StringComparer.Ordinal)];

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol space) => space.GetTypeMembers().SelectMany(t => Types(t).Prepend(t))
        .Concat(space is INamespaceSymbol outer ? outer.GetNamespaceMembers().SelectMany(Types) : []);

    private static void Compiles(GeneratorRun run, string expression) => Assert.Empty(ErrorsOf(run, expression));

    private static void Refuses(GeneratorRun run, string expression) => Assert.NotEmpty(ErrorsOf(run, expression));

    private static IEnumerable<Diagnostic> ErrorsOf(GeneratorRun run, string expression)
    {
        var space = Types(run.Compilation.Assembly.GlobalNamespace).First(t => t.Name == "Job").ContainingNamespace.ToDisplayString();
        var options = (Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)run.Compilation.SyntaxTrees.First().Options;
        var tree = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(
            $"using {space}; class Use {{ static readonly object s_made = {expression}; }}", options, cancellationToken: TestContext.Current.CancellationToken);
        return run.Compilation.AddSyntaxTrees(tree).GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error);
    }
}
