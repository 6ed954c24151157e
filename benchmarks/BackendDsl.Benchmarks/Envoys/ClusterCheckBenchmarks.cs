using BackendDsl.Benchmarks.Runtime;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Kgateway;
using BenchmarkDotNet.Attributes;

namespace BackendDsl.Benchmarks.Envoys;

/// <summary>Envoy's verdict on a cluster, beside what it costs to print the same cluster.</summary>
[MemoryDiagnoser]
public class ClusterCheckBenchmarks
{
    private const int Policies = 1_000;

    private readonly List<Cluster> _clusters = [.. KgatewayTranslator.Translate(RuntimeSetup.Input(Policies))];

    [Benchmark(OperationsPerInvoke = Policies)]
    public int Evaluate() => _clusters.Sum(c => ClusterChecks.Evaluate(c).Findings.Count);

    [Benchmark(OperationsPerInvoke = Policies)]
    public int EvaluateAll() => ClusterChecks.EvaluateAll(_clusters).Sum(j => j.Findings.Count);

    [Benchmark(Baseline = true, OperationsPerInvoke = Policies)]
    public int Format() => _clusters.Sum(c => EnvoyJson.Format(c).Length);
}
