namespace BackendDsl.Envoy.Checks.Context;

/// <summary>Whether a DataSource could be read.</summary>
internal enum SourceState
{
    /// <summary>There is none.</summary>
    Absent,

    /// <summary>It was read.</summary>
    Read,

    /// <summary>It is on a machine that is not known, or its contents are not.</summary>
    Unknown,

    /// <summary>It does not exist; that was reported.</summary>
    Missing,
}
