namespace BackendDsl.Validation.Admission;

/// <summary>How one expression of a policy decides.</summary>
internal enum PolicyOutcome : byte
{
    /// <summary>It holds.</summary>
    Admit,

    /// <summary>It does not hold.</summary>
    Deny,

    /// <summary>It cannot be evaluated.</summary>
    Error,

    /// <summary>It depends on something that is not known here.</summary>
    Unknown,
}
