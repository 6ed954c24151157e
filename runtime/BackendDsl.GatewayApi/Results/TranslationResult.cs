using System.Collections.Immutable;
using BackendDsl.Envoy;

namespace BackendDsl.GatewayApi;

/// <summary>What a controller makes of its objects.</summary>
/// <param name="Clusters">What the gateways get, sorted by name (ordinal), then by gateway.</param>
/// <param name="Failed">What they do not get, sorted by name.</param>
/// <param name="Policies">What the controller says of each policy it owns, in the order of the input; those that attach to nothing included (see <see cref="PolicyStatus.IsAttached"/>).</param>
/// <param name="Findings">What is refused, ignored, hidden or worth knowing.</param>
/// <param name="WholeFailure">Why there is no translation at all (the controller ends, or the whole input is refused); null where there is one.</param>
public sealed record TranslationResult(
    ImmutableArray<ProgrammedCluster> Clusters,
    ImmutableArray<FailedCluster> Failed,
    ImmutableArray<PolicyStatus> Policies,
    ImmutableArray<GatewayFinding> Findings,
    string? WholeFailure)
{
    /// <summary>A translation that failed as a whole.</summary>
    public static TranslationResult Fails(string why, ImmutableArray<GatewayFinding> findings) => new([], [], [], findings, why);

    /// <summary>
    /// Whether a running gateway has what was programmed. Of a cluster with several forms the one counts that is nearest to the dump;
    /// a failed cluster is expected to be absent.
    /// </summary>
    public IReadOnlyList<ConfigDumpDifference> Verify(ConfigDump dump) => DumpComparison.Compare(this, dump);
}
