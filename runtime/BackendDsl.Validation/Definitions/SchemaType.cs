namespace BackendDsl.Validation.Definitions;

/// <summary>The <c>type</c> of a schema node.</summary>
public enum SchemaType : byte
{
    /// <summary>No type given: int-or-string, preserve-unknown-fields, or a node inside a junctor.</summary>
    None,

    /// <summary><c>object</c></summary>
    Object,

    /// <summary><c>array</c></summary>
    Array,

    /// <summary><c>string</c></summary>
    String,

    /// <summary><c>integer</c></summary>
    Integer,

    /// <summary><c>number</c></summary>
    Number,

    /// <summary><c>boolean</c></summary>
    Boolean,
}
