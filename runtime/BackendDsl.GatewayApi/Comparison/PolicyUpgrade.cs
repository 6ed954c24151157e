namespace BackendDsl.GatewayApi;

/// <summary>A policy of which another release says something else.</summary>
/// <param name="Before">What was said; null where the old release did not know it.</param>
/// <param name="After">What is said there; null where the new release does not know it.</param>
public sealed record PolicyUpgrade(PolicyStatus? Before, PolicyStatus? After)
{
    /// <summary>True where it was accepted and is not any more.</summary>
    public bool IsLost => Before is { Accepted: true } && After is not { Accepted: true };
}
