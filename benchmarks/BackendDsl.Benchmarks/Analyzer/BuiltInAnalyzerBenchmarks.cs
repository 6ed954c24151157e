using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Benchmarks.Analyzer;

/// <summary>The resource analyzer over a project of 200 Deployments of KubernetesClient's types.</summary>
[MemoryDiagnoser]
public class BuiltInAnalyzerBenchmarks
{
    private CSharpCompilation _compilation = null!;

    /// <summary>False for right ones alone; true where every tenth has a mistake, which is then looked for.</summary>
    [Params(false, true)]
    public bool Mistakes { get; set; }

    /// <summary>Parses the project; each run starts from a compilation of its own.</summary>
    [GlobalSetup]
    public void Setup() => _compilation = BuiltInSetup.Compilation(Mistakes);

    /// <summary>The whole project.</summary>
    [Benchmark]
    public int Project() =>
        AnalyzerSetup.With(_compilation.Clone(), AnalyzerSetup.Analyzer()).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length;
}
