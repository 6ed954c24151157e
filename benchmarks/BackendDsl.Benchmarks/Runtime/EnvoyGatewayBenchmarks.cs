using System.Text;
using BackendDsl.EnvoyGateway;
using BackendDsl.GatewayApi;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>Envoy Gateway's policies to clusters: the aim is twice of making the same messages by hand.</summary>
[MemoryDiagnoser]
public class EnvoyGatewayBenchmarks
{
    private static readonly EnvoyGatewayOptions s_options = new() { ValidatesObjects = false, ChecksClusters = false };

    private GatewayInput _input = null!;
    private TranslationResult _result = null!;

    /// <summary>How many at once.</summary>
    [Params(20, 1_000)]
    public int Policies { get; set; } = 1_000;

    [GlobalSetup]
    public void Setup()
    {
        _input = Input(Policies);
        _result = EnvoyGatewayTranslator.Translate(Input(Policies), s_options);
    }

    [Benchmark]
    public int TranslateAndSerialise()
    {
        var bytes = 0;
        foreach (var cluster in EnvoyGatewayTranslator.Translate(_input, s_options).Clusters)
            bytes += cluster.Cluster.ToByteArray().Length;
        return bytes;
    }

    /// <summary>The baseline: the same messages made by hand, with all values known. Nothing is read, checked, merged or told.</summary>
    [Benchmark(Baseline = true)]
    public int BuildByHandAndSerialise()
    {
        var bytes = 0;
        for (var i = 0; i < Policies; i++)
            bytes += HandBuiltRoute.Of(i).ToByteArray().Length;
        return bytes;
    }

    /// <summary>A benchmark of something else would be worth nothing.</summary>
    public bool IsTheSame() => _result.Clusters.Length == Policies && _result.Clusters.Select(c => c.Cluster).ToHashSet().SetEquals(Enumerable.Range(0, Policies).Select(HandBuiltRoute.Of));

    [Benchmark]
    public int CloneAndSerialiseTheSameProtos()
    {
        var bytes = 0;
        foreach (var cluster in _result.Clusters)
            bytes += cluster.Cluster.Clone().ToByteArray().Length;
        return bytes;
    }

    private static GatewayInput Input(int policies)
    {
        var text = new StringBuilder("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: eg, namespace: edge }
            spec: { gatewayClassName: eg, listeners: [{ name: web, protocol: HTTP, port: 80 }] }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: app, namespace: edge }
            spec: { ports: [{ name: http, port: 80 }] }

            """);
        for (var i = 0; i < policies; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $$$"""
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: { name: r{{{i}}}, namespace: edge }
                spec: { parentRefs: [{ name: eg }], hostnames: [r{{{i}}}.example.com], rules: [{ backendRefs: [{ name: app, port: 80 }] }] }
                ---
                apiVersion: gateway.envoyproxy.io/v1alpha1
                kind: BackendTrafficPolicy
                metadata: { name: p{{{i}}}, namespace: edge }
                spec:
                  targetRefs: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, name: r{{{i}}} }]
                  timeout: { tcp: { connectTimeout: 2s }, http: { connectionIdleTimeout: 300s } }
                  tcpKeepalive: { probes: 3, idleTime: 30s, interval: 5s }
                  circuitBreaker: { maxConnections: 100, maxPendingRequests: 50 }
                  healthCheck: { active: { type: HTTP, http: { path: /healthz } }, passive: { consecutive5XxErrors: 3 } }

                """);
        }

        return GatewayInput.FromYaml(text.ToString());
    }
}
