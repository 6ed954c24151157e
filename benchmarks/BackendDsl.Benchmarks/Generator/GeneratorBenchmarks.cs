using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Benchmarks.Generator;

/// <summary>The generator alone, warm: reading, thinking and printing, without compiling what it prints.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private CSharpCompilation _compilation = null!;
    private GeneratorDriver _fresh = null!;
    private GeneratorDriver _used = null!;
    private int _edits;

    /// <summary>One large definition, or the 65 of the corpus.</summary>
    [Params("httproutes", "65")]
    public string Definitions { get; set; } = "65";

    /// <summary>Reads the files.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _compilation = GeneratorSetup.Compilation();
        _fresh = GeneratorSetup.Driver(Definitions == "65" ? BenchmarkData.Definitions() : [BenchmarkData.OneDefinition()]);
        _used = _fresh.RunGenerators(_compilation);
    }

    /// <summary>A first run.</summary>
    [Benchmark]
    public GeneratorDriver Full() => _fresh.RunGenerators(_compilation);

    /// <summary>A run after an edit of C# that concerns no definition.</summary>
    [Benchmark]
    public GeneratorDriver AfterUnrelatedEdit() => _used.RunGenerators(GeneratorSetup.Edit(_compilation, _edits++));
}
