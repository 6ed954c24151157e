namespace BackendDsl.Validation.Admission;

/// <summary>What a finding of a policy leads to.</summary>
public enum AdmissionSeverity
{
    /// <summary><c>Audit</c>: the request is let through and noted in the audit log.</summary>
    Info,

    /// <summary><c>Warn</c>: the request is let through with a warning.</summary>
    Warning,

    /// <summary><c>Deny</c>: the request is refused.</summary>
    Error,
}
