using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>spec.http1ProtocolOptions</c></summary>
internal sealed class Http1Part : PolicyPart
{
    private readonly Http1ProtocolOptions _options;

    public Http1Part(PolicyObject block, ReleaseFacts facts)
        : base(PolicyUnit.Http1ProtocolOptions)
    {
        _options = new()
        {
            EnableTrailers = block.Flag("enableTrailers") ?? false,
            OverrideStreamErrorOnInvalidHttpMessage = block.Flag("overrideStreamErrorOnInvalidHttpMessage"),
        };
        if (block.KnowsDocumented("headerFormat", facts))
            _options.HeaderKeyFormat = Format(block);
        if (block.Flag("preserveHttp1HeaderCase") == true)
            _options.HeaderKeyFormat = PreserveCase();
    }

    public override bool Apply(ClusterDraft draft)
    {
        if (draft.IsHttp2)
        {
            draft.Warn(Unit, "the backend is HTTP/2: HTTP/1 options are ignored", "BDSL4029");
            return false;
        }

        draft.EnsureHttp().ExplicitHttpConfig = new() { HttpProtocolOptions = _options };
        return true;
    }

    private static Http1ProtocolOptions.Types.HeaderKeyFormat? Format(PolicyObject block)
    {
        switch (block.Text("headerFormat"))
        {
            case null: return null;
            case "PreserveCaseHeaderKeyFormat": return PreserveCase();
            case "ProperCaseHeaderKeyFormat": return new() { ProperCaseWords = new() };
            case var other:
                block.Error("headerFormat", $"unknown header format \"{other}\"");
                return null;
        }
    }

    private static Http1ProtocolOptions.Types.HeaderKeyFormat PreserveCase() => new()
    {
        StatefulFormatter = new()
        {
            Name = EnvoyExtensionNames.PreserveCaseFormatter,
            // Its configuration has no settings, hence no bytes.
            TypedConfig = new() { TypeUrl = EnvoyTypeUrls.PreserveCaseFormatterConfig },
        },
    };
}
