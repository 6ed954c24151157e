using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Core.V3;

namespace BackendDsl.Kgateway.Translation;

/// <summary><c>spec.http1ProtocolOptions</c></summary>
internal static class Http1Settings
{
    public static Http1ProtocolOptions Read(Block block)
    {
        var options = new Http1ProtocolOptions
        {
            EnableTrailers = block.Flag("enableTrailers") ?? false,
            OverrideStreamErrorOnInvalidHttpMessage = block.Flag("overrideStreamErrorOnInvalidHttpMessage"),
        };
        // Release 2.1 has headerFormat, later ones preserveHttp1HeaderCase; a policy of either is understood.
        switch (block.Text("headerFormat"))
        {
            case null:
                break;
            case "PreserveCaseHeaderKeyFormat":
                options.HeaderKeyFormat = PreserveCase();
                break;
            case "ProperCaseHeaderKeyFormat":
                options.HeaderKeyFormat = new() { ProperCaseWords = new() };
                break;
            case var other:
                block.Error("headerFormat", $"unknown header format \"{other}\"");
                break;
        }

        if (block.Flag("preserveHttp1HeaderCase") == true)
            options.HeaderKeyFormat = PreserveCase();
        return options;
    }

    public static void Apply(Http1ProtocolOptions options, ClusterDraft draft)
    {
        if (draft.IsHttp2)
        {
            draft.Warn("spec.http1ProtocolOptions", "the backend is HTTP/2: HTTP/1 options are ignored");
            return;
        }

        draft.EnsureHttp().ExplicitHttpConfig = new() { HttpProtocolOptions = options };
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
