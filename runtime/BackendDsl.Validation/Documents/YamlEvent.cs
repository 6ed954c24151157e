namespace BackendDsl.Validation.Documents;

/// <summary>One event of a document that <see cref="PlainYamlParser"/> has read.</summary>
internal struct YamlEvent
{
    /// <summary>What it is.</summary>
    public EventKind Kind;

    /// <summary>True for a scalar without quotes.</summary>
    public bool IsPlain;

    /// <summary>True for the name of a member.</summary>
    public bool IsName;

    /// <summary>Line, from 1.</summary>
    public int Line;

    /// <summary>Column, from 1.</summary>
    public int Column;

    /// <summary>Where a scalar that stands for itself begins in the text.</summary>
    public int Start;

    /// <summary>How long it is.</summary>
    public int Length;

    /// <summary>The text of a scalar that does not stand for itself: with escapes, or of several lines; null for every other.</summary>
    public string? Text;
}
