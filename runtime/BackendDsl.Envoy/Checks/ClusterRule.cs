using BackendDsl.Envoy.Checks;

namespace BackendDsl.Envoy;

/// <summary>One thing Envoy checks, or one way in which a cluster is useless though Envoy takes it.</summary>
public sealed class ClusterRule
{
    internal ClusterRule(string id, ClusterFindingSeverity severity, string summary, string source, Action<RuleScope> check, bool needsContext = false)
    {
        Id = id;
        Severity = severity;
        Summary = summary;
        Source = source;
        NeedsContext = needsContext;
        Check = check;
    }

    /// <summary>
    /// <c>S</c> and a number for a check of Envoy's code, <c>R</c> and a number for what it takes but does not work, and the name of a message and
    /// its field for a constraint of the API.
    /// </summary>
    public string Id { get; }

    /// <summary>How bad a finding is, unless the finding tells otherwise.</summary>
    public ClusterFindingSeverity Severity { get; }

    /// <summary>What is checked.</summary>
    public string Summary { get; }

    /// <summary>Where in Envoy's sources the check is made, or where the effect is known from.</summary>
    public string Source { get; }

    /// <summary>Whether it is silent without a <see cref="ClusterCheckContext"/>.</summary>
    public bool NeedsContext { get; }

    internal Action<RuleScope> Check { get; }
}
