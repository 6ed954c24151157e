using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.EnvoyGateway.Reading;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>What every cluster has: time to connect, buffer, keepalive of TCP, preconnecting, metadata of the route.</summary>
internal static class BaseSettings
{
    private const uint DefaultBuffer = 32768;

    public static void Apply(ClusterDraft draft)
    {
        var cluster = draft.Cluster;
        cluster.IgnoreHealthOnHostRemoval = true;
        cluster.CommonLbConfig = new();
        if (draft.Spec.Child("timeout").Child("tcp").Duration("connectTimeout") is { } connect)
        {
            cluster.ConnectTimeout = Convert.Duration(connect);
            draft.From("connect_timeout", "timeout.tcp.connectTimeout");
        }
        else
        {
            cluster.ConnectTimeout = Convert.Duration(10 * Convert.Second);
            draft.Default("connect_timeout");
        }

        var connection = draft.Spec.Child("connection");
        cluster.PerConnectionBufferLimitBytes = DefaultBuffer;
        if (connection.Quantity("bufferLimit") is { } buffer && buffer.TryGetInt64(out var bytes))
        {
            cluster.PerConnectionBufferLimitBytes = (uint)bytes;
            draft.From("per_connection_buffer_limit_bytes", "connection.bufferLimit");
        }
        else
        {
            draft.Default("per_connection_buffer_limit_bytes");
        }

        Preconnect(draft, connection.Child("preconnect"));
        Keepalive(draft);
        if (!draft.IsMirror)
            cluster.Metadata = Metadata(draft);
    }

    private static void Preconnect(ClusterDraft draft, ObjectFields block)
    {
        if (!block.IsPresent)
            return;
        var policy = new Cluster.Types.PreconnectPolicy();
        if (block.Whole("perEndpointPercent") is { } each)
        {
            policy.PerUpstreamPreconnectRatio = 0.01 * each;
            draft.From("preconnect_policy.per_upstream_preconnect_ratio", "connection.preconnect.perEndpointPercent");
        }

        if (block.Whole("predictivePercent") is { } ahead)
        {
            policy.PredictivePreconnectRatio = 0.01 * ahead;
            draft.From("preconnect_policy.predictive_preconnect_ratio", "connection.preconnect.predictivePercent");
        }

        if (policy.PerUpstreamPreconnectRatio is not null || policy.PredictivePreconnectRatio is not null)
            draft.Cluster.PreconnectPolicy = policy;
    }

    // Whole seconds: what is finer is cut off.
    private static void Keepalive(ClusterDraft draft)
    {
        var block = draft.Spec.Child("tcpKeepalive");
        if (!block.IsPresent)
            return;
        var keepalive = new TcpKeepalive();
        if (block.Whole("probes") is { } probes)
        {
            keepalive.KeepaliveProbes = (uint)probes;
            draft.From("upstream_connection_options.tcp_keepalive.keepalive_probes", "tcpKeepalive.probes");
        }

        if (block.Duration("idleTime") is { } idle)
        {
            keepalive.KeepaliveTime = (uint)(idle / Convert.Second);
            draft.From("upstream_connection_options.tcp_keepalive.keepalive_time", "tcpKeepalive.idleTime");
        }

        if (block.Duration("interval") is { } interval)
        {
            keepalive.KeepaliveInterval = (uint)(interval / Convert.Second);
            draft.From("upstream_connection_options.tcp_keepalive.keepalive_interval", "tcpKeepalive.interval");
        }

        draft.Cluster.UpstreamConnectionOptions = new() { TcpKeepalive = keepalive };
    }

    private static Metadata Metadata(ClusterDraft draft)
    {
        const string Prefix = "gateway.envoyproxy.io/";
        var route = draft.Rule.Route.Resource;
        var entry = ResourceMetadata.Entry(route, draft.Rule.Name);
        Struct? annotations = null;
        if (route.Annotations.Count > 0)
        {
            foreach (var (name, text) in route.Annotations)
            {
                if (name.StartsWith(Prefix, StringComparison.Ordinal))
                    (annotations ??= new()).Fields[name[Prefix.Length..]] = Value.ForString(text);
            }
        }

        if (annotations is not null)
            entry.Fields["annotations"] = Value.ForStruct(annotations);
        return ResourceMetadata.Of(entry);
    }
}
