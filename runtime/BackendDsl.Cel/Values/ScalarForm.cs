namespace BackendDsl.Cel.Values;

/// <summary>How a scalar is read.</summary>
internal enum ScalarForm : byte
{
    String,
    Bytes,
    Duration,
    Date,
    DateTime,
    Integer,
    Number,
    Boolean,
    IntOrString,
}
