using BackendDsl.Kgateway.V1Alpha1;
using BenchmarkDotNet.Attributes;
using k8s;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>Reading JSON, as a server sends it and indented: the aim is 1.5 times KubernetesJson's objects a second, and at most 2 KB allocated an object.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private readonly string _json = RuntimeSetup.Policy().ToString();
    private readonly string _indented = RuntimeSetup.Policy().ToJson();
    private readonly string _yaml = RuntimeSetup.Policy().ToYaml();

    [Benchmark(Baseline = true)]
    public PlainPolicy KubernetesJsonDeserialize() => KubernetesJson.Deserialize<PlainPolicy>(_json);

    [Benchmark]
    public BackendConfigPolicy FromJson() => BackendConfigPolicy.FromJson(_json);

    [Benchmark]
    public PlainPolicy KubernetesJsonDeserializeIndented() => KubernetesJson.Deserialize<PlainPolicy>(_indented);

    [Benchmark]
    public BackendConfigPolicy FromJsonIndented() => BackendConfigPolicy.FromJson(_indented);

    [Benchmark]
    public BackendConfigPolicy FromYaml() => BackendConfigPolicy.FromYaml(_yaml);
}
