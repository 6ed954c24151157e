using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>A changed copy of an array.</summary>
internal sealed class FlatArray(Value[] items, bool isComplete) : IArrayValue
{
    public int Count => items.Length;

    public bool IsComplete => isComplete;

    public Value this[int index] => items[index];

    public void Replace(int index, in Value value) => items[index] = value;
}
