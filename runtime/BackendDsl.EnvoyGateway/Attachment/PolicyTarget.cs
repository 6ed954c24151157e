namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>One object that a policy names or selects.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace; that of the policy unless a selector reaches into another.</param>
/// <param name="Name">Its name.</param>
/// <param name="Section">A listener, or the name of a rule; null for the whole.</param>
internal sealed record PolicyTarget(string Kind, string Namespace, string Name, string? Section)
{
    /// <summary>Targets seldom share a name, so only that is taken.</summary>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
