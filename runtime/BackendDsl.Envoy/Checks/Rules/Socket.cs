namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>What of a transport socket matters to the cluster around it.</summary>
/// <param name="SupportsAlpn">Whether it can negotiate a protocol; null where that is not known.</param>
internal sealed record Socket(bool? SupportsAlpn);
