using BackendDsl;
using BackendDsl.Kgateway.V1Alpha1;

namespace Backends;

/// <summary>Connection policy of our backends. Build the project to write it as manifests.</summary>
public static class Policies
{
    /// <summary>How the gateway connects to the Service <c>web</c>.</summary>
    [Manifest]
    public static BackendConfigPolicy Web { get; } = BackendConfigPolicy
        .New("web", @namespace: "RESOURCE_NAMESPACE")
        .Spec(spec => spec
            .TargetRefs(target => target.Group("").Kind("Service").Name("web"))
            .ConnectTimeout("5s")
            .PerConnectionBufferLimitBytes(32_768)
            .CommonHttpProtocolOptions(http => http
                .IdleTimeout("10m")
                .MaxRequestsPerConnection(1_000)))
        .Build();
}
