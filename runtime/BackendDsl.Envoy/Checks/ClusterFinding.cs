namespace BackendDsl.Envoy;

/// <summary>What Envoy would have against a cluster.</summary>
public sealed record ClusterFinding
{
    /// <summary>The rule, see <see cref="ClusterChecks.Rules"/>; the rules are described in <c>docs/envoy-checks.md</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>How bad it is.</summary>
    public required ClusterFindingSeverity Severity { get; init; }

    /// <summary>The field, as in <c>health_checks[0].timeout</c>; what is packed follows the field it is packed in. Empty for the whole cluster.</summary>
    public required string Path { get; init; }

    /// <summary>In Envoy's words where it has some.</summary>
    public required string Message { get; init; }

    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Severity.ToString().ToLowerInvariant()} {RuleId}: {(Path.Length > 0 ? Path + ": " : "")}{Message}";
}
