using BackendDsl.Envoy.Config.Core.V3;

namespace BackendDsl.Kgateway.Translation;

/// <summary><c>spec.tcpKeepalive</c></summary>
internal static class TcpKeepaliveSettings
{
    public static TcpKeepalive Read(Block block) => new()
    {
        KeepaliveProbes = block.UInt32("keepAliveProbes"),
        KeepaliveTime = Seconds(block, "keepAliveTime"),
        KeepaliveInterval = Seconds(block, "keepAliveInterval"),
    };

    /// <summary>Whole seconds, cut off: Envoy's field counts seconds.</summary>
    private static uint? Seconds(Block block, string name)
    {
        if (block.Duration(name) is not { } duration)
            return null;
        if (duration.Nanos != 0)
            block.Warn(name, $"only whole seconds count: {duration.Seconds}s is used");
        return (uint)duration.Seconds;
    }

    public static void Apply(TcpKeepalive keepalive, ClusterDraft draft) =>
        draft.Cluster.UpstreamConnectionOptions = new() { TcpKeepalive = keepalive.Clone() };
}
