using BackendDsl.Envoy.Config.Core.V3;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>spec.tcpKeepalive</c></summary>
internal sealed class TcpKeepalivePart : PolicyPart
{
    private readonly TcpKeepalive _keepalive;

    public TcpKeepalivePart(PolicyObject block)
        : base(PolicyUnit.TcpKeepalive) => _keepalive = new()
        {
            KeepaliveProbes = block.UInt32("keepAliveProbes"),
            KeepaliveTime = Seconds(block, "keepAliveTime"),
            KeepaliveInterval = Seconds(block, "keepAliveInterval"),
        };

    public override bool Apply(ClusterDraft draft)
    {
        draft.Cluster.UpstreamConnectionOptions = new() { TcpKeepalive = Give(_keepalive) };
        return true;
    }

    /// <summary>Whole seconds, cut off: Envoy's field counts seconds.</summary>
    private static uint? Seconds(PolicyObject block, string name)
    {
        if (block.Duration(name) is not { } duration)
            return null;
        if (duration.Nanos != 0)
            block.Warn(name, $"only whole seconds count: {duration.Seconds}s is used", "BDSL4024");
        return (uint)duration.Seconds;
    }
}
