namespace BackendDsl.Tool.Differences;

/// <summary>What a change of a definition is.</summary>
internal enum DefinitionChangeKind
{
    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It has another name.</summary>
    Renamed,

    /// <summary>Less is accepted.</summary>
    Tightened,

    /// <summary>It still works, and will not for ever.</summary>
    Deprecated,

    /// <summary>The same is accepted, and means something else: another default.</summary>
    Changed,

    /// <summary>More is accepted.</summary>
    Loosened,

    /// <summary>It is new.</summary>
    Added,
}
