namespace BackendDsl.GatewayApi;

/// <summary>A field of a cluster that another release programs differently.</summary>
/// <param name="ClusterField">The field.</param>
/// <param name="Before">JSON on one line; null where it was not set.</param>
/// <param name="After">JSON on one line; null where it is not set.</param>
/// <param name="DecidedBefore">Who decided it before, and what that hid; null where nobody is known.</param>
/// <param name="DecidedAfter">Who decides it there; null where nobody is known.</param>
public sealed record FieldUpgrade(FieldPath ClusterField, string? Before, string? After, FieldOrigin? DecidedBefore, FieldOrigin? DecidedAfter)
{
    /// <summary>True where another object decides the field than before.</summary>
    public bool ChangesHands => DecidedBefore?.Winner?.Object != DecidedAfter?.Winner?.Object;
}
