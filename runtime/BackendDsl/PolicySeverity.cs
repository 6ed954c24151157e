namespace BackendDsl;

/// <summary>How grave a finding is.</summary>
public enum PolicySeverity
{
    /// <summary>Told, no more.</summary>
    Warning,

    /// <summary>Fails the build.</summary>
    Error,
}
