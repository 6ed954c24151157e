namespace BackendDsl.Validation.BuiltIn.Facts;

/// <summary>How a member is written in JSON and held by the server.</summary>
internal enum ShapeKind : byte
{
    String,
    Boolean,
    Int32,
    Int64,
    Double,
    Quantity,
    IntOrString,
    Time,
    MicroTime,
    Bytes,
    Any,
    Object,
    List,
    Map,
}
