namespace Shop;

/// <summary>A service of the shop.</summary>
/// <param name="Name">The name of its Service and Deployment.</param>
/// <param name="Team">Whom to call.</param>
/// <param name="Tier">How much it matters.</param>
public sealed record Microservice(string Name, string Team, Tier Tier)
{
    /// <summary>The port of its Service.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>What it speaks.</summary>
    public Protocol Protocol { get; init; } = Protocol.Http;

    /// <summary>True where a customer's requests should reach the same endpoint.</summary>
    public bool IsSticky { get; init; }

    /// <summary>The host name of its certificate, where it serves TLS.</summary>
    public string? TlsHost { get; init; }
}
