namespace BackendDsl;

/// <summary>The keyword of a schema that a value does not hold.</summary>
public enum SchemaKeyword
{
    /// <summary>No keyword: a rule of the server's own, of a policy, of a controller.</summary>
    None,

    /// <summary><c>type</c>.</summary>
    Type,

    /// <summary><c>format</c>.</summary>
    Format,

    /// <summary><c>minimum</c>.</summary>
    Minimum,

    /// <summary><c>minimum</c> with <c>exclusiveMinimum</c>: the value must be greater.</summary>
    ExclusiveMinimum,

    /// <summary><c>maximum</c>.</summary>
    Maximum,

    /// <summary><c>maximum</c> with <c>exclusiveMaximum</c>: the value must be less.</summary>
    ExclusiveMaximum,

    /// <summary><c>multipleOf</c>.</summary>
    MultipleOf,

    /// <summary><c>minLength</c>.</summary>
    MinLength,

    /// <summary><c>maxLength</c>.</summary>
    MaxLength,

    /// <summary><c>pattern</c>.</summary>
    Pattern,

    /// <summary><c>enum</c>.</summary>
    Enum,

    /// <summary><c>minItems</c>.</summary>
    MinItems,

    /// <summary><c>maxItems</c>.</summary>
    MaxItems,

    /// <summary><c>minProperties</c>.</summary>
    MinProperties,

    /// <summary><c>maxProperties</c>.</summary>
    MaxProperties,

    /// <summary><c>required</c>.</summary>
    Required,

    /// <summary><c>properties</c>: the field is none of them.</summary>
    Properties,

    /// <summary><c>additionalProperties: false</c>.</summary>
    AdditionalProperties,

    /// <summary><c>allOf</c>.</summary>
    AllOf,

    /// <summary><c>anyOf</c>.</summary>
    AnyOf,

    /// <summary><c>oneOf</c>.</summary>
    OneOf,

    /// <summary><c>not</c>.</summary>
    Not,

    /// <summary><c>x-kubernetes-list-type</c>.</summary>
    ListType,

    /// <summary><c>x-kubernetes-embedded-resource</c>.</summary>
    EmbeddedResource,

    /// <summary><c>x-kubernetes-validations</c>; the expression is <see cref="Finding.Rule"/>.</summary>
    Validations,
}
