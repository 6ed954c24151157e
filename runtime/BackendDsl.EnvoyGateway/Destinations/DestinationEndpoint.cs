namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>One endpoint of a backend, as it stands in a cluster that carries its endpoints itself.</summary>
internal readonly record struct DestinationEndpoint(string Address, uint Port, string? Hostname, string? Zone);
