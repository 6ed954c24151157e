using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Kgateway;
using BackendDsl.Kgateway.V1Alpha1;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;
using k8s.Models;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>The objects the runtime is measured on.</summary>
internal static class RuntimeSetup
{
    /// <summary>A policy of about the size of the page's last one: its manifest has some 800 bytes.</summary>
    public static BackendConfigPolicy Policy(int i = 0) => Builder(i).Build();

    public static BackendConfigPolicy.Builder Builder(int i) => BackendConfigPolicy
        .New("httpbin-" + i, @namespace: "gwtest")
        .Labels(("app.kubernetes.io/name", "httpbin"), ("team", "edge"))
        .Spec(spec => spec
            .TargetRefs(t => t.Group("").Kind("Service").Name("httpbin-" + i))
            .ConnectTimeout("5s")
            .PerConnectionBufferLimitBytes(1024)
            .TcpKeepalive(k => k.KeepAliveProbes(3).KeepAliveTime("30s").KeepAliveInterval("5s"))
            .CommonHttpProtocolOptions(h => h.IdleTimeout("10s").MaxHeadersCount(15).MaxStreamDuration("30s").MaxRequestsPerConnection(100))
            .Http1ProtocolOptions(h => h.EnableTrailers(true).OverrideStreamErrorOnInvalidHttpMessage(true).PreserveHttp1HeaderCase(true))
            .LoadBalancer(lb => lb.LeastRequest(l => l.ChoiceCount(3)).HealthyPanicThreshold(50))
            .HealthCheck(h => h.Timeout("2s").Interval("5s").HealthyThreshold(2).UnhealthyThreshold(3).Http(x => x.Path("/healthz").Host("httpbin")))
            .OutlierDetection(o => o.Consecutive5xx(5).Interval("10s").BaseEjectionTime("30s").MaxEjectionPercent(10)));

    public static V1Service Service(int i) => new()
    {
        ApiVersion = "v1",
        Kind = "Service",
        Metadata = new() { Name = "httpbin-" + i, NamespaceProperty = "gwtest" },
        Spec = new() { Ports = [new() { Port = 8000, Name = "http" }] },
    };

    public static KgatewayInput Input(int count)
    {
        var input = new KgatewayInput();
        for (var i = 0; i < count; i++)
        {
            input.Policies.Add(Policy(i));
            input.Services.Add(Service(i));
        }

        return input;
    }

    /// <summary>Many policies as one YAML text.</summary>
    public static string[] Texts(int count) => [.. Enumerable.Range(0, count).Select(i => Policy(i).ToYaml())];

    /// <summary>A rule of the usual kind, and an object it holds for.</summary>
    public static (CelExpression Rule, Value Self) Rule()
    {
        var schema = CustomResourceDefinitionReader.ReadSchema("""
            {"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"integer"},"c":{"type":"string"}}}
            """);
        var rule = CelExpression.Compile("has(self.a) && self.b >= 1 && self.c.startsWith('x')", SchemaEnvironments.For(schema)!);
        return (rule, Value.Of(new ObjectNode([new("a", Value.Of(1L)), new("b", Value.Of(2L)), new("c", Value.Of("xy"))])));
    }

}
