using BackendDsl.Kgateway.V1Alpha1;

namespace OrgPolicies.App;

// Not part of the build: each resource breaks one policy of the platform team.
internal static class Broken
{
    public static BackendConfigPolicy WithoutTeam { get; } = BackendConfigPolicy
        .New("without-team", @namespace: "shop")
        .Spec(spec => spec.TargetRefs(target => target.Group("").Kind("Service").Name("payments")))
        .Build();

    public static BackendConfigPolicy Slow { get; } = BackendConfigPolicy
        .New("slow", @namespace: "shop")
        .Labels(("team", "checkout"))
        .Spec(spec => spec
            .TargetRefs(target => target.Group("").Kind("Service").Name("payments"))
            .ConnectTimeout("30s"))
        .Build();

    public static BackendConfigPolicy Trusting { get; } = BackendConfigPolicy
        .New("trusting", @namespace: "shop")
        .Labels(("team", "checkout"))
        .Spec(spec => spec
            .TargetRefs(target => target.Group("").Kind("Service").Name("payments"))
            .Tls(tls => tls.InsecureSkipVerify(true)))
        .Build();
}
