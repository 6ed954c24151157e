namespace BackendDsl.Cel.Values;

/// <summary>The failures of an evaluation that are treated apart from all others.</summary>
public enum CelErrorKind
{
    /// <summary>Any failure that has no kind of its own: a key that is not there, a division by zero.</summary>
    Other,

    /// <summary>No form of a function takes values of these types.</summary>
    NoSuchOverload,

    /// <summary>The steps an expression may take were used up.</summary>
    BudgetExceeded,
}
