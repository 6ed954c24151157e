using BackendDsl.Schema.Values;

namespace BackendDsl.Schema.Crd;

/// <summary>One node of an <c>openAPIV3Schema</c> as the custom resource definition writes it. Immutable once built.</summary>
public sealed class SchemaNode
{
    /// <summary>The declared type.</summary>
    public SchemaType Type { get; init; }

    /// <summary>The description, or null. Not part of the compact form.</summary>
    public string? Description { get; init; }

    /// <summary>The format, enforced or not.</summary>
    public string? Format { get; init; }

    /// <summary>Properties, sorted by name (ordinal).</summary>
    public IReadOnlyList<SchemaProperty> Properties { get; init; } = [];

    /// <summary>Names under <c>required</c>, in the order given.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The schema of array items.</summary>
    public SchemaNode? Items { get; init; }

    /// <summary>The schema of map values, where <c>additionalProperties</c> is a schema.</summary>
    public SchemaNode? AdditionalProperties { get; init; }

    /// <summary>The boolean form of <c>additionalProperties</c>; null where absent or a schema.</summary>
    public bool? AdditionalPropertiesAllowed { get; init; }

    /// <summary>Members of <c>enum</c>; empty means no restriction.</summary>
    public IReadOnlyList<Value> Enum { get; init; } = [];

    /// <summary>The default; absent where there is none.</summary>
    public Value Default { get; init; }

    /// <summary><c>nullable</c></summary>
    public bool Nullable { get; init; }

    /// <summary><c>minimum</c></summary>
    public double? Minimum { get; init; }

    /// <summary><c>maximum</c></summary>
    public double? Maximum { get; init; }

    /// <summary><c>exclusiveMinimum</c></summary>
    public bool ExclusiveMinimum { get; init; }

    /// <summary><c>exclusiveMaximum</c></summary>
    public bool ExclusiveMaximum { get; init; }

    /// <summary><c>multipleOf</c></summary>
    public double? MultipleOf { get; init; }

    /// <summary><c>minLength</c>, in code points.</summary>
    public long? MinLength { get; init; }

    /// <summary><c>maxLength</c>, in code points.</summary>
    public long? MaxLength { get; init; }

    /// <summary><c>pattern</c> in RE2 syntax, unanchored.</summary>
    public string? Pattern { get; init; }

    /// <summary><c>minItems</c></summary>
    public long? MinItems { get; init; }

    /// <summary><c>maxItems</c></summary>
    public long? MaxItems { get; init; }

    /// <summary><c>minProperties</c></summary>
    public long? MinProperties { get; init; }

    /// <summary><c>maxProperties</c></summary>
    public long? MaxProperties { get; init; }

    /// <summary><c>uniqueItems</c>: always an error in a custom resource definition when true.</summary>
    public bool UniqueItems { get; init; }

    /// <summary><c>allOf</c></summary>
    public IReadOnlyList<SchemaNode> AllOf { get; init; } = [];

    /// <summary><c>anyOf</c></summary>
    public IReadOnlyList<SchemaNode> AnyOf { get; init; } = [];

    /// <summary><c>oneOf</c></summary>
    public IReadOnlyList<SchemaNode> OneOf { get; init; } = [];

    /// <summary><c>not</c></summary>
    public SchemaNode? Not { get; init; }

    /// <summary><c>x-kubernetes-int-or-string</c></summary>
    public bool IntOrString { get; init; }

    /// <summary><c>x-kubernetes-preserve-unknown-fields</c></summary>
    public bool PreserveUnknownFields { get; init; }

    /// <summary><c>x-kubernetes-embedded-resource</c></summary>
    public bool EmbeddedResource { get; init; }

    /// <summary><c>x-kubernetes-list-type</c>: <c>atomic</c>, <c>set</c>, <c>map</c> or null.</summary>
    public string? ListType { get; init; }

    /// <summary><c>x-kubernetes-list-map-keys</c></summary>
    public IReadOnlyList<string> ListMapKeys { get; init; } = [];

    /// <summary><c>x-kubernetes-map-type</c>: <c>granular</c>, <c>atomic</c> or null.</summary>
    public string? MapType { get; init; }

    /// <summary><c>x-kubernetes-validations</c>, in the order given.</summary>
    public IReadOnlyList<ValidationRule> Rules { get; init; } = [];

    /// <summary>
    /// Keywords that a custom resource definition may not use (<c>$ref</c>, <c>patternProperties</c> ...) or unknown ones,
    /// found while reading; they matter for accepting the definition, not for its values.
    /// </summary>
    public IReadOnlyList<string> ForbiddenKeywords { get; init; } = [];

    /// <summary>Where the node stands in its file.</summary>
    public SourceMark Mark { get; init; }

    /// <summary>The property of that name, or null.</summary>
    public SchemaNode? FindProperty(string name)
    {
        int low = 0, high = Properties.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = string.CompareOrdinal(Properties[middle].Name, name);
            if (order == 0)
                return Properties[middle].Schema;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }
}
