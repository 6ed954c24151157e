namespace BackendDsl;

/// <summary>What comes of a configuration that a finding is about, in the program that reads it.</summary>
public enum FindingEffect
{
    /// <summary>It is refused.</summary>
    Refused,

    /// <summary>The program that reads it dies of it.</summary>
    Crash,

    /// <summary>It is taken, but no connection or request can ever succeed with it.</summary>
    NeverWorks,

    /// <summary>It is taken, but the peer is not verified as the configuration says.</summary>
    NotVerified,

    /// <summary>It is taken, and the setting has no effect.</summary>
    Ignored,
}
