using System.Diagnostics;
using System.Globalization;
using System.Text;
using BackendDsl.Benchmarks.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Benchmarks.Analyzer;

/// <summary>
/// What an editor has to do at a keystroke beside all public definitions, and what it holds: with the definitions in an assembly of their own, and with the generator in the
/// project's own compilation, as an editor has them until they are compiled.
/// </summary>
internal static class EditorSmoke
{
    private const int Resources = 25;
    private const int Keystrokes = 40;
    private const double Mebibyte = 1048576;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14);

    public static void Run()
    {
        Measure("definitions compiled", inside: false);
        Measure("generator in the compilation", inside: true);
    }

    private static void Measure(string name, bool inside)
    {
        var before = Held();
        var driver = GeneratorSetup.Driver(BenchmarkData.Definitions());
        var compilation = GeneratorSetup.Compilation(Code(0));
        if (!inside)
            compilation = compilation.AddReferences(Definitions());
        List<double> whole = [], own = [];
        var told = 0;
        for (var i = 1; i <= Keystrokes; i++)
        {
            var watch = Stopwatch.StartNew();
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(Code(i), s_parse));
            var seen = compilation;
            if (inside)
            {
                driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
                seen = (CSharpCompilation)output;
            }

            var model = seen.GetSemanticModel(compilation.SyntaxTrees[0]);
            if (model.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } error)
                throw new InvalidOperationException(error.ToString());
            var analyzer = AnalyzerSetup.Analyzer();
            var run = AnalyzerSetup.With(seen, analyzer);
            told += run.GetAnalyzerSemanticDiagnosticsAsync(model, null, default).GetAwaiter().GetResult().Length;
            whole.Add(watch.Elapsed.TotalMilliseconds);
            own.Add(run.GetAnalyzerTelemetryInfoAsync(analyzer, default).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds);
        }

        var held = (Held() - before) / Mebibyte;
        GC.KeepAlive(compilation);
        GC.KeepAlive(driver);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: keystroke in a file of {Resources} resources {Median(whole):F1} ms, of which the analyzer {Median(own):F1} ms (the first {whole[0]:F0} and {own[0]:F0} ms); {held:F0} MiB held; {told / Keystrokes} told each time"));
    }

    /// <summary>The definitions compiled, as a reference.</summary>
    private static PortableExecutableReference Definitions()
    {
        GeneratorSetup.Driver(BenchmarkData.Definitions()).RunGeneratorsAndUpdateCompilation(GeneratorSetup.Compilation().WithAssemblyName("Bench.Crds"), out var output, out _);
        using var stream = new MemoryStream();
        if (!output.Emit(stream).Success)
            throw new InvalidOperationException("the definitions did not compile");
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    // One resource in twenty-five is wrong.
    private static string Code(int edit)
    {
        var text = new StringBuilder("using Bench.Crds.CertManagerIo.V1;\nstatic class File\n{\n");
        for (var i = 0; i < Resources; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                public static Certificate Certificate{{i}}() => Certificate.New("certificate-{{i}}", @namespace: "edge")
                    .Spec(spec => spec
                        .SecretName("tls-{{(i == 0 ? edit : 0)}}")
                        .DnsNames("a.example.com", "b.example.com")
                        .RevisionHistoryLimit(3)
                        .IssuerRef(issuer => issuer{{(i == 1 ? "" : ".Name(\"ca\")")}}.Kind("ClusterIssuer")))
                    .Build();

                """);
        }

        return text.Append("}\n").ToString();
    }

    private static double Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
