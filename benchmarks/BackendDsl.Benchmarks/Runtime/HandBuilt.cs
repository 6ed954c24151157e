using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.LeastRequest.V3;
using Google.Protobuf.WellKnownTypes;
using HttpOptions = BackendDsl.Envoy.Extensions.Upstreams.Http.V3.HttpProtocolOptions;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>The cluster of <see cref="RuntimeSetup.Policy"/> as somebody would write it down in C#: what a translation is measured by.</summary>
internal static class HandBuilt
{
    public static Cluster Of(int i)
    {
        var http = new HttpOptions
        {
            CommonHttpProtocolOptions = new()
            {
                IdleTimeout = new() { Seconds = 10 },
                MaxHeadersCount = 15,
                MaxStreamDuration = new() { Seconds = 30 },
                MaxRequestsPerConnection = 100,
            },
            ExplicitHttpConfig = new()
            {
                HttpProtocolOptions = new()
                {
                    EnableTrailers = true,
                    OverrideStreamErrorOnInvalidHttpMessage = true,
                    HeaderKeyFormat = new()
                    {
                        StatefulFormatter = new() { Name = EnvoyExtensionNames.PreserveCaseFormatter, TypedConfig = new() { TypeUrl = EnvoyTypeUrls.PreserveCaseFormatterConfig } },
                    },
                },
            },
        };
        var balancing = new LeastRequest { ChoiceCount = 3, LocalityLbConfig = new() { LocalityWeightedLbConfig = new() } };
        return new()
        {
            Name = $"kube_gwtest_httpbin-{i}_8000",
            Type = Cluster.Types.DiscoveryType.Eds,
            EdsClusterConfig = new() { EdsConfig = new() { Ads = new(), ResourceApiVersion = ApiVersion.V3 } },
            IgnoreHealthOnHostRemoval = true,
            ConnectTimeout = new Duration { Seconds = 5 },
            PerConnectionBufferLimitBytes = 1024,
            UpstreamConnectionOptions = new() { TcpKeepalive = new() { KeepaliveProbes = 3, KeepaliveTime = 30, KeepaliveInterval = 5 } },
            TypedExtensionProtocolOptions = { [EnvoyExtensionNames.HttpProtocolOptions] = EnvoyAny.Pack(http, EnvoyTypeUrls.HttpProtocolOptions) },
            CommonLbConfig = new() { HealthyPanicThreshold = new() { Value = 50 } },
            LoadBalancingPolicy = new()
            {
                Policies =
                {
                    new LoadBalancingPolicy.Types.Policy
                    {
                        TypedExtensionConfig = new() { Name = EnvoyExtensionNames.LeastRequest, TypedConfig = EnvoyAny.Pack(balancing, EnvoyTypeUrls.LeastRequest) },
                    },
                },
            },
            HealthChecks =
            {
                new HealthCheck
                {
                    Timeout = new() { Seconds = 2 },
                    Interval = new() { Seconds = 5 },
                    UnhealthyThreshold = 3,
                    HealthyThreshold = 2,
                    HttpHealthCheck = new() { Path = "/healthz", Host = "httpbin" },
                },
            },
            OutlierDetection = new() { Consecutive5Xx = 5, Interval = new() { Seconds = 10 }, BaseEjectionTime = new() { Seconds = 30 }, MaxEjectionPercent = 10 },
        };
    }
}
