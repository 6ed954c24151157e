using BackendDsl.Envoy.Checks;
using BackendDsl.Envoy.Checks.Constraints;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy;

/// <summary>Envoy's own verdict on a cluster, without Envoy.</summary>
/// <remarks>
/// Two layers, as in Envoy: the constraints of the API on every message, packed ones included, and the checks its code makes when it creates a
/// cluster. A third one tells what Envoy takes but what cannot work or has no effect.
/// </remarks>
public static class ClusterChecks
{
    /// <summary>Every rule but the constraints of the API, in the order of their numbers.</summary>
    public static IReadOnlyList<ClusterRule> Rules => RuleList.All;

    /// <summary>Every constraint of the API, by message and field.</summary>
    public static IReadOnlyList<ClusterRule> ConstraintRules => ConstraintTable.Default.Rules;

    /// <summary>Checks one cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="context">What surrounds it; rules that need it are silent without it.</param>
    /// <returns>Errors and warnings in the order of their rules: constraints first, then the checks of the code, then what does not work.</returns>
    public static IReadOnlyList<ClusterFinding> Check(Cluster cluster, ClusterCheckContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var findings = new List<ClusterFinding>();
        context ??= new ClusterCheckContext();
        new ConstraintWalk(context, findings).Run(cluster);
        var scope = new RuleScope(cluster, context, findings);
        foreach (var rule in RuleList.All) scope.Run(rule);
        return findings;
    }

    /// <summary>Checks the clusters of one discovery response, each with the others as its siblings.</summary>
    /// <returns>The findings by the name of the cluster; clusters without any are left out.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<ClusterFinding>> CheckAll(IEnumerable<Cluster> clusters, ClusterCheckContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        var all = clusters.ToList();
        var found = new SortedDictionary<string, IReadOnlyList<ClusterFinding>>(StringComparer.Ordinal);
        foreach (var cluster in all)
        {
            var findings = Check(cluster, (context ?? new ClusterCheckContext()) with { Clusters = all });
            if (findings.Count > 0 && !found.TryAdd(cluster.Name, findings)) found[cluster.Name] = [.. found[cluster.Name], .. findings];
        }
        return found;
    }

    /// <summary>What Envoy does with a cluster, and every reason.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="target">The Envoy it is for; the newest release on an unknown machine when it is not given.</param>
    public static ClusterJudgement Judge(Cluster cluster, EnvoyTarget? target = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        target ??= EnvoyTarget.Default;
        var environment = target.Environment;
        var context = new ClusterCheckContext
        {
            TargetVersion = target.Version,
            Endpoints = target.Endpoints,
            StaticSecrets = environment.StaticSecrets?.Select(s => s.Name).ToList(),
            LocalClusterName = environment.LocalClusterName,
            HasLoadStatsConfig = environment.HasLoadStatsConfig,
            Concurrency = environment.Concurrency,
            IsWindows = environment.IsWindows,
            ReadFile = environment.ReadFile,
            CheckCertificates = true,
            BackendRequiresTls13 = target.BackendRequiresTls13,
        };
        var findings = Check(cluster, context).Select(ToFinding).ToList();
        var decisive = findings.Find(f => f.Effect == FindingEffect.Refused);
        return new ClusterJudgement(cluster.Name, decisive is null ? ClusterOutcome.Accepted : ClusterOutcome.Refused, findings, decisive, decisive is null ? null : () => decisive.Message);
    }

    /// <summary>Judges the clusters of one discovery response, one at a time; a second cluster of a name is refused.</summary>
    public static IEnumerable<ClusterJudgement> JudgeAll(IEnumerable<Cluster> clusters, EnvoyTarget? target = null)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        return clusters.Select(cluster => Judge(cluster, target));
    }

    private static Finding ToFinding(ClusterFinding finding) => new()
    {
        Id = finding.RuleId,
        Severity = finding.Severity == ClusterFindingSeverity.Error ? FindingSeverity.Error : FindingSeverity.Warning,
        Path = FieldPath.Parse(finding.Path),
        Message = finding.Message,
        Source = FindingSource.Envoy,
        Effect = finding.RuleId is "R1" or "R2" or "R4" ? FindingEffect.NeverWorks
            : finding.RuleId == "R5" ? FindingEffect.NotVerified
            : finding.Severity == ClusterFindingSeverity.Error ? FindingEffect.Refused : FindingEffect.Ignored,
    };
}
