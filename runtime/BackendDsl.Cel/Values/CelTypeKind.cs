namespace BackendDsl.Cel.Values;

/// <summary>The kind of a <see cref="CelType"/>.</summary>
public enum CelTypeKind : byte
{
    /// <summary>Checked while the expression runs.</summary>
    Dyn,

    /// <summary>Stands for a part that did not check.</summary>
    Error,

    /// <summary>The type of <c>null</c>.</summary>
    Null,

    /// <summary><c>bool</c></summary>
    Bool,

    /// <summary><c>int</c>: 64 bits, signed.</summary>
    Int,

    /// <summary><c>uint</c>: 64 bits, unsigned.</summary>
    Uint,

    /// <summary><c>double</c></summary>
    Double,

    /// <summary><c>string</c></summary>
    String,

    /// <summary><c>bytes</c></summary>
    Bytes,

    /// <summary><c>google.protobuf.Timestamp</c></summary>
    Timestamp,

    /// <summary><c>google.protobuf.Duration</c></summary>
    Duration,

    /// <summary><c>list(T)</c></summary>
    List,

    /// <summary><c>map(K, V)</c></summary>
    Map,

    /// <summary>An object with named fields; see <see cref="CelObjectType"/>.</summary>
    Object,

    /// <summary>A type known by name only: a quantity, an address, an optional ...</summary>
    Opaque,

    /// <summary><c>type(T)</c>: a type as a value.</summary>
    Type,

    /// <summary>A scalar that may also be null, as the wrapper messages of protocol buffers.</summary>
    Wrapper,

    /// <summary>A type parameter of a function.</summary>
    Parameter,
}
