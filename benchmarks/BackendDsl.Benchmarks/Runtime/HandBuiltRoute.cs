using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.LeastRequest.V3;
using BackendDsl.Envoy.Type.V3;
using Google.Protobuf.WellKnownTypes;
using HttpOptions = BackendDsl.Envoy.Extensions.Upstreams.Http.V3.HttpProtocolOptions;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>The cluster of a route of <see cref="EnvoyGatewayBenchmarks"/> as somebody would write it down in C#.</summary>
internal static class HandBuiltRoute
{
    public static Cluster Of(int i)
    {
        var name = $"httproute/edge/r{i}/rule/0";
        var http = new HttpOptions
        {
            CommonHttpProtocolOptions = new() { IdleTimeout = new() { Seconds = 300 } },
            ExplicitHttpConfig = new() { HttpProtocolOptions = new() },
        };
        var balancing = new LeastRequest { LocalityLbConfig = new() { LocalityWeightedLbConfig = new() } };
        var route = new Struct { Fields = { ["kind"] = Value.ForString("HTTPRoute"), ["name"] = Value.ForString($"r{i}"), ["namespace"] = Value.ForString("edge") } };
        return new()
        {
            Name = name,
            Type = Cluster.Types.DiscoveryType.Eds,
            EdsClusterConfig = new() { ServiceName = name, EdsConfig = new() { Ads = new(), ResourceApiVersion = ApiVersion.V3 } },
            IgnoreHealthOnHostRemoval = true,
            ConnectTimeout = new Duration { Seconds = 2 },
            PerConnectionBufferLimitBytes = 32768,
            DnsLookupFamily = Cluster.Types.DnsLookupFamily.V4Preferred,
            CommonLbConfig = new(),
            CircuitBreakers = new() { Thresholds = { new CircuitBreakers.Types.Thresholds { MaxConnections = 100, MaxPendingRequests = 50, MaxRequests = 1024, MaxRetries = 1024 } } },
            UpstreamConnectionOptions = new() { TcpKeepalive = new() { KeepaliveProbes = 3, KeepaliveTime = 30, KeepaliveInterval = 5 } },
            TypedExtensionProtocolOptions = { [EnvoyExtensionNames.HttpProtocolOptions] = EnvoyAny.Pack(http, EnvoyTypeUrls.HttpProtocolOptions) },
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
                    Timeout = new() { Seconds = 1 },
                    Interval = new() { Seconds = 3 },
                    UnhealthyThreshold = 3,
                    HealthyThreshold = 1,
                    HttpHealthCheck = new() { Host = $"r{i}.example.com", Path = "/healthz", ExpectedStatuses = { new Int64Range { Start = 200, End = 201 } } },
                },
            },
            OutlierDetection = new()
            {
                Interval = new() { Seconds = 3 },
                BaseEjectionTime = new() { Seconds = 30 },
                Consecutive5Xx = 3,
                ConsecutiveLocalOriginFailure = 5,
                MaxEjectionPercent = 10,
                AlwaysEjectOneHost = false,
            },
            Metadata = new() { FilterMetadata = { ["envoy-gateway"] = new() { Fields = { ["resources"] = Value.ForList(Value.ForStruct(route)) } } } },
        };
    }
}
