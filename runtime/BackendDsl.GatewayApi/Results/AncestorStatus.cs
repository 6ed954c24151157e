using System.Collections.Immutable;

namespace BackendDsl.GatewayApi;

/// <summary>What a controller says of a policy for one of the objects it applies to (Gateway API <c>PolicyAncestorStatus</c>).</summary>
/// <param name="Ancestor">The object.</param>
/// <param name="SectionName">Listener or port, where one is meant.</param>
/// <param name="Conditions">The conditions.</param>
public sealed record AncestorStatus(ObjectRef Ancestor, string? SectionName, ImmutableArray<StatusCondition> Conditions)
{
    /// <summary>The type of the condition that says whether a policy was taken.</summary>
    public const string Accepted = "Accepted";

    /// <summary>False if a condition <c>Accepted</c> is not true.</summary>
    public bool IsAccepted => Conditions.All(c => c.Type != Accepted || c.IsTrue);
}
