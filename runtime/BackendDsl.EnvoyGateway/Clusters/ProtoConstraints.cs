using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.EnvoyGateway.Settings;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.EnvoyGateway.Clusters;

/// <summary>
/// The constraints of Envoy's messages that a policy can break. The controller checks each cluster it has made; one that breaks a constraint
/// makes the whole translation fail.
/// </summary>
internal static class ProtoConstraints
{
    private const string Embedded = "embedded message failed validation | caused by: ";

    /// <summary>The first constraint that a cluster breaks, in the words of the checker, and the field of the policy; null where it holds all.</summary>
    public static (string Text, string SpecField)? FirstBroken(ClusterDraft draft)
    {
        var cluster = draft.Cluster;
        if (Refresh(draft) is { } dns)
            return (dns, "dns.dnsRefreshRate");
        if (cluster.ConnectTimeout is { } connect && !IsPositive(connect))
            return ("invalid Cluster.ConnectTimeout: value must be greater than 0s", "timeout.tcp.connectTimeout");
        for (var i = 0; i < cluster.HealthChecks.Count; i++)
        {
            if (Broken(cluster.HealthChecks[i]) is { } why)
                return ($"invalid Cluster.HealthChecks[{i}]: {Embedded}{why}", "healthCheck.active");
        }

        return cluster.OutlierDetection is { } detection && Broken(detection) is { } reason
            ? ($"invalid Cluster.OutlierDetection: {Embedded}{reason}", "healthCheck.passive")
            : null;
    }

    // The packed message of the cluster's type is checked first.
    private static string? Refresh(ClusterDraft draft)
    {
        const long Millisecond = 1_000_000;
        if (!draft.IsDns && !draft.IsDynamic)
            return null;
        var dns = new DnsSettings(draft);
        if (draft.IsDns && dns.Refresh <= Millisecond)
            return "invalid DnsCluster.DnsRefreshRate: value must be greater than 1ms";
        return draft.IsDynamic && dns.CacheRefresh < Millisecond
            ? $"invalid ClusterConfig.DnsCacheConfig: {Embedded}invalid DnsCacheConfig.DnsRefreshRate: value must be greater than or equal to 1ms"
            : null;
    }

    private static string? Broken(OutlierDetection detection)
    {
        if (detection.Interval is { } interval && !IsPositive(interval))
            return "invalid OutlierDetection.Interval: value must be greater than 0s";
        return detection.BaseEjectionTime is { } time && !IsPositive(time) ? "invalid OutlierDetection.BaseEjectionTime: value must be greater than 0s" : null;
    }

    private static string? Broken(HealthCheck check)
    {
        if (check.Timeout is { } timeout && !IsPositive(timeout))
            return "invalid HealthCheck.Timeout: value must be greater than 0s";
        if (check.Interval is { } interval && !IsPositive(interval))
            return "invalid HealthCheck.Interval: value must be greater than 0s";
        if (check.HttpHealthCheck is { } http && Broken(http) is { } httpReason)
            return $"invalid HealthCheck.HttpHealthCheck: {Embedded}{httpReason}";
        return check.TcpHealthCheck is { } tcp && Broken(tcp) is { } tcpReason ? $"invalid HealthCheck.TcpHealthCheck: {Embedded}{tcpReason}" : null;
    }

    private static string? Broken(HealthCheck.Types.HttpHealthCheck check)
    {
        if (check.Send is { } send && IsEmpty(send))
            return $"invalid HealthCheck_HttpHealthCheck.Send: {Embedded}{EmptyPayload}";
        for (var i = 0; i < check.Receive.Count; i++)
        {
            if (IsEmpty(check.Receive[i]))
                return $"invalid HealthCheck_HttpHealthCheck.Receive[{i}]: {Embedded}{EmptyPayload}";
        }

        return check.Method == RequestMethod.Connect ? "invalid HealthCheck_HttpHealthCheck.Method: value must not be in list [CONNECT]" : null;
    }

    private static string? Broken(HealthCheck.Types.TcpHealthCheck check)
    {
        if (check.Send is { } send && IsEmpty(send))
            return $"invalid HealthCheck_TcpHealthCheck.Send: {Embedded}{EmptyPayload}";
        for (var i = 0; i < check.Receive.Count; i++)
        {
            if (IsEmpty(check.Receive[i]))
                return $"invalid HealthCheck_TcpHealthCheck.Receive[{i}]: {Embedded}{EmptyPayload}";
        }

        return null;
    }

    private const string EmptyPayload = "invalid HealthCheck_Payload.Payload: value is required";

    private static bool IsEmpty(HealthCheck.Types.Payload payload) => payload.PayloadCase == HealthCheck.Types.Payload.PayloadOneofCase.None;

    private static bool IsPositive(Duration time) => time.Seconds > 0 || (time.Seconds == 0 && time.Nanos > 0);
}
