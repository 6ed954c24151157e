namespace BackendDsl.Cel.Values;

/// <summary>A field of an object type: its name in CEL, its wire name, and how its values are read.</summary>
internal sealed class CelField(string name, string wireName, ValueAdapter adapter)
{
    public string Name { get; } = name;

    // Interned, because generated models name their members by interned strings: then a glance at the reference is enough.
    public string WireName { get; } = string.Intern(wireName);

    public ValueAdapter Adapter { get; } = adapter;

    public CelType Type => Adapter.Type;
}
