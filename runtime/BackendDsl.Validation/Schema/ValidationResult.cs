using BackendDsl.Validation.Findings;

namespace BackendDsl;

/// <summary>The verdict over one object.</summary>
public sealed class ValidationResult
{
    /// <summary>A verdict of these findings.</summary>
    public ValidationResult(IReadOnlyList<Finding> findings, IReadOnlyList<FieldPath>? unknownFields = null, IReadOnlyList<Finding>? warnings = null)
    {
        Violations = findings;
        UnknownFields = unknownFields ?? [];
        Warnings = warnings ?? [];
    }

    /// <summary>A clean verdict.</summary>
    public static ValidationResult Valid { get; } = new([]);

    /// <summary>Every violation, in the server's order.</summary>
    public IReadOnlyList<Finding> Violations { get; }

    /// <summary>
    /// The verdict without the violations that follow from another: the server says of a text that is no duration also that a rule could not make a duration of it.
    /// </summary>
    /// <remarks>The engine itself gives the server's own list; whoever tells a person or a program what is wrong tells each cause once.</remarks>
    public ValidationResult ToCauses()
    {
        for (var i = 0; i < Violations.Count; i++)
        {
            if (IsConsequence(Violations[i]))
                return new([.. Violations.Where(v => !IsConsequence(v))], UnknownFields, Warnings);
        }

        return this;
    }

    /// <summary>Paths of fields the schema does not know; the server drops them (and kubectl refuses them by default).</summary>
    public IReadOnlyList<FieldPath> UnknownFields { get; }

    /// <summary>
    /// What a server warns of and accepts: on an update rules that fail for a value that has not changed, and names of finalizers without a domain.
    /// </summary>
    public IReadOnlyList<Finding> Warnings { get; }

    /// <summary>True where there is no violation.</summary>
    public bool IsValid => Violations.Count == 0;

    private bool IsConsequence(Finding violation) =>
        violation.Id == DiagnosticIds.RuleNotEvaluated && Violations.Any(o => o.Id != DiagnosticIds.RuleNotEvaluated && o.Path == violation.Path);

    /// <summary>The violations, a line each; <c>valid</c> where there are none.</summary>
    public override string ToString() => IsValid ? "valid" : string.Join("\n", Violations);
}
