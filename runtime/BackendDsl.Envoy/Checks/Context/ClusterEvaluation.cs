namespace BackendDsl.Envoy;

/// <summary>What Envoy would say of a cluster, and what would become of it.</summary>
public sealed class ClusterEvaluation
{
    private readonly Func<string>? _nack;

    internal ClusterEvaluation(string name, ClusterOutcome outcome, IReadOnlyList<Finding> findings, Finding? decisive, Func<string>? nack)
    {
        Name = name;
        Outcome = outcome;
        Findings = findings;
        Decisive = decisive;
        _nack = nack;
    }

    /// <summary>The name of the cluster.</summary>
    public string Name { get; }

    /// <summary>What Envoy does with it.</summary>
    public ClusterOutcome Outcome { get; }

    /// <summary>
    /// Everything there is to say, in the order in which Envoy meets it: it stops at the first one that it refuses or dies of. The id of each is
    /// the name of a <see cref="ClusterRule"/>, the effect tells what comes of it. What only has to exist on Envoy's machine is an info.
    /// </summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The finding that makes Envoy refuse the cluster or die; null where it does neither for certain.</summary>
    public Finding? Decisive { get; }

    /// <summary>
    /// The text with which Envoy refuses the cluster, as it stands in a NACK behind <c>Error adding/updating cluster(s) NAME: </c>, with the dump of
    /// the message that it prints before broken constraints; null where it does not refuse it.
    /// </summary>
    public string? Nack => _nack?.Invoke();
}
