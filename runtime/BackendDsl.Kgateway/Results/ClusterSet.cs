using System.Collections;
using System.Collections.Immutable;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.GatewayApi;

namespace BackendDsl.Kgateway;

/// <summary>The clusters that kgateway programs, sorted by name, and what it would say of the policies behind them.</summary>
public sealed partial class ClusterSet : IReadOnlyCollection<Cluster>
{
    private readonly string[] _names;
    private readonly Cluster[] _clusters;

    internal ClusterSet(TranslationResult result)
    {
        Result = result;
        // Clusters that belong to one Gateway have names of their own, so names are unique.
        _clusters = [.. result.Clusters.Select(c => c.Cluster)];
        _names = [.. _clusters.Select(c => c.Name)];
    }

    /// <summary>Everything: all forms of clusters that a release decides at random, who decided their fields, and what failed.</summary>
    public TranslationResult Result { get; }

    /// <summary>What the gateway would say of each policy, in the order they were given; a policy that attaches to nothing gets no status.</summary>
    public ImmutableArray<PolicyStatus> Policies => Result.Policies;

    /// <summary>Everything it would refuse, ignore or only log.</summary>
    public ImmutableArray<GatewayFinding> Findings => Result.Findings;

    /// <summary>The clusters that could not be translated: the gateway does not get them, and their routes answer 500.</summary>
    public ImmutableArray<FailedCluster> Failed => Result.Failed;

    /// <summary>Why there is no translation at all: the controller ends when it sees this input; null where there is one.</summary>
    public string? WholeFailure => Result.WholeFailure;

    /// <summary>Names of the clusters, sorted.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <inheritdoc/>
    public int Count => _clusters.Length;

    /// <summary>The cluster of that name, for example <c>kube_gwtest_httpbin_8000</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message says which there are, or why it failed.</exception>
    public Cluster this[string name] => TryGet(name, out var cluster) ? cluster : throw new KeyNotFoundException(WhyNot(name));

    /// <summary>The cluster of that name, if it is programmed.</summary>
    public bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Cluster? cluster)
    {
        var index = Array.BinarySearch(_names, name, StringComparer.Ordinal);
        cluster = index < 0 ? null : _clusters[index];
        return cluster is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<Cluster> GetEnumerator() => ((IEnumerable<Cluster>)_clusters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string WhyNot(string name)
    {
        if (WholeFailure is not null)
            return $"there is no cluster \"{name}\": {WholeFailure}";
        foreach (var failed in Failed)
        {
            if (failed.Name == name)
                return $"the cluster \"{name}\" failed: {failed.Reason}";
        }

        return $"there is no cluster \"{name}\"; there are {(Count == 0 ? "none" : string.Join(", ", Names))}";
    }
}
