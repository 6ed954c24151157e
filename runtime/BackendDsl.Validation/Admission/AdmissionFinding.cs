using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Admission;

/// <summary>What a policy says about a request.</summary>
/// <param name="Policy">The name of the policy.</param>
/// <param name="Binding">The name of the binding.</param>
/// <param name="Severity">What its <c>validationActions</c> make of it.</param>
/// <param name="Message">The server's wording.</param>
/// <param name="Reason"><c>Invalid</c>, <c>Forbidden</c>, <c>Unauthorized</c> or <c>RequestEntityTooLarge</c>.</param>
/// <param name="Expression">The CEL expression that failed; empty where it is not one expression.</param>
/// <param name="IsError">True where the policy could not be evaluated, and its <c>failurePolicy</c> refuses then.</param>
public sealed record AdmissionFinding(
    string Policy,
    string Binding,
    AdmissionSeverity Severity,
    string Message,
    string Reason,
    string Expression,
    bool IsError)
{
    /// <summary>The same as every door tells it: BDSL3001 for a refusal, BDSL3002 for a warning, BDSL3003 for what is only written to the audit log.</summary>
    public Finding ToFinding() => new()
    {
        Id = Severity switch { AdmissionSeverity.Error => DiagnosticIds.PolicyDenies, AdmissionSeverity.Warning => DiagnosticIds.PolicyWarns, _ => DiagnosticIds.PolicyAudits },
        Severity = Severity switch { AdmissionSeverity.Error => FindingSeverity.Error, AdmissionSeverity.Warning => FindingSeverity.Warning, _ => FindingSeverity.Info },
        Reason = FindingReason.FieldValueForbidden,
        Message = Message,
        Rule = Expression.Length > 0 ? Expression.Trim() : $"policy {Policy}",
        Policy = Policy,
        Source = FindingSource.Policy,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Severity}: {Message} [{Policy}]";
}
