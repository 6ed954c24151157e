using BackendDsl;
using BackendDsl.GatewayApi.V1;
using Delivery.Crds.ArgoprojIo.V1Alpha1;
using Delivery.Crds.CertManagerIo.V1;

namespace Delivery;

/// <summary>A web application at the edge, with the kinds of three projects: its certificate, its route, and how it is delivered.</summary>
public static class Edge
{
    private const string Host = "shop.example.com";

    /// <summary>Who signs.</summary>
    [Manifest]
    public static ClusterIssuer Issuer { get; } = ClusterIssuer
        .New("letsencrypt")
        .Spec(spec => spec.Acme(acme => acme
            .Server("https://acme-v02.api.letsencrypt.org/directory")
            .Email("platform@example.com")
            .PrivateKeySecretRef(key => key.Name("letsencrypt-account"))
            .Solvers(solver => solver.Http01(http => http.GatewayHTTPRoute(route => route.ParentRefs(parent => parent.Name("edge")))))))
        .Build();

    /// <summary>What is signed.</summary>
    [Manifest]
    public static Certificate Certificate { get; } = Certificate
        .New("shop", @namespace: "edge")
        .Spec(spec => spec
            .SecretName("shop-tls")
            .DnsNames(Host)
            .Duration("2160h").RenewBefore("360h")
            .PrivateKey(key => key.Algorithm("ECDSA").Size(256).RotationPolicy("Always"))
            .IssuerRef(issuer => issuer.Name(Issuer.Metadata.Name).Kind("ClusterIssuer")))
        .Build();

    /// <summary>Where requests go.</summary>
    [Manifest]
    public static HTTPRoute Route { get; } = HTTPRoute
        .New("shop", @namespace: "edge")
        .Spec(spec => spec
            .ParentRefs(parent => parent.Name("edge"))
            .Hostnames(Host)
            .Rules(rule => rule
                .Matches(match => match.Path(path => path.Type("PathPrefix").Value("/")))
                .BackendRefs(backend => backend.Name("storefront").Port(8080))))
        .Build();

    /// <summary>How it reaches the cluster: from the manifests that this very build writes.</summary>
    [Manifest]
    public static Application Application { get; } = Application
        .New("shop", @namespace: "argocd")
        .Spec(spec => spec
            .Project("default")
            .Source(source => source.RepoURL("https://git.example.com/shop.git").Path("manifests").TargetRevision("main"))
            .Destination(destination => destination.Server("https://kubernetes.default.svc").Namespace("edge"))
            .SyncPolicy(policy => policy
                .Automated(automated => automated.Prune(true).SelfHeal(true))
                .SyncOptions("ServerSideApply=true")))
        .Build();
}
