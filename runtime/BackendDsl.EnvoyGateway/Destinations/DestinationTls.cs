using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>TLS towards a backend: its own settings under those of a BackendTLSPolicy.</summary>
internal sealed record DestinationTls
{
    /// <summary>The object that decides most of it: a BackendTLSPolicy, else the Backend.</summary>
    public Resource? Source { get; init; }

    /// <summary>The field of its spec.</summary>
    public string SourceField { get; init; } = "";

    /// <summary>True where the server is not verified.</summary>
    public bool SkipsVerification { get; init; }

    /// <summary>The name sent; null where none is given.</summary>
    public string? Sni { get; init; }

    /// <summary>The name of the secret with the authorities.</summary>
    public string? CaSecret { get; init; }

    /// <summary>The names the certificate may carry: their type (Hostname or URI) and the name.</summary>
    public IReadOnlyList<(bool IsUri, string Name)> SubjectAltNames { get; init; } = [];

    /// <summary>True where each endpoint is greeted by its own host name.</summary>
    public bool SniFromEndpoint { get; init; }

    /// <summary>Smallest version, as the API names it; null for the default.</summary>
    public string? MinVersion { get; init; }

    public string? MaxVersion { get; init; }

    public IReadOnlyList<string> Ciphers { get; init; } = [];

    public IReadOnlyList<string> EcdhCurves { get; init; } = [];

    public IReadOnlyList<string> SignatureAlgorithms { get; init; } = [];

    public IReadOnlyList<string> Alpn { get; init; } = [];

    /// <summary>The name of the secret with the client certificate; null for none.</summary>
    public string? ClientSecret { get; init; }
}
