using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Benchmarks.Analyzer;

/// <summary>The resource analyzer over a project of 1,000 chains; a compilation as a build sees it, bound for the first time.</summary>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    private CSharpCompilation _compilation = null!;
    private int _edits;

    /// <summary>Parses the project; each run starts from a compilation of its own.</summary>
    [GlobalSetup]
    public void Setup() => _compilation = AnalyzerSetup.Compilation();

    /// <summary>The whole project.</summary>
    [Benchmark]
    public int Project() =>
        AnalyzerSetup.With(_compilation.Clone(), AnalyzerSetup.Analyzer()).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length;

    /// <summary>One file after a keystroke, as an editor asks for it.</summary>
    [Benchmark]
    public int Keystroke()
    {
        var edited = AnalyzerSetup.Edit(_compilation, ++_edits % 100);
        var run = AnalyzerSetup.With(edited, AnalyzerSetup.Analyzer());
        return run.GetAnalyzerSemanticDiagnosticsAsync(edited.GetSemanticModel(edited.SyntaxTrees[1]), null, default).GetAwaiter().GetResult().Length;
    }
}
