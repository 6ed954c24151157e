using BackendDsl.Envoy.Config.Core.V3;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>spec.upstreamProxyProtocol</c>: a socket around the one that is there.</summary>
internal sealed class ProxyProtocolPart : PolicyPart
{
    public const string DefaultVersion = "V1";

    private readonly ProxyProtocolConfig _config = new();

    public ProxyProtocolPart(PolicyObject block)
        : base(PolicyUnit.UpstreamProxyProtocol)
    {
        switch (block.Text("version") ?? DefaultVersion)
        {
            case "V1":
                break;
            case "V2":
                _config.Version = ProxyProtocolConfig.Types.Version.V2;
                break;
            case var other:
                block.Error("version", $"unknown proxy protocol version \"{other}\"");
                break;
        }
    }

    public override bool Apply(ClusterDraft draft)
    {
        draft.Wrap(_config);
        return true;
    }
}
