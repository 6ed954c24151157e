namespace BackendDsl;

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing is refused or lost.</summary>
    Info,

    /// <summary>Accepted, but something is ignored, dropped, useless, or probably not meant.</summary>
    Warning,

    /// <summary>Refused, or it can never work.</summary>
    Error,
}
