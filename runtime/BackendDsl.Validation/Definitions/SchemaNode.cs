using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Definitions;

/// <summary>One node of an <c>openAPIV3Schema</c> as the custom resource definition writes it. Immutable once read.</summary>
public sealed class SchemaNode
{
    // Most nodes use few keywords; the rarer ones live in one side object so that a large schema stays small.
    private SchemaFacets? _facets;

    /// <summary>The declared type.</summary>
    public SchemaType Type { get; internal set; }

    /// <summary>The description, or null. Not part of the compact form.</summary>
    public string? Description { get; internal set; }

    /// <summary>The format, enforced or not.</summary>
    public string? Format { get; internal set; }

    /// <summary>Properties, sorted by name (ordinal).</summary>
    public IReadOnlyList<SchemaProperty> Properties { get; internal set; } = [];

    /// <summary>Names under <c>required</c>, in the order given.</summary>
    public IReadOnlyList<string> Required { get; internal set; } = [];

    /// <summary>The schema of array items.</summary>
    public SchemaNode? Items { get; internal set; }

    /// <summary>The schema of map values, where <c>additionalProperties</c> is a schema.</summary>
    public SchemaNode? AdditionalProperties { get; internal set; }

    /// <summary>The boolean form of <c>additionalProperties</c>; null where absent or a schema.</summary>
    public bool? AdditionalPropertiesAllowed { get; internal set; }

    /// <summary>Members of <c>enum</c>; empty means no restriction.</summary>
    public IReadOnlyList<Value> Enum { get; internal set; } = [];

    /// <summary>The default; absent where there is none.</summary>
    public Value Default { get; internal set; }

    /// <summary><c>nullable</c></summary>
    public bool Nullable { get; internal set; }

    /// <summary><c>minimum</c></summary>
    public double? Minimum { get => _facets?.Minimum; internal set { if (value is not null || _facets is not null) Facets.Minimum = value; } }

    /// <summary><c>maximum</c></summary>
    public double? Maximum { get => _facets?.Maximum; internal set { if (value is not null || _facets is not null) Facets.Maximum = value; } }

    /// <summary><c>exclusiveMinimum</c></summary>
    public bool ExclusiveMinimum { get => _facets?.ExclusiveMinimum ?? false; internal set { if (value || _facets is not null) Facets.ExclusiveMinimum = value; } }

    /// <summary><c>exclusiveMaximum</c></summary>
    public bool ExclusiveMaximum { get => _facets?.ExclusiveMaximum ?? false; internal set { if (value || _facets is not null) Facets.ExclusiveMaximum = value; } }

    /// <summary><c>multipleOf</c></summary>
    public double? MultipleOf { get => _facets?.MultipleOf; internal set { if (value is not null || _facets is not null) Facets.MultipleOf = value; } }

    /// <summary><c>minLength</c>, in code points.</summary>
    public long? MinLength { get => _facets?.MinLength; internal set { if (value is not null || _facets is not null) Facets.MinLength = value; } }

    /// <summary><c>maxLength</c>, in code points.</summary>
    public long? MaxLength { get => _facets?.MaxLength; internal set { if (value is not null || _facets is not null) Facets.MaxLength = value; } }

    /// <summary><c>pattern</c> in RE2 syntax, unanchored.</summary>
    public string? Pattern { get => _facets?.Pattern; internal set { if (value is not null || _facets is not null) Facets.Pattern = value; } }

    /// <summary><c>minItems</c></summary>
    public long? MinItems { get => _facets?.MinItems; internal set { if (value is not null || _facets is not null) Facets.MinItems = value; } }

    /// <summary><c>maxItems</c></summary>
    public long? MaxItems { get => _facets?.MaxItems; internal set { if (value is not null || _facets is not null) Facets.MaxItems = value; } }

    /// <summary><c>minProperties</c></summary>
    public long? MinProperties { get => _facets?.MinProperties; internal set { if (value is not null || _facets is not null) Facets.MinProperties = value; } }

    /// <summary><c>maxProperties</c></summary>
    public long? MaxProperties { get => _facets?.MaxProperties; internal set { if (value is not null || _facets is not null) Facets.MaxProperties = value; } }

    /// <summary><c>uniqueItems</c>: always an error in a custom resource definition when true.</summary>
    public bool UniqueItems { get => _facets?.UniqueItems ?? false; internal set { if (value || _facets is not null) Facets.UniqueItems = value; } }

    /// <summary><c>allOf</c></summary>
    public IReadOnlyList<SchemaNode> AllOf { get => _facets?.AllOf ?? []; internal set { if (value.Count > 0 || _facets is not null) Facets.AllOf = value; } }

    /// <summary><c>anyOf</c></summary>
    public IReadOnlyList<SchemaNode> AnyOf { get => _facets?.AnyOf ?? []; internal set { if (value.Count > 0 || _facets is not null) Facets.AnyOf = value; } }

    /// <summary><c>oneOf</c></summary>
    public IReadOnlyList<SchemaNode> OneOf { get => _facets?.OneOf ?? []; internal set { if (value.Count > 0 || _facets is not null) Facets.OneOf = value; } }

    /// <summary><c>not</c></summary>
    public SchemaNode? Not { get => _facets?.Not; internal set { if (value is not null || _facets is not null) Facets.Not = value; } }

    /// <summary><c>x-kubernetes-int-or-string</c></summary>
    public bool IntOrString { get; internal set; }

    /// <summary><c>x-kubernetes-preserve-unknown-fields</c></summary>
    public bool PreserveUnknownFields { get; internal set; }

    /// <summary><c>x-kubernetes-embedded-resource</c></summary>
    public bool EmbeddedResource { get; internal set; }

    /// <summary><c>x-kubernetes-list-type</c>: <c>atomic</c>, <c>set</c>, <c>map</c> or null.</summary>
    public string? ListType { get => _facets?.ListType; internal set { if (value is not null || _facets is not null) Facets.ListType = value; } }

    /// <summary><c>x-kubernetes-list-map-keys</c></summary>
    public IReadOnlyList<string> ListMapKeys { get => _facets?.ListMapKeys ?? []; internal set { if (value.Count > 0 || _facets is not null) Facets.ListMapKeys = value; } }

    /// <summary><c>x-kubernetes-map-type</c>: <c>granular</c>, <c>atomic</c> or null.</summary>
    public string? MapType { get => _facets?.MapType; internal set { if (value is not null || _facets is not null) Facets.MapType = value; } }

    /// <summary><c>x-kubernetes-validations</c>, in the order given.</summary>
    public IReadOnlyList<ValidationRule> Rules { get => _facets?.Rules ?? []; internal set { if (value.Count > 0 || _facets is not null) Facets.Rules = value; } }

    /// <summary>
    /// Keywords that a custom resource definition may not use (<c>$ref</c>, <c>patternProperties</c> ...) or unknown ones,
    /// found while reading; they matter for accepting the definition, not for its values.
    /// </summary>
    public IReadOnlyList<string> ForbiddenKeywords { get => _facets?.ForbiddenKeywords ?? []; internal set { if (value.Count > 0 || _facets is not null) Facets.ForbiddenKeywords = value; } }

    /// <summary>Where the node stands in its file.</summary>
    public SourceMark Mark { get; internal set; }

    /// <summary>
    /// The text under <c>type</c> where it is none of the known types, else null. <see cref="Type"/> is then
    /// <see cref="SchemaType.None"/>.
    /// </summary>
    public string? UnknownType { get => _facets?.UnknownType; internal set { if (value is not null || _facets is not null) Facets.UnknownType = value; } }

    private SchemaFacets Facets => _facets ??= new();

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

    private sealed class SchemaFacets
    {
        public double? Minimum;
        public double? Maximum;
        public bool ExclusiveMinimum;
        public bool ExclusiveMaximum;
        public double? MultipleOf;
        public long? MinLength;
        public long? MaxLength;
        public string? Pattern;
        public long? MinItems;
        public long? MaxItems;
        public long? MinProperties;
        public long? MaxProperties;
        public bool UniqueItems;
        public SchemaNode? Not;
        public string? ListType;
        public string? MapType;
        public string? UnknownType;
        public IReadOnlyList<SchemaNode> AllOf = [];
        public IReadOnlyList<SchemaNode> AnyOf = [];
        public IReadOnlyList<SchemaNode> OneOf = [];
        public IReadOnlyList<string> ListMapKeys = [];
        public IReadOnlyList<ValidationRule> Rules = [];
        public IReadOnlyList<string> ForbiddenKeywords = [];
    }
}
