using System.Buffers;
using BackendDsl.Kgateway.V1Alpha1;
using BackendDsl.Manifests;
using BenchmarkDotNet.Attributes;
using k8s;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>Writing: the aim is 50 times KubernetesYaml's objects a second, and at most 2 KB allocated an object.</summary>
[MemoryDiagnoser]
public class ManifestBenchmarks
{
    private readonly BackendConfigPolicy _policy = RuntimeSetup.Policy();
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);

    [Benchmark(Baseline = true)]
    public string KubernetesYamlSerialize() => KubernetesYaml.Serialize(_policy);

    [Benchmark]
    public string ToYaml() => _policy.ToYaml();

    [Benchmark]
    public int WriteYamlToBuffer()
    {
        _buffer.ResetWrittenCount();
        ManifestWriter.WriteYaml(_policy, _buffer);
        return _buffer.WrittenCount;
    }

    [Benchmark]
    public string KubernetesJsonSerialize() => KubernetesJson.Serialize(_policy);

    [Benchmark]
    public string ToJson() => _policy.ToJson();
}
