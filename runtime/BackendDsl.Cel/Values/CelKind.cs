namespace BackendDsl.Cel.Values;

/// <summary>What a <see cref="CelValue"/> holds.</summary>
public enum CelKind : byte
{
    /// <summary><c>null</c></summary>
    Null,

    /// <summary>A boolean.</summary>
    Bool,

    /// <summary>A signed 64-bit integer.</summary>
    Int,

    /// <summary>An unsigned 64-bit integer.</summary>
    Uint,

    /// <summary>A 64-bit float.</summary>
    Double,

    /// <summary>A string.</summary>
    String,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,

    /// <summary>An object with named fields.</summary>
    Object,

    /// <summary>A point in time.</summary>
    Timestamp,

    /// <summary>A span of time.</summary>
    Duration,

    /// <summary>A type.</summary>
    Type,

    /// <summary>A value that may be missing.</summary>
    Optional,

    /// <summary>A value of a library: a quantity, an address, a URL ...</summary>
    Opaque,

    /// <summary>The evaluation failed.</summary>
    Error,

    /// <summary>The outcome depends on something that is not known.</summary>
    Unknown,
}
