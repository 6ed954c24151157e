namespace BackendDsl.Envoy.Codec.Schema;

/// <summary>How a field is written on the wire and in JSON.</summary>
internal enum ApiKind
{
    String,
    Bytes,
    Bool,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Double,
    Float,
    Enum,
    Message,
    Any,
    Duration,
    Timestamp,
    Struct,
    Value,
    ListValue,

    /// <summary>Paths of fields, as text joined by commas.</summary>
    FieldMask,

    /// <summary>A wrapper of the scalar that <see cref="ApiField.Wrapped"/> tells.</summary>
    Wrapper,
}
