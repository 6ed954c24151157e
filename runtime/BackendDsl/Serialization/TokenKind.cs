namespace BackendDsl.Serialization;

internal enum TokenKind : byte
{
    Null,
    Boolean,
    Integer,
    Double,
    String,
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Name,
    End,
}
