using System.Text.Json.Serialization;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>The policy as a plain class of properties, such as other generators print: what KubernetesJson reads into when none of our code takes part.</summary>
public sealed class PlainPolicy
{
    [JsonPropertyName("apiVersion")] public string? ApiVersion { get; set; }
    [JsonPropertyName("kind")] public string? Kind { get; set; }
    [JsonPropertyName("metadata")] public k8s.Models.V1ObjectMeta? Metadata { get; set; }
    [JsonPropertyName("spec")] public PolicySpec? Spec { get; set; }

    public sealed class PolicySpec
    {
        [JsonPropertyName("targetRefs")] public List<TargetRef>? TargetRefs { get; set; }
        [JsonPropertyName("connectTimeout")] public string? ConnectTimeout { get; set; }
        [JsonPropertyName("perConnectionBufferLimitBytes")] public int? PerConnectionBufferLimitBytes { get; set; }
        [JsonPropertyName("tcpKeepalive")] public Keepalive? TcpKeepalive { get; set; }
        [JsonPropertyName("commonHttpProtocolOptions")] public CommonHttp? CommonHttpProtocolOptions { get; set; }
        [JsonPropertyName("http1ProtocolOptions")] public Http1? Http1ProtocolOptions { get; set; }
        [JsonPropertyName("loadBalancer")] public Balancer? LoadBalancer { get; set; }
        [JsonPropertyName("healthCheck")] public Health? HealthCheck { get; set; }
        [JsonPropertyName("outlierDetection")] public Outlier? OutlierDetection { get; set; }
    }

    public sealed class TargetRef
    {
        [JsonPropertyName("group")] public string? Group { get; set; }
        [JsonPropertyName("kind")] public string? Kind { get; set; }
        [JsonPropertyName("name")] public string? Name { get; set; }
    }

    public sealed class Keepalive
    {
        [JsonPropertyName("keepAliveProbes")] public int? KeepAliveProbes { get; set; }
        [JsonPropertyName("keepAliveTime")] public string? KeepAliveTime { get; set; }
        [JsonPropertyName("keepAliveInterval")] public string? KeepAliveInterval { get; set; }
    }

    public sealed class CommonHttp
    {
        [JsonPropertyName("idleTimeout")] public string? IdleTimeout { get; set; }
        [JsonPropertyName("maxHeadersCount")] public int? MaxHeadersCount { get; set; }
        [JsonPropertyName("maxStreamDuration")] public string? MaxStreamDuration { get; set; }
        [JsonPropertyName("maxRequestsPerConnection")] public int? MaxRequestsPerConnection { get; set; }
    }

    public sealed class Http1
    {
        [JsonPropertyName("enableTrailers")] public bool? EnableTrailers { get; set; }
        [JsonPropertyName("overrideStreamErrorOnInvalidHttpMessage")] public bool? OverrideStreamErrorOnInvalidHttpMessage { get; set; }
        [JsonPropertyName("preserveHttp1HeaderCase")] public bool? PreserveHttp1HeaderCase { get; set; }
    }

    public sealed class Balancer
    {
        [JsonPropertyName("leastRequest")] public LeastRequest? LeastRequest { get; set; }
        [JsonPropertyName("healthyPanicThreshold")] public int? HealthyPanicThreshold { get; set; }
    }

    public sealed class LeastRequest
    {
        [JsonPropertyName("choiceCount")] public int? ChoiceCount { get; set; }
    }

    public sealed class Health
    {
        [JsonPropertyName("timeout")] public string? Timeout { get; set; }
        [JsonPropertyName("interval")] public string? Interval { get; set; }
        [JsonPropertyName("healthyThreshold")] public int? HealthyThreshold { get; set; }
        [JsonPropertyName("unhealthyThreshold")] public int? UnhealthyThreshold { get; set; }
        [JsonPropertyName("http")] public HttpCheck? Http { get; set; }
    }

    public sealed class HttpCheck
    {
        [JsonPropertyName("path")] public string? Path { get; set; }
        [JsonPropertyName("host")] public string? Host { get; set; }
    }

    public sealed class Outlier
    {
        [JsonPropertyName("consecutive5xx")] public int? Consecutive5xx { get; set; }
        [JsonPropertyName("interval")] public string? Interval { get; set; }
        [JsonPropertyName("baseEjectionTime")] public string? BaseEjectionTime { get; set; }
        [JsonPropertyName("maxEjectionPercent")] public int? MaxEjectionPercent { get; set; }
    }
}
