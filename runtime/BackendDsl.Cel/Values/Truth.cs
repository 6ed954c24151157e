namespace BackendDsl.Cel.Values;

/// <summary>The outcome of a comparison.</summary>
internal enum Truth : byte
{
    False,
    True,
    Unknown,
    Error,
}
