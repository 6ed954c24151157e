using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>One backend reference of a rule, resolved.</summary>
internal sealed record Destination
{
    /// <summary>The place among the references of the rule, those with weight 0 counted.</summary>
    public required int Index { get; init; }

    public required uint Weight { get; init; }

    /// <summary>True where the reference cannot be used; requests to it are answered 500.</summary>
    public bool IsInvalid { get; init; }

    /// <summary>Why; null for a valid one.</summary>
    public string? Problem { get; init; }

    /// <summary>1 for a backend that is used when the others are not healthy.</summary>
    public uint Priority { get; init; }

    public Protocol Protocol { get; init; }

    /// <summary>True where a backend must be spoken to in HTTP/1.1 whatever else is said.</summary>
    public bool ForcesHttp1 { get; init; }

    public AddressKind Addresses { get; init; }

    public bool IsDynamicResolver { get; init; }

    /// <summary>True where it is routed to by endpoints and has none that is ready.</summary>
    public bool HasNoEndpoints { get; init; }

    public IReadOnlyList<DestinationEndpoint> Endpoints { get; init; } = [];

    public DestinationTls? Tls { get; init; }

    /// <summary>The object, for metadata; null where there is none.</summary>
    public Resource? Object { get; init; }

    /// <summary>The port of the reference, for metadata; null for a Backend.</summary>
    public string? Section { get; init; }

    /// <summary>Fewest endpoints for keeping traffic in the zone, as the Service asks for it; null where it does not.</summary>
    public ulong? ZoneMinimum { get; init; }

    /// <summary>The same for forcing it into the zone.</summary>
    public uint? ZoneForceMinimum { get; init; }

    /// <summary>The IP families of the Service; null where it does not say.</summary>
    public IpFamily? Families { get; init; }

    public bool HasFilters { get; init; }
}
