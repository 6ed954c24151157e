using System.Diagnostics;
using System.Globalization;
using System.Text;
using BackendDsl.Analyzers;
using BackendDsl.Benchmarks.Build;
using BackendDsl.Benchmarks.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Benchmarks.Analyzer;

/// <summary>
/// An editor with 65 kinds: what a keystroke costs in binding and analysis, and what memory the compilation keeps, with the kinds in an assembly of their own and with them in
/// the project's own compilation.
/// </summary>
internal static class EditorSmoke
{
    private const int Keystrokes = 15;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("backenddsl-editor-").FullName;
        try
        {
            var driver = GeneratorSetup.Driver(DefinitionMaker.Write(folder, 65));
            var generated = driver.RunGenerators(GeneratorSetup.Compilation("")).GetRunResult().GeneratedTrees;
            using var image = new MemoryStream();
            var result = GeneratorSetup.Compilation("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Bench\")]").WithAssemblyName("Kinds").AddSyntaxTrees(generated).Emit(image);
            if (!result.Success)
                throw new InvalidOperationException(result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());

            Measure("an assembly of their own", GeneratorSetup.Compilation(Code(0)).AddReferences(MetadataReference.CreateFromImage(image.ToArray())));
            Measure("the project's own compilation", GeneratorSetup.Compilation(Code(0)).AddSyntaxTrees(generated));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string name, CSharpCompilation compilation)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var times = new List<double>();
        var cpu = new List<double>();
        for (var i = 1; i <= Keystrokes; i++)
        {
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(Code(i), new CSharpParseOptions(LanguageVersion.CSharp14)));
            var used = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            compilation.WithAnalyzers([new ResourceAnalyzer()], new CompilationWithAnalyzersOptions(new([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
                .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), null, default).GetAwaiter().GetResult();
            _ = compilation.GetSemanticModel(compilation.SyntaxTrees[0]).GetDiagnostics().Length;
            times.Add(watch.Elapsed.TotalMilliseconds);
            cpu.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        }

        var kept = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
        GC.KeepAlive(compilation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"editor, 65 kinds in {name}: first {times[0]:F0} ms, then {times.Skip(5).Order().ElementAt(5):F1} ms a keystroke ({cpu.Skip(5).Order().ElementAt(5):F1} ms of CPU), {kept:F0} MiB more kept"));
    }

    private static string Code(int number)
    {
        var text = new StringBuilder("static class Code\n{\n");
        for (var i = 0; i < 25; i++)
            text.Append(CultureInfo.InvariantCulture, $"    public static object Make{i}() => global::Bench.Crds.Bench{i % 25}ExampleCom.V1.Kind{i:0000}.New(\"a{number}\", @namespace: \"n\").Labels((\"team\", \"edge\")).Build();\n");
        return text.Append("}\n").ToString();
    }
}
