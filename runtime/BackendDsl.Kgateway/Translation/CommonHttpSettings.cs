using BackendDsl.Envoy.Config.Core.V3;

namespace BackendDsl.Kgateway.Translation;

/// <summary><c>spec.commonHttpProtocolOptions</c></summary>
internal static class CommonHttpSettings
{
    public static HttpProtocolOptions Read(Block block)
    {
        var options = new HttpProtocolOptions
        {
            IdleTimeout = block.Duration("idleTimeout"),
            MaxConnectionDuration = block.Duration("maxConnectionDuration"),
            MaxHeadersCount = block.UInt32("maxHeadersCount"),
            MaxStreamDuration = block.Duration("maxStreamDuration"),
            MaxRequestsPerConnection = block.UInt32("maxRequestsPerConnection"),
        };
        switch (block.Text("headersWithUnderscoresAction"))
        {
            case null or "Allow":
                break;
            case "RejectRequest":
                options.HeadersWithUnderscoresAction = HttpProtocolOptions.Types.HeadersWithUnderscoresAction.RejectRequest;
                break;
            case "DropHeader":
                options.HeadersWithUnderscoresAction = HttpProtocolOptions.Types.HeadersWithUnderscoresAction.DropHeader;
                break;
            case var other:
                block.Error("headersWithUnderscoresAction", $"unknown action \"{other}\"");
                break;
        }

        return options;
    }

    /// <summary>Envoy wants a protocol beside these options: HTTP/1 where the backend has none yet.</summary>
    public static void Apply(HttpProtocolOptions options, ClusterDraft draft)
    {
        var http = draft.EnsureHttp();
        http.CommonHttpProtocolOptions = options;
        if (http.ExplicitHttpConfig is null)
            http.ExplicitHttpConfig = new() { HttpProtocolOptions = new() };
    }
}
