using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>spec.http2ProtocolOptions</c></summary>
internal sealed class Http2Part : PolicyPart
{
    private const ReleaseLine KeepaliveSince = ReleaseLine.V24;

    private readonly Http2ProtocolOptions _options;

    public Http2Part(PolicyObject block, ReleaseFacts facts)
        : base(PolicyUnit.Http2ProtocolOptions)
    {
        _options = new()
        {
            MaxConcurrentStreams = block.UInt32("maxConcurrentStreams"),
            InitialStreamWindowSize = block.Quantity("initialStreamWindowSize"),
            InitialConnectionWindowSize = block.Quantity("initialConnectionWindowSize"),
            OverrideStreamErrorOnInvalidHttpMessage = block.Flag("overrideStreamErrorOnInvalidHttpMessage"),
        };
        if (block.Knows("connectionKeepalive", KeepaliveSince, facts) && block.Child("connectionKeepalive") is { IsPresent: true } keepalive)
        {
            _options.ConnectionKeepalive = new()
            {
                Timeout = keepalive.Duration("timeout"),
                Interval = keepalive.Duration("interval"),
                ConnectionIdleInterval = keepalive.Duration("connectionIdleInterval"),
            };
        }
    }

    public override bool Apply(ClusterDraft draft)
    {
        if (!draft.IsHttp2)
        {
            draft.Warn(Unit, "the backend is not known to be HTTP/2 (appProtocol): HTTP/2 options are ignored", "BDSL4028");
            return false;
        }

        draft.EnsureHttp().ExplicitHttpConfig = new() { Http2ProtocolOptions = _options };
        return true;
    }
}
