namespace BackendDsl.Validation.BuiltIn.Facts;

/// <summary>One member of a type.</summary>
internal sealed class MemberFacts(string name, Shape shape)
{
    public string Name { get; } = name;

    public Shape Shape { get; } = shape;

    /// <summary>Held as a pointer: zero differs from absent.</summary>
    public bool IsPointer { get; init; }

    /// <summary>Written even when it is zero.</summary>
    public bool IsAlwaysWritten { get; init; }

    /// <summary>Left out when its structure is zero; others are written empty.</summary>
    public bool IsOmittedWhenZero { get; init; }

    /// <summary>Listed as required in the newest version's documents; the decoder does not ask for it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The default that the types declare; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>The values known; empty for an open member. For lists those of the items.</summary>
    public IReadOnlyList<EnumValue> Enum { get; init; } = [];

    /// <summary>The first minor version that has it.</summary>
    public int Since { get; init; } = VersionRange.First;

    /// <summary>The last minor version that has it.</summary>
    public int Until { get; init; } = VersionRange.Last;

    public bool IsIn(int minor) => minor >= Since && minor <= Until;
}
