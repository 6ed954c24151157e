namespace BackendDsl.EnvoyGateway;

/// <summary>A release of Envoy Gateway whose behaviour is known.</summary>
public sealed record EnvoyGatewayRelease
{
    private EnvoyGatewayRelease(string name) => Name = name;

    /// <summary>Its name, major and minor version: <c>1.9</c>.</summary>
    public string Name { get; }

    /// <summary>Release 1.9 (August 2026).</summary>
    public static EnvoyGatewayRelease V19 { get; } = new("1.9");

    /// <summary>The newest known release.</summary>
    public static EnvoyGatewayRelease Newest => V19;

    /// <summary>Finds a release by name; a patch version and a leading <c>v</c> are allowed.</summary>
    /// <exception cref="ArgumentException">The release is not known; the message lists those that are.</exception>
    public static EnvoyGatewayRelease Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = text.StartsWith('v') ? text[1..] : text;
        return name == "1.9" || name.StartsWith("1.9.", StringComparison.Ordinal)
            ? V19
            : throw new ArgumentException($"Envoy Gateway '{text}' is not known here; known: 1.9", nameof(text));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
