namespace BackendDsl.Validation.Documents;

/// <summary>How bad a problem is.</summary>
public enum ProblemSeverity
{
    /// <summary>Worth knowing; nothing is lost.</summary>
    Info,

    /// <summary>Read on with less than was meant.</summary>
    Warning,

    /// <summary>Something could not be read and is left out.</summary>
    Error,
}
