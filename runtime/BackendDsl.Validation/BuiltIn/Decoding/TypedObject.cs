using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Facts;

namespace BackendDsl.Validation.BuiltIn.Decoding;

/// <summary>An object after decoding: one slot for each member of its type, whatever the version. Only members the version has are filled.</summary>
internal sealed class TypedObject(TypeFacts type, bool isComplete) : IObjectValue
{
    public TypeFacts Type { get; } = type;

    /// <summary>The values by slot; scalars in their decoded form, no nulls.</summary>
    public Value[] Slots { get; } = new Value[type.Members.Length];

    /// <inheritdoc/>
    public int Count => Slots.Length;

    /// <inheritdoc/>
    public bool IsComplete { get; } = isComplete;

    /// <inheritdoc/>
    public Value this[string name] => Type.Find(name) is >= 0 and var slot ? Slots[slot] : Value.Absent;

    /// <inheritdoc/>
    public string NameAt(int index) => Type.Members[index].Name;

    /// <inheritdoc/>
    public Value ValueAt(int index) => Slots[index];
}
