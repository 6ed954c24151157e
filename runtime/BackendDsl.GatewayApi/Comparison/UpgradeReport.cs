using System.Collections.Immutable;

namespace BackendDsl.GatewayApi;

/// <summary>What another release of a controller does with the same objects.</summary>
/// <param name="Controller">The controller's id.</param>
/// <param name="From">The release there is.</param>
/// <param name="To">The release there will be.</param>
/// <param name="Refused">What the definitions of the new release refuse or drop, and those of the old one did not.</param>
/// <param name="Policies">Policies of which something else is said.</param>
/// <param name="Clusters">Clusters that come, go, fail or change, sorted by name.</param>
/// <param name="Findings">What there is to say of the new release only.</param>
/// <param name="WholeFailure">Why the new release cannot translate the input at all; null where it can.</param>
public sealed record UpgradeReport(
    string Controller,
    string From,
    string To,
    ImmutableArray<GatewayFinding> Refused,
    ImmutableArray<PolicyUpgrade> Policies,
    ImmutableArray<ClusterUpgrade> Clusters,
    ImmutableArray<GatewayFinding> Findings,
    string? WholeFailure)
{
    /// <summary>True where nothing is different.</summary>
    public bool IsEmpty => Refused.IsEmpty && Policies.IsEmpty && Clusters.IsEmpty && Findings.IsEmpty && WholeFailure is null;

    /// <summary>
    /// True where the new release refuses an object or a policy, does not have a field that an object uses (kubectl refuses it then), loses or fails a
    /// cluster, or Envoy refuses one that it took.
    /// </summary>
    public bool Breaks => WholeFailure is not null
        || Refused.Any(f => f.Severity == FindingSeverity.Error || f.Finding.Effect == FindingEffect.Ignored)
        || Policies.Any(p => p.IsLost)
        || Clusters.Any(c => c.Kind is UpgradeChangeKind.Removed or UpgradeChangeKind.Fails)
        || Findings.Any(f => f.Severity == FindingSeverity.Error);
}
