using BackendDsl.Cel.Values;

namespace BackendDsl.Serialization;

/// <summary>An object whose known members stand in slots: all that the writers need to know of a model.</summary>
internal interface ISlottedValue : IObjectValue
{
    /// <summary>How many slots there are; members behind them are not known to the schema.</summary>
    int SlotCount { get; }

    /// <summary>True where every member has a slot.</summary>
    bool HasSlotsOnly { get; }

    /// <summary>What kind of object it is, as far as the order of its members goes.</summary>
    Placing Placing { get; }

    /// <summary>The slots in the order of writing; null where they are in that order already.</summary>
    int[]? WritingOrder { get; }

    /// <summary>What the slots hold, null where a member is absent; empty where nothing was ever set. Asked for once an object: writers walk over all of them.</summary>
    ReadOnlySpan<object?> Slots { get; }

    /// <summary>The wire names as YAML writes them, with their colons; null for one too long to be written the same at every indent.</summary>
    ReadOnlySpan<byte[]?> YamlKeys { get; }

    /// <summary>The wire name as JSON writes it, with its colon.</summary>
    byte[] JsonKeyAt(int slot);
}
