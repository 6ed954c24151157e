namespace BackendDsl.CSharp.Model;

/// <summary>What a value is in C#.</summary>
internal enum ShapeKind : byte
{
    String,
    Boolean,
    Int32,
    Int64,
    Double,
    Duration,
    Timestamp,
    IntOrString,
    Quantity,
    Untyped,
    Enum,
    Object,
    List,
    Map,
}
