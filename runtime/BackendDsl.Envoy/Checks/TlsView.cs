using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;

namespace BackendDsl.Envoy.Checks;

/// <summary>A TLS context and its path.</summary>
internal sealed class TlsView(string path, UpstreamTlsContext context)
{
    public string Path { get; } = path;

    public UpstreamTlsContext Context { get; } = context;

    public CommonTlsContext? Common => Context.CommonTlsContext;

    public string CommonPath => Path + ".common_tls_context";

    public TlsParameters? Parameters => Common?.TlsParams;

    public string ParametersPath => CommonPath + ".tls_params";

    /// <summary>Validation contexts that are given here; the one of a combined context is merged with a secret.</summary>
    public IEnumerable<(string Path, CertificateValidationContext Context, bool IsMerged)> Validations
    {
        get
        {
            if (Common?.ValidationContext is { } own) yield return (CommonPath + ".validation_context", own, false);
            if (Common?.CombinedValidationContext?.DefaultValidationContext is { } merged) yield return (CommonPath + ".combined_validation_context.default_validation_context", merged, true);
        }
    }

    public static List<TlsView> All(List<SocketView> sockets) => [.. sockets.Where(s => s.Tls is not null).Select(s => new TlsView(s.TlsPath, s.Tls!))];
}
