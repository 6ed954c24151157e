using BackendDsl.Envoy;
using BackendDsl.Kgateway;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>Policies to clusters: the aim is 10 µs a policy with serialising, within twice of making the same messages by hand.</summary>
[MemoryDiagnoser]
public class TranslationBenchmarks
{
    // What Build() made was judged before.
    private static readonly KgatewayOptions s_options = new() { ValidatesPolicies = false };

    private KgatewayInput _input = null!;
    private ClusterSet _clusters = null!;

    /// <summary>How many at once.</summary>
    [Params(20, 1_000)]
    public int Policies { get; set; } = 1_000;

    [GlobalSetup]
    public void Setup()
    {
        _input = RuntimeSetup.Input(Policies);
        _clusters = KgatewayTranslator.Translate(RuntimeSetup.Input(Policies));
    }

    [Benchmark]
    public int TranslateAndSerialise()
    {
        var bytes = 0;
        foreach (var cluster in KgatewayTranslator.Translate(_input, s_options))
            bytes += cluster.ToByteArray().Length;
        return bytes;
    }

    /// <summary>The baseline: the same messages made by hand, with all values known. Nothing is read, checked, merged or told.</summary>
    [Benchmark(Baseline = true)]
    public int BuildByHandAndSerialise()
    {
        var bytes = 0;
        for (var i = 0; i < Policies; i++)
            bytes += HandBuilt.Of(i).ToByteArray().Length;
        return bytes;
    }

    /// <summary>A benchmark of something else would be worth nothing.</summary>
    public bool IsTheSame() => Enumerable.Range(0, Policies).All(i => HandBuilt.Of(i).Equals(_clusters[$"kube_gwtest_httpbin-{i}_8000"]));

    [Benchmark]
    public int CloneAndSerialiseTheSameProtos()
    {
        var bytes = 0;
        foreach (var cluster in _clusters)
            bytes += cluster.Clone().ToByteArray().Length;
        return bytes;
    }

    [Benchmark]
    public int FormatAsConfigDump()
    {
        var characters = 0;
        foreach (var cluster in _clusters)
            characters += EnvoyJson.Format(cluster).Length;
        return characters;
    }
}
