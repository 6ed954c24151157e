using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.BuiltIn.Decoding;

/// <summary>A list after decoding.</summary>
internal sealed class TypedList(Value[] items, bool isComplete) : IArrayValue
{
    public Value[] Items { get; } = items;

    /// <inheritdoc/>
    public int Count => Items.Length;

    /// <inheritdoc/>
    public bool IsComplete { get; } = isComplete;

    /// <inheritdoc/>
    public Value this[int index] => Items[index];
}
