using BackendDsl.Cel.Values;

namespace BackendDsl.Cel;

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

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The static type.</summary>
    public CelType Type { get; }

    internal ValueAdapter Adapter { get; }

    internal bool IsOptional { get; }
}
