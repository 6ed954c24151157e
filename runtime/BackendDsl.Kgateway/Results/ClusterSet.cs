using System.Collections;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Kgateway;

/// <summary>The clusters that kgateway programs, sorted by name, and what it would say of the policies behind them.</summary>
public sealed partial class ClusterSet : IReadOnlyCollection<Cluster>
{
    private readonly string[] _names;
    private readonly Cluster[] _clusters;

    internal ClusterSet(IReadOnlyCollection<Cluster> clusters, IReadOnlyList<PolicyStatus> policies, IReadOnlyList<KgatewayFinding> findings)
    {
        _clusters = [.. clusters];
        _names = [.. clusters.Select(c => c.Name)];
        Array.Sort(_names, _clusters, StringComparer.Ordinal);
        Policies = policies;
        Findings = findings;
    }

    /// <summary>What the gateway would say of each policy, in the order they were given.</summary>
    public IReadOnlyList<PolicyStatus> Policies { get; }

    /// <summary>Everything it would refuse, ignore or only log.</summary>
    public IReadOnlyList<KgatewayFinding> Findings { get; }

    /// <summary>Names of the clusters, sorted.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <inheritdoc/>
    public int Count => _clusters.Length;

    /// <summary>The cluster of that name, for example <c>kube_gwtest_httpbin_8000</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Cluster this[string name] => TryGet(name, out var cluster)
        ? cluster
        : throw new KeyNotFoundException($"there is no cluster \"{name}\"; there are {(Count == 0 ? "none" : string.Join(", ", Names))}");

    /// <summary>The cluster of that name, if there is one.</summary>
    public bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Cluster? cluster)
    {
        var index = Array.BinarySearch(_names, name, StringComparer.Ordinal);
        cluster = index < 0 ? null : _clusters[index];
        return cluster is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<Cluster> GetEnumerator() => ((IEnumerable<Cluster>)_clusters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
