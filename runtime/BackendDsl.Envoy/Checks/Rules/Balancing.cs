using BackendDsl.Envoy.Checks.Context;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>The load balancing of a cluster, as far as rules ask for it; the one policy that counts, and those inside of it.</summary>
internal sealed class Balancing
{
    /// <summary>A policy was found.</summary>
    public bool IsRead { get; set; }

    public bool IsClusterProvided { get; set; }

    public List<(Place At, ulong? Minimum, ulong? Maximum)> Rings { get; } = [];

    public List<(Place At, ulong? Size)> Tables { get; } = [];

    public List<(Place At, uint? Count)> Choices { get; } = [];

    /// <summary>Fields that ask for hashing by host name.</summary>
    public List<Place> HostnameHashing { get; } = [];

    public List<(Place At, double? Percent, ulong? Least)> Zones { get; } = [];
}
