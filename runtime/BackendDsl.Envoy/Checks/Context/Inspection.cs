using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy.Checks.Context;

/// <summary>One cluster while it is judged: what it is for, and what was found so far, in the order in which Envoy meets it.</summary>
internal sealed class Inspection(Cluster cluster, EnvoyTarget target)
{
    private readonly List<Finding> _findings = [];
    private Finding? _decisive;
    private Func<string>? _nack;
    private bool _crashes;
    private bool _isThrown;
    private bool _overrules;
    private bool _depends;

    public Cluster Cluster { get; } = cluster;

    public EnvoyTarget Target { get; } = target;

    public EnvoyVersion Version => Target.Version;

    public EnvoyEnvironment Environment => Target.Environment;

    /// <summary>Adds a finding of a rule, where the rule holds for the target.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="at">The field.</param>
    /// <param name="message">In Envoy's words where it has some.</param>
    /// <param name="nack">The whole text of Envoy where it says more, for instance a dump; only made when it is asked for.</param>
    public void Report(ClusterRule rule, Place at, string message, Func<string>? nack = null) => Report(rule, at, message, rule.Severity, rule.Effect, nack);

    /// <summary>The same with another severity and effect than those of the rule.</summary>
    public void Report(ClusterRule rule, Place at, string message, FindingSeverity severity, FindingEffect? effect, Func<string>? nack = null)
    {
        if (!rule.HoldsFor(Version)) return;
        if (IsDeferred && effect == FindingEffect.Refused) effect = FindingEffect.NeverWorks;
        var finding = Add(rule, at, message, severity, effect);
        if (effect is not (FindingEffect.Refused or FindingEffect.Crash)) return;
        if (_decisive is not null && !(_overrules && !_isThrown && !_crashes)) return;
        _decisive = finding;
        _isThrown = rule.IsThrown;
        _crashes = effect == FindingEffect.Crash;
        // The text goes through places where a NUL ends it.
        _nack = _crashes ? null : () => (nack?.Invoke() ?? message).Split('\0')[0];
    }

    /// <summary>Adds what Envoy takes for now, whatever comes of it later.</summary>
    public void ReportAccepted(ClusterRule rule, Place at, string message)
    {
        if (rule.HoldsFor(Version)) Add(rule, at, message, rule.Severity, rule.Effect);
    }

    /// <summary>Runs a step whose faults replace the status of an earlier one, as the constructors of some kinds of clusters do.</summary>
    public void Overruling(Action<Inspection> step)
    {
        _overrules = true;
        step(this);
        _overrules = false;
    }

    /// <summary>While this is set, what Envoy would refuse comes to light only later: the cluster is taken, and never works.</summary>
    public bool IsDeferred { get; set; }

    /// <summary>Something of Envoy's machine decides, and nobody told of it.</summary>
    public void Depends(ClusterRule rule, Place at, string message)
    {
        if (!rule.HoldsFor(Version)) return;
        _depends |= _decisive is null;
        Add(rule, at, message, FindingSeverity.Info, null);
    }

    private Finding Add(ClusterRule rule, Place at, string message, FindingSeverity severity, FindingEffect? effect)
    {
        var finding = new Finding
        {
            Id = rule.Id,
            Severity = severity,
            Path = at.ToPath(),
            Message = message,
            Source = FindingSource.Envoy,
            Effect = effect,
            Unproven = rule.UnprovenFor(Version),
        };
        _findings.Add(finding);
        return finding;
    }

    public ClusterEvaluation Evaluation() => new(
        Cluster.Name,
        _decisive is null ? (_depends ? ClusterOutcome.Unknown : ClusterOutcome.Accepted) : _crashes ? ClusterOutcome.Crash : ClusterOutcome.Refused,
        _findings,
        _decisive,
        _nack);
}
