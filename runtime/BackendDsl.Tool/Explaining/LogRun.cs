using BackendDsl.Envoy;
using BackendDsl.GatewayApi;
using BackendDsl.Tool.Gateways;

namespace BackendDsl.Tool.Explaining;

/// <summary>Finds, for what Envoy refuses, the rule and the policy field that decides it.</summary>
internal static class LogRun
{
    /// <summary>The entries with what the manifests tell of them.</summary>
    public static IReadOnlyList<LogEntry> Explain(IReadOnlyList<LogEntry> entries, TranslationResult translation, EnvoyVersion? envoy) =>
        [.. entries.Select(e => Explain(e, translation, envoy))];

    private static LogEntry Explain(LogEntry entry, TranslationResult translation, EnvoyVersion? envoy)
    {
        var cluster = translation.Clusters.FirstOrDefault(c => c.Name == entry.Cluster);
        if (cluster is null)
            return entry;
        var findings = ClusterChecks.Evaluate(cluster.Cluster, new() { Version = envoy ?? EnvoyVersion.Newest }).Findings
            .Where(f => f.Effect is FindingEffect.Refused or FindingEffect.Crash).ToList();
        var finding = findings.Find(f => f.Id == entry.Rule && (entry.Message.Contains(f.Message, StringComparison.Ordinal) || f.Path.ToString().EndsWith(entry.Field, StringComparison.Ordinal)))
            ?? findings.Find(f => f.Id == entry.Rule)
            ?? findings.Find(f => entry.Message.Contains(f.Message, StringComparison.Ordinal))
            ?? findings.Find(f => entry.Field.Length > 0 && f.Path.ToString().StartsWith(entry.Field, StringComparison.Ordinal))
            ?? (findings.Count == 1 ? findings[0] : null);
        if (finding is null)
            return entry;
        return entry with { Field = finding.Path.ToString(), Rule = finding.Id, Origins = [.. ClusterOrigins.Of(cluster, finding.Path).Select(static o => o.ToString()).Distinct(StringComparer.Ordinal)] };
    }
}
