using k8s;
using k8s.Models;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>The same policy as plain classes with properties to set, as other generators print them: what KubernetesJson reads into.</summary>
public sealed class PlainPolicy : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public V1ObjectMeta Metadata { get; set; } = new();

    public PlainSpec? Spec { get; set; }

    public sealed class PlainSpec
    {
        public IList<Target>? TargetRefs { get; set; }

        public string? ConnectTimeout { get; set; }

        public int? PerConnectionBufferLimitBytes { get; set; }

        public Keepalive? TcpKeepalive { get; set; }

        public CommonHttp? CommonHttpProtocolOptions { get; set; }

        public Http1? Http1ProtocolOptions { get; set; }

        public Balancer? LoadBalancer { get; set; }

        public Health? HealthCheck { get; set; }

        public Outlier? OutlierDetection { get; set; }
    }

    public sealed class Target
    {
        public string? Group { get; set; }

        public string? Kind { get; set; }

        public string? Name { get; set; }
    }

    public sealed class Keepalive
    {
        public int? KeepAliveProbes { get; set; }

        public string? KeepAliveTime { get; set; }

        public string? KeepAliveInterval { get; set; }
    }

    public sealed class CommonHttp
    {
        public string? IdleTimeout { get; set; }

        public int? MaxHeadersCount { get; set; }

        public string? MaxStreamDuration { get; set; }

        public int? MaxRequestsPerConnection { get; set; }
    }

    public sealed class Http1
    {
        public bool? EnableTrailers { get; set; }

        public bool? OverrideStreamErrorOnInvalidHttpMessage { get; set; }

        public bool? PreserveHttp1HeaderCase { get; set; }
    }

    public sealed class Balancer
    {
        public Least? LeastRequest { get; set; }

        public int? HealthyPanicThreshold { get; set; }
    }

    public sealed class Least
    {
        public int? ChoiceCount { get; set; }
    }

    public sealed class Health
    {
        public string? Timeout { get; set; }

        public string? Interval { get; set; }

        public int? HealthyThreshold { get; set; }

        public int? UnhealthyThreshold { get; set; }

        public HealthHttp? Http { get; set; }
    }

    public sealed class HealthHttp
    {
        public string? Path { get; set; }

        public string? Host { get; set; }
    }

    public sealed class Outlier
    {
        public int? Consecutive5xx { get; set; }

        public string? Interval { get; set; }

        public string? BaseEjectionTime { get; set; }

        public int? MaxEjectionPercent { get; set; }
    }
}
