using System.Text;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Diff;

namespace BackendDsl.Envoy;

/// <summary>What a change does to clusters, readable in a pull request.</summary>
public sealed class ClusterDiff
{
    internal ClusterDiff(IReadOnlyList<ClusterChange> changes) => Changes = changes;

    /// <summary>By cluster, then in the order of the fields.</summary>
    public IReadOnlyList<ClusterChange> Changes { get; }

    /// <summary>True when nothing changes.</summary>
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>Compares two states of one cluster; null where there is none.</summary>
    public static ClusterDiff Compare(Cluster? before, Cluster? after) =>
        Compare(before is null ? [] : new[] { before }, after is null ? [] : new[] { after });

    /// <summary>Compares two sets of clusters by their names.</summary>
    /// <exception cref="ArgumentException">A name occurs twice on one side.</exception>
    public static ClusterDiff Compare(IEnumerable<Cluster> before, IEnumerable<Cluster> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new ClusterDiff(ClusterDiffer.Compare(before, after));
    }

    /// <summary>
    /// One block for each cluster, one line for each change: <c>+</c> added, <c>-</c> removed, <c>~</c> changed. Empty when nothing changes.
    /// </summary>
    public string ToText()
    {
        var text = new StringBuilder();
        string? cluster = null;
        foreach (var change in Changes)
        {
            if (change.ClusterName != cluster)
            {
                if (cluster is not null) text.Append('\n');
                cluster = change.ClusterName;
                text.Append("cluster ").Append(cluster).Append(change.Path.Length > 0 ? "" : change.Kind == ClusterChangeKind.Added ? " (new)" : " (removed)").Append('\n');
            }
            if (change.Path.Length == 0) continue;
            text.Append(change.Kind switch
            {
                ClusterChangeKind.Added => $"  + {change.Path}: {change.After}",
                ClusterChangeKind.Removed => $"  - {change.Path}: {change.Before}",
                _ => $"  ~ {change.Path}: {change.Before} -> {change.After}",
            }).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>
    /// JSON: <c>{"clusters":[{"name":...,"change":"added|removed|changed","changes":[{"change":...,"path":...,"before":...,"after":...}]}]}</c>,
    /// with values as JSON.
    /// </summary>
    public string ToJson() => ClusterDiffJson.Format(Changes);

    /// <inheritdoc cref="ToText"/>
    public override string ToString() => ToText();
}
