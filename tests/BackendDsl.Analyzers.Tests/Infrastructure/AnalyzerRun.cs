using System.Collections.Immutable;
using BackendDsl.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Analyzers.Tests.Infrastructure;

/// <summary>Compiles code against the runtime and the compiled kinds, and runs analyzers on it.</summary>
internal static class AnalyzerRun
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview);

    public static CSharpCompilation Compile(params string[] sources) =>
        CSharpCompilation.Create(
            "Code",
            sources.Prepend(Usings).Select((s, i) => CSharpSyntaxTree.ParseText(SourceText.From(s, System.Text.Encoding.UTF8), s_parse, path: $"/0/Code{i}.cs")),
            [.. References.WithKgateway, MetadataReference.CreateFromFile(typeof(BackendDsl.Testing.AssertPolicy).Assembly.Location)],
            new(sources.Any(s => s.StartsWith("// top-level", StringComparison.Ordinal)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Adds the types generated from a definition.</summary>
    public static CSharpCompilation Generate(CSharpCompilation compilation, string definitionFile, string space)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new CrdGenerator().AsSourceGenerator()],
            [new FileText(definitionFile, File.ReadAllText(definitionFile))],
            s_parse,
            new BuildOptions(new Dictionary<string, string> { [definitionFile] = "CustomResourceDefinition" }, space: space));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var result, out var diagnostics);
        Assert.Empty(diagnostics);
        return (CSharpCompilation)result;
    }

    /// <summary>Fails on a compiler error, then gives what the resource analyzer tells.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(CSharpCompilation compilation, AnalyzerOptions? options = null, params DiagnosticAnalyzer[] analyzers)
    {
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(10).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors));
        Exception? failure = null;
        var run = compilation.WithAnalyzers(
            analyzers.Length > 0 ? [.. analyzers] : [new ResourceAnalyzer()],
            new CompilationWithAnalyzersOptions(options ?? new([], new BuildOptions(new Dictionary<string, string>())), (e, _, _) => failure ??= e, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var diagnostics = await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.True(failure is null, failure?.ToString());
        return diagnostics;
    }
}
