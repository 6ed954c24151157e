using BackendDsl.Envoy;
using BackendDsl.Kgateway;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>Policies to clusters: the aim is 10 µs a policy with serialising, within twice of serialising alone.</summary>
[MemoryDiagnoser]
public class TranslationBenchmarks
{
    private const int Policies = 1_000;

    private readonly KgatewayInput _input = RuntimeSetup.Input(Policies);
    private readonly ClusterSet _clusters = KgatewayTranslator.Translate(RuntimeSetup.Input(Policies));

    [Benchmark(OperationsPerInvoke = Policies)]
    public int TranslateAndSerialise()
    {
        var bytes = 0;
        foreach (var cluster in KgatewayTranslator.Translate(_input))
            bytes += cluster.ToByteArray().Length;
        return bytes;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Policies)]
    public int CloneAndSerialiseTheSameProtos()
    {
        var bytes = 0;
        foreach (var cluster in _clusters)
            bytes += cluster.Clone().ToByteArray().Length;
        return bytes;
    }

    [Benchmark(OperationsPerInvoke = Policies)]
    public int FormatAsConfigDump()
    {
        var characters = 0;
        foreach (var cluster in _clusters)
            characters += EnvoyJson.Format(cluster).Length;
        return characters;
    }
}
