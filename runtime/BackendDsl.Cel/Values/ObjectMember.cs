namespace BackendDsl.Cel.Values;

/// <summary>A member of an <see cref="ObjectNode"/>: name, value and place side by side.</summary>
internal struct ObjectMember
{
    /// <summary>The name.</summary>
    public string Name;

    /// <summary>The value.</summary>
    public Value Value;

    /// <summary>Where the name stands.</summary>
    public SourceMark Mark;
}
