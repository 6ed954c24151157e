namespace BackendDsl.Validation.Admission;

/// <summary>What a set of policies says about a request.</summary>
/// <param name="Findings">What is certain.</param>
/// <param name="Open">What could not be judged, because it depends on something that is not known here: one sentence each.</param>
public sealed record PolicyEvaluation(IReadOnlyList<AdmissionFinding> Findings, IReadOnlyList<string> Open)
{
    /// <summary>True where a finding refuses the request.</summary>
    public bool IsDenied => Findings.Any(f => f.Severity == AdmissionSeverity.Error);
}
