using BackendDsl.Kgateway.V1Alpha1;
using k8s.Models;

namespace Shop;

/// <summary>What a service of the shop becomes in the cluster.</summary>
public static class Backends
{
    /// <summary>How the gateway connects to a service.</summary>
    public static BackendConfigPolicy Policy(Microservice service, string @namespace) => BackendConfigPolicy
        .New(service.Name, @namespace)
        .Labels(("team", service.Team), ("tier", service.Tier.ToString()))
        .Spec(spec =>
        {
            spec.TargetRefs(target => target.Group("").Kind("Service").Name(service.Name))
                .For(service.Tier);
            if (service.Protocol == Protocol.Grpc)
                spec.Http2ProtocolOptions(http2 => http2.MaxConcurrentStreams(256).ConnectionKeepalive(k => k.Interval("30s").Timeout("5s")));
            else
                spec.CommonHttpProtocolOptions(http => http.IdleTimeout("5m").MaxRequestsPerConnection(10_000));
            if (service.IsSticky)
                spec.LoadBalancer(lb => lb.RingHash(ring => ring.HashPolicies(hash => hash.Cookie(cookie => cookie.Name("cart").Ttl("1h").Path("/")))));
            if (service.TlsHost is { } host)
                spec.Tls(tls => tls.Sni(host).WellKnownCACertificates("System").VerifySubjectAltNames(host));
        })
        .Build();

    /// <summary>The Service itself.</summary>
    public static V1Service Service(Microservice service, string @namespace) => new()
    {
        ApiVersion = "v1",
        Kind = "Service",
        Metadata = new()
        {
            Name = service.Name,
            NamespaceProperty = @namespace,
            Labels = new Dictionary<string, string> { ["app"] = service.Name, ["team"] = service.Team },
        },
        Spec = new()
        {
            Selector = new Dictionary<string, string> { ["app"] = service.Name },
            Ports =
            [
                new()
                {
                    Name = service.Protocol == Protocol.Grpc ? "grpc" : "http",
                    AppProtocol = service.Protocol == Protocol.Grpc ? "kubernetes.io/h2c" : null,
                    Port = service.Port,
                    TargetPort = service.Port,
                },
            ],
        },
    };
}
