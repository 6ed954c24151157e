using System.Text;
using System.Text.Json.Nodes;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway;

namespace BackendDsl.EnvoyGateway.Tests.Comparison;

/// <summary>One need, written for both gateways: members of the spec beside the target, as YAML.</summary>
/// <param name="Title">What is wished for.</param>
/// <param name="Kgateway">Members of a BackendConfigPolicy's spec.</param>
/// <param name="EnvoyGateway">Members of a BackendTrafficPolicy's spec.</param>
/// <param name="EnvoyGatewayBeside">A document beside the policy, where the need is one; empty for none.</param>
/// <param name="Note">What to know of the difference.</param>
internal sealed record ComparedNeed(string Title, string Kgateway, string EnvoyGateway, string EnvoyGatewayBeside, string Note)
{
    private const string Service = """
        apiVersion: v1
        kind: Service
        metadata: { name: app, namespace: edge }
        spec: { ports: [{ name: http, port: 80 }] }
        ---

        """;

    private const string Route = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: eg, namespace: edge }
        spec: { gatewayClassName: eg, listeners: [{ name: web, protocol: HTTP, port: 80 }] }
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: shop, namespace: edge }
        spec: { parentRefs: [{ name: eg }], hostnames: [shop.example.com], rules: [{ backendRefs: [{ name: app, port: 80 }] }] }
        ---

        """;

    public static IReadOnlyList<ComparedNeed> All { get; } =
    [
        new("Timeouts: 2s to connect, 5 minutes idle",
            "connectTimeout: 2s\ncommonHttpProtocolOptions:\n  idleTimeout: 300s",
            "timeout:\n  tcp: { connectTimeout: 2s }\n  http: { connectionIdleTimeout: 300s }",
            "", "Without a policy kgateway gives 5s to connect, Envoy Gateway 10s."),
        new("TCP keepalive",
            "tcpKeepalive:\n  keepAliveProbes: 3\n  keepAliveTime: 30s\n  keepAliveInterval: 5s",
            "tcpKeepalive:\n  probes: 3\n  idleTime: 30s\n  interval: 5s",
            "", "Whole seconds in both."),
        new("Circuit breakers: 100 connections, 50 waiting requests",
            "circuitBreakers:\n  maxConnections: 100\n  maxPendingRequests: 50",
            "circuitBreaker:\n  maxConnections: 100\n  maxPendingRequests: 50",
            "", "In Envoy Gateway's block the limits that are not given become 1024; without the block there are 1024 retries all the same. The limits count for a route rule, in kgateway for a Service port."),
        new("Health checks by HTTP, and passive ones",
            "healthCheck:\n  timeout: 1s\n  interval: 10s\n  unhealthyThreshold: 3\n  healthyThreshold: 2\n  http: { path: /healthz }\noutlierDetection:\n  consecutive5xx: 3\n  interval: 10s",
            "healthCheck:\n  active:\n    type: HTTP\n    timeout: 1s\n    interval: 10s\n    unhealthyThreshold: 3\n    healthyThreshold: 2\n    http: { path: /healthz }\n  passive:\n    consecutive5XxErrors: 3\n    interval: 10s",
            "", "Envoy Gateway sends the route's host name as Host and expects the status 200 by name."),
        new("TLS to the backend, verified by the authorities of the system",
            "tls:\n  sni: app.internal.example.com\n  wellKnownCACertificates: System",
            "",
            "apiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: { name: app, namespace: edge }\nspec:\n  targetRefs: [{ group: \"\", kind: Service, name: app }]\n  validation: { hostname: app.internal.example.com, wellKnownCACertificates: System }",
            "With TLS to every backend, Envoy Gateway lets ALPN choose the protocol. kgateway takes a BackendTLSPolicy, too."),
        new("HTTP/2 streams",
            "http2ProtocolOptions:\n  maxConcurrentStreams: 100",
            "http2:\n  maxConcurrentStreams: 100",
            "", "In neither gateway do these settings make a cluster speak HTTP/2: the protocol of the backend does (`appProtocol: kubernetes.io/h2c`). Here the Service does not, so nothing comes of them."),
    ];

    /// <summary>What the need changes of the cluster that kgateway makes without it.</summary>
    public string KgatewayCluster() => Change(OfKgateway(""), OfKgateway(Kgateway));

    /// <summary>What the need changes of the cluster that Envoy Gateway makes without it.</summary>
    public string EnvoyGatewayCluster() => Change(OfEnvoyGateway("", ""), OfEnvoyGateway(EnvoyGateway, EnvoyGatewayBeside));

    private static Cluster OfKgateway(string spec)
    {
        var policy = spec.Length == 0 ? "" : "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: BackendConfigPolicy\nmetadata: { name: app, namespace: edge }\nspec:\n  targetRefs: [{ group: \"\", kind: Service, name: app }]\n" + Indent(spec);
        return KgatewayTranslator.Translate(KgatewayInput.FromYaml(Service + policy))["kube_edge_app_80"];
    }

    private static Cluster OfEnvoyGateway(string spec, string beside)
    {
        var policy = spec.Length == 0 ? "" : "apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: BackendTrafficPolicy\nmetadata: { name: shop, namespace: edge }\nspec:\n  targetRefs: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, name: shop }]\n" + Indent(spec);
        var result = EnvoyGatewayTranslator.Translate(GatewayInput.FromYaml(Service + Route + policy + "\n---\n" + beside));
        Assert.Null(result.WholeFailure);
        Assert.DoesNotContain(result.Findings, f => f.Finding.Severity == FindingSeverity.Error);
        return Assert.Single(result.Clusters).Cluster;
    }

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(l => "  " + l)) + "\n";

    private static string Change(Cluster before, Cluster after)
    {
        var (old, now) = (JsonNode.Parse(EnvoyJson.Format(before))!.AsObject(), JsonNode.Parse(EnvoyJson.Format(after))!.AsObject());
        var text = new StringBuilder();
        foreach (var (name, value) in now)
        {
            if (!JsonNode.DeepEquals(old[name], value))
                Print(text, name, value, "");
        }

        return text.Length == 0 ? "(nothing)\n" : text.ToString();
    }

    private static void Item(StringBuilder text, JsonNode? item, string indent)
    {
        var inside = new StringBuilder();
        if (item is JsonObject { Count: > 0 } map)
        {
            foreach (var (key, member) in map)
                Print(inside, key, member, "");
        }
        else
        {
            inside.Append(item?.ToJsonString().Trim('"') ?? "null").Append('\n');
        }

        var start = "- ";
        foreach (var line in inside.ToString().TrimEnd('\n').Split('\n'))
        {
            text.Append(indent).Append(start).Append(line).Append('\n');
            start = "  ";
        }
    }

    private static void Print(StringBuilder text, string name, JsonNode? value, string indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                text.Append(indent).Append(name).Append(":\n");
                foreach (var (key, member) in map)
                    Print(text, key, member, indent + "  ");
                break;
            case JsonArray { Count: > 0 } list:
                text.Append(indent).Append(name).Append(":\n");
                foreach (var item in list)
                    Item(text, item, indent);
                break;
            default:
                text.Append(indent).Append(name).Append(": ").Append(value?.ToJsonString().Trim('"') ?? "null").Append('\n');
                break;
        }
    }
}
