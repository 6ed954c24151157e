namespace BackendDsl.Cel.Values;

/// <summary>How values of one schema node are read as values of CEL.</summary>
internal abstract class ValueAdapter(CelType type, bool nullable)
{
    private static readonly CelValue s_nullRefused = CelValue.Failure("invalid data, got null for schema with nullable=false");

    public CelType Type { get; } = type;

    public bool Nullable { get; } = nullable;

    /// <summary>The value, an error value where the data does not fit, or unknown.</summary>
    public CelValue Adapt(in Value value) => value.Kind switch
    {
        ValueKind.Null => Nullable ? CelValue.Null : s_nullRefused,
        ValueKind.Unknown or ValueKind.MaybeAbsent or ValueKind.Absent => CelValue.Unknown,
        _ => Convert(value),
    };

    protected abstract CelValue Convert(in Value value);

    protected static CelValue Unfit(string expected, in Value value) =>
        CelValue.Failure($"invalid data, expected {expected}, got {GoTypeOf(value)}");

    private static string GoTypeOf(in Value value) => value.Kind switch
    {
        ValueKind.Boolean => "bool",
        ValueKind.Integer => "int64",
        ValueKind.Double => "float64",
        ValueKind.String => "string",
        ValueKind.Array => "[]interface {}",
        ValueKind.Object => "map[string]interface {}",
        _ => "<nil>",
    };
}
