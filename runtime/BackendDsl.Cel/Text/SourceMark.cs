namespace BackendDsl;

/// <summary>A place in a text file. Lines and columns count from 1; the default value means no place.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
public readonly record struct SourceMark(int Line, int Column)
{
    /// <summary>True for a real place.</summary>
    public bool IsKnown => Line > 0;

    /// <inheritdoc/>
    public override string ToString() => IsKnown ? $"({Line},{Column})" : "";
}
