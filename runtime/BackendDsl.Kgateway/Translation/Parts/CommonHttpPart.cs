using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>spec.commonHttpProtocolOptions</c></summary>
internal sealed class CommonHttpPart : PolicyPart
{
    private const ReleaseLine MaxConnectionDurationSince = ReleaseLine.Next;

    private readonly HttpProtocolOptions _options;

    public CommonHttpPart(PolicyObject block, ReleaseFacts facts)
        : base(PolicyUnit.CommonHttpProtocolOptions)
    {
        _options = new()
        {
            IdleTimeout = block.Duration("idleTimeout"),
            MaxHeadersCount = block.UInt32("maxHeadersCount"),
            MaxStreamDuration = block.Duration("maxStreamDuration"),
            MaxRequestsPerConnection = block.UInt32("maxRequestsPerConnection"),
        };
        if (block.Knows("maxConnectionDuration", MaxConnectionDurationSince, facts))
            _options.MaxConnectionDuration = block.Duration("maxConnectionDuration");
        if (block.KnowsDocumented("headersWithUnderscoresAction", facts))
            _options.HeadersWithUnderscoresAction = Action(block);
    }

    public override bool Apply(ClusterDraft draft)
    {
        draft.EnsureHttp().CommonHttpProtocolOptions = _options;
        return true;
    }

    private static HttpProtocolOptions.Types.HeadersWithUnderscoresAction Action(PolicyObject block)
    {
        switch (block.Text("headersWithUnderscoresAction"))
        {
            case null or "Allow": return HttpProtocolOptions.Types.HeadersWithUnderscoresAction.Allow;
            case "RejectRequest": return HttpProtocolOptions.Types.HeadersWithUnderscoresAction.RejectRequest;
            case "DropHeader": return HttpProtocolOptions.Types.HeadersWithUnderscoresAction.DropHeader;
            case var other:
                block.Error("headersWithUnderscoresAction", $"unknown action \"{other}\"");
                return HttpProtocolOptions.Types.HeadersWithUnderscoresAction.Allow;
        }
    }
}
