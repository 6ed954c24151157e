using BackendDsl.Schema.Cel.Schema;
using BackendDsl.Schema.Crd;

namespace BackendDsl.Schema.Cel;

/// <summary>A variable of an environment.</summary>
public sealed class CelVariable
{
    internal CelVariable(string name, CelType type, ValueAdapter adapter, bool isOptional)
    {
        Name = name;
        Type = type;
        Adapter = adapter;
        IsOptional = isOptional;
    }

    internal CelVariable(string name, SchemaNode schema, int generation)
    {
        Name = name;
        Adapter = new SchemaTypes(reservedWordsAsFields: generation >= 31).Build(schema, name, isResourceRoot: false) ?? RawAdapter.Instance;
        Type = Adapter.Type;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The static type.</summary>
    public CelType Type { get; }

    internal ValueAdapter Adapter { get; }

    internal bool IsOptional { get; }
}
