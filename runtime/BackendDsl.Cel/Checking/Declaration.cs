using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Checking;

/// <summary>What an identifier stands for: a variable by its slot, or a type.</summary>
internal sealed class Declaration(string name, CelType type, int slot, CelType? typeValue = null)
{
    public string Name { get; } = name;

    public CelType Type { get; } = type;

    /// <summary>Where the running expression finds the variable; -1 for a type.</summary>
    public int Slot { get; } = slot;

    /// <summary>The type the name denotes, for type names.</summary>
    public CelType? TypeValue { get; } = typeValue;
}
