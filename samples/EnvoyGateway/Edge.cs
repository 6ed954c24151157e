using BackendDsl;
using BackendDsl.EnvoyGateway.V1Alpha1;
using BackendDsl.GatewayApi.V1;
using k8s.Models;

namespace Shop;

/// <summary>A shop behind Envoy Gateway: settings of the house on the Gateway, and what the cart needs over them.</summary>
public static class Edge
{
    private const string Namespace = "edge";
    private const string Group = "gateway.networking.k8s.io";

    /// <summary>The entrance.</summary>
    [Manifest]
    public static Gateway Entrance { get; } = Gateway
        .New("public", @namespace: Namespace)
        .Spec(spec => spec
            .GatewayClassName("eg")
            .Listeners(web => web.Name("web").Protocol("HTTP").Port(80)))
        .Build();

    /// <summary>Two rules: each becomes a cluster of its own.</summary>
    [Manifest]
    public static HTTPRoute Shop { get; } = HTTPRoute
        .New("shop", @namespace: Namespace)
        .Spec(spec => spec
            .ParentRefs(parent => parent.Name("public"))
            .Hostnames("shop.example.com")
            .Rules(
                cart => cart
                    .Name("cart")
                    .Matches(match => match.Path(path => path.Type("PathPrefix").Value("/cart")))
                    .BackendRefs(backend => backend.Name("cart").Port(80)),
                rest => rest
                    .BackendRefs(backend => backend.Name("catalogue").Group("gateway.envoyproxy.io").Kind("Backend"))))
        .Build();

    /// <summary>The cart's Service.</summary>
    [Manifest]
    public static V1Service Cart { get; } = new()
    {
        ApiVersion = "v1",
        Kind = "Service",
        Metadata = new() { Name = "cart", NamespaceProperty = Namespace },
        Spec = new() { Selector = new Dictionary<string, string> { ["app"] = "cart" }, Ports = [new() { Name = "http", Port = 80 }] },
    };

    /// <summary>The catalogue runs elsewhere, behind TLS.</summary>
    [Manifest]
    public static Backend Catalogue { get; } = Backend
        .New("catalogue", @namespace: Namespace)
        .Spec(spec => spec
            .Endpoints(endpoint => endpoint.Fqdn(name => name.Hostname("catalogue.example.com").Port(443)))
            .Tls(tls => tls.WellKnownCACertificates("System").Sni("catalogue.example.com")))
        .Build();

    /// <summary>The settings of the house: every route of the Gateway has them.</summary>
    [Manifest]
    public static BackendTrafficPolicy House { get; } = BackendTrafficPolicy
        .New("house", @namespace: Namespace)
        .Spec(spec => spec
            .TargetRefs(target => target.Group(Group).Kind("Gateway").Name("public"))
            .Timeout(timeout => timeout.Tcp(tcp => tcp.ConnectTimeout("3s")))
            .TcpKeepalive(keepalive => keepalive.IdleTime("30s").Interval("5s").Probes(3))
            .CircuitBreaker(breaker => breaker.MaxConnections(500)))
        .Build();

    /// <summary>The cart's own, merged over those of the house: without mergeType it would replace them all.</summary>
    [Manifest]
    public static BackendTrafficPolicy CartPolicy { get; } = BackendTrafficPolicy
        .New("cart", @namespace: Namespace)
        .Spec(spec => spec
            .TargetRefs(target => target.Group(Group).Kind("HTTPRoute").Name("shop").SectionName("cart"))
            .MergeType("StrategicMerge")
            .Timeout(timeout => timeout.Tcp(tcp => tcp.ConnectTimeout("1s")))
            .HealthCheck(health => health
                .Active(active => active.Type("HTTP").Interval("5s").Http(http => http.Path("/healthz")))
                .Passive(passive => passive.Consecutive5XxErrors(3))))
        .Build();
}
