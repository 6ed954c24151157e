using BackendDsl.Envoy.Config.Core.V3;

namespace BackendDsl.Kgateway.Translation;

/// <summary><c>spec.http2ProtocolOptions</c></summary>
internal static class Http2Settings
{
    public static Http2ProtocolOptions Read(Block block)
    {
        var options = new Http2ProtocolOptions
        {
            MaxConcurrentStreams = block.UInt32("maxConcurrentStreams"),
            InitialStreamWindowSize = block.Quantity("initialStreamWindowSize"),
            InitialConnectionWindowSize = block.Quantity("initialConnectionWindowSize"),
            OverrideStreamErrorOnInvalidHttpMessage = block.Flag("overrideStreamErrorOnInvalidHttpMessage"),
        };
        if (block.Child("connectionKeepalive") is { IsPresent: true } keepalive)
        {
            options.ConnectionKeepalive = new()
            {
                Timeout = keepalive.Duration("timeout"),
                Interval = keepalive.Duration("interval"),
                ConnectionIdleInterval = keepalive.Duration("connectionIdleInterval"),
            };
        }

        return options;
    }

    public static void Apply(Http2ProtocolOptions options, ClusterDraft draft)
    {
        if (!draft.IsHttp2)
        {
            draft.Warn("spec.http2ProtocolOptions", "the backend is not known to be HTTP/2 (appProtocol, or the port's name): HTTP/2 options are ignored");
            return;
        }

        draft.EnsureHttp().ExplicitHttpConfig = new() { Http2ProtocolOptions = options };
    }
}
