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

    /// <summary>What a slot holds; null where the member is absent.</summary>
    object? SlotAt(int slot);

    /// <summary>The wire name as YAML writes it, with its colon; null for one too long to be written the same at every indent.</summary>
    byte[]? YamlKeyAt(int slot);

    /// <summary>The wire name as JSON writes it, with its colon.</summary>
    byte[] JsonKeyAt(int slot);
}
