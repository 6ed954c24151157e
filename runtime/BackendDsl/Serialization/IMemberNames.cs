namespace BackendDsl.Serialization;

/// <summary>The names of an object's members, by slot, as who reads it needs them.</summary>
internal interface IMemberNames
{
    /// <summary>The names as they stand in JSON between quotes, in the order of slots; empty where one of them cannot.</summary>
    ReadOnlySpan<string> WireNames { get; }

    /// <summary>The name of a slot.</summary>
    string NameAt(int slot);

    /// <summary>The slot of a name; -1 where there is none.</summary>
    int Find(string name);
}
