namespace BackendDsl;

/// <summary>
/// On an assembly with types of a kind: what the definition of the kind is in one variant, for example in one release of its controller. A property of the
/// project chooses the variant; the types are one for all of them, and the compiler tells what the chosen one does not accept.
/// </summary>
/// <param name="group">The API group of the kind.</param>
/// <param name="kind">The kind.</param>
/// <param name="property">The project property that chooses, for example <c>KgatewayRelease</c>; it must be visible to the compiler. <c>*</c> as its value chooses none.</param>
/// <param name="variant">
/// The values of the property that choose this variant, parted by commas. A value of three numbers that no variant has chooses the nearest earlier
/// one with the same first two.
/// </param>
/// <param name="schema">The schema of the variant, in compact form; empty where it is the one that the types were made from.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DefinitionVariantAttribute(string group, string kind, string property, string variant, string schema) : Attribute
{
    /// <summary>The API group of the kind.</summary>
    public string Group { get; } = group;

    /// <summary>The kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The project property that chooses.</summary>
    public string Property { get; } = property;

    /// <summary>The values that choose this variant, parted by commas.</summary>
    public string Variant { get; } = variant;

    /// <summary>The schema, in compact form; empty where it is that of the types.</summary>
    public string Schema { get; } = schema;

    /// <summary>True for the variant that is assumed where the property is not set.</summary>
    public bool IsDefault { get; set; }

    /// <summary>The Envoy that the controller brings in this variant, for example <c>1.37</c>; null where it brings none. The project's own <c>EnvoyVersion</c> goes before it.</summary>
    public string? EnvoyVersion { get; set; }
}
