using BackendDsl.Schema.Cel.Schema;

namespace BackendDsl.Schema.Cel;

/// <summary>A field of an object type: its name in CEL, its wire name, and how its values are read.</summary>
internal sealed class CelField(string name, string wireName, ValueAdapter adapter)
{
    public string Name { get; } = name;

    public string WireName { get; } = wireName;

    public ValueAdapter Adapter { get; } = adapter;

    public CelType Type => Adapter.Type;
}
