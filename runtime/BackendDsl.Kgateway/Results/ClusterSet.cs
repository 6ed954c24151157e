using System.Collections;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Kgateway;

/// <summary>The clusters that kgateway programs, sorted by name, and what it would say of the policies behind them.</summary>
public sealed partial class ClusterSet : IReadOnlyCollection<Cluster>
{
    private readonly SortedDictionary<string, Cluster> _clusters = new(StringComparer.Ordinal);

    internal ClusterSet(IEnumerable<Cluster> clusters, IReadOnlyList<PolicyStatus> policies, IReadOnlyList<KgatewayFinding> findings)
    {
        foreach (var cluster in clusters)
            _clusters[cluster.Name] = cluster;
        Policies = policies;
        Findings = findings;
    }

    /// <summary>What the gateway would say of each policy, in the order they were given.</summary>
    public IReadOnlyList<PolicyStatus> Policies { get; }

    /// <summary>Everything it would refuse, ignore or only log.</summary>
    public IReadOnlyList<KgatewayFinding> Findings { get; }

    /// <summary>Names of the clusters, sorted.</summary>
    public IReadOnlyCollection<string> Names => _clusters.Keys;

    /// <inheritdoc/>
    public int Count => _clusters.Count;

    /// <summary>The cluster of that name, for example <c>kube_gwtest_httpbin_8000</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Cluster this[string name] => _clusters.TryGetValue(name, out var cluster)
        ? cluster
        : throw new KeyNotFoundException($"there is no cluster \"{name}\"; there are {(Count == 0 ? "none" : string.Join(", ", Names))}");

    /// <summary>The cluster of that name, if there is one.</summary>
    public bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Cluster? cluster) => _clusters.TryGetValue(name, out cluster);

    /// <inheritdoc/>
    public IEnumerator<Cluster> GetEnumerator() => _clusters.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
