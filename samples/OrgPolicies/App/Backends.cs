using BackendDsl.Kgateway.V1Alpha1;

namespace OrgPolicies.App;

internal static class Backends
{
    /// <summary>Keeps to the rules of the platform team.</summary>
    public static BackendConfigPolicy Payments { get; } = BackendConfigPolicy
        .New("payments", @namespace: "shop")
        .Labels(("team", "checkout"))
        .Spec(spec => spec
            .TargetRefs(target => target.Group("").Kind("Service").Name("payments"))
            .ConnectTimeout(TimeSpan.FromSeconds(2))
            .Tls(tls => tls.Sni("payments.example.com").WellKnownCACertificates("System")))
        .Build();
}
