using BackendDsl.Envoy.Checks;
using BackendDsl.Envoy.Checks.Constraints;
using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Checks.Rules;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy;

/// <summary>Envoy's own verdict on a cluster, without Envoy.</summary>
/// <remarks>
/// The steps are those of Envoy when it makes a cluster, in its order: the constraints of the API on each message as it is taken out, and the checks
/// of its code. Beside them stands what Envoy takes, but what kills it later, never works, is not verified or has no effect.
/// </remarks>
public static class ClusterChecks
{
    /// <summary>Every rule but the constraints of the API, family by family.</summary>
    public static IReadOnlyList<ClusterRule> Rules => RuleList.All;

    /// <summary>Every constraint of the API, by message and field.</summary>
    public static IReadOnlyList<ClusterRule> ConstraintRules => ConstraintTable.Default.Rules;

    /// <summary>What Envoy does with a cluster, and every reason.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="target">The Envoy it is for; the newest release on an unknown machine when it is not given.</param>
    public static ClusterEvaluation Evaluate(Cluster cluster, EnvoyTarget? target = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var inspection = new Inspection(cluster, target ?? EnvoyTarget.Default);
        ClusterCreation.Run(inspection);
        return inspection.Evaluation();
    }

    /// <summary>
    /// Judges the clusters of one discovery response or bootstrap, one at a time: memory is bounded by the names. A second cluster of a name is refused.
    /// </summary>
    /// <param name="clusters">The clusters; they are read as the judgements are asked for.</param>
    /// <param name="target">The Envoy they are for.</param>
    public static IEnumerable<ClusterEvaluation> EvaluateAll(IEnumerable<Cluster> clusters, EnvoyTarget? target = null)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        return Iterate(clusters, target ?? EnvoyTarget.Default);
    }

    private static IEnumerable<ClusterEvaluation> Iterate(IEnumerable<Cluster> clusters, EnvoyTarget target)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cluster in clusters)
        {
            var inspection = new Inspection(cluster, target);
            if (!names.Add(cluster.Name)) inspection.Report(ClusterFieldRules.UniqueName, Place.Root.Member("name"), $"duplicate cluster {cluster.Name} found");
            ClusterCreation.Run(inspection);
            yield return inspection.Evaluation();
        }
    }
}
