namespace BackendDsl.Cel.Values;

/// <summary>The content of an optional.</summary>
internal sealed class CelOptional(CelValue value)
{
    public static readonly CelOptional None = new(default, false);

    private CelOptional(CelValue value, bool hasValue)
        : this(value) => HasValue = hasValue;

    public bool HasValue { get; } = true;

    public CelValue Value { get; } = value;
}
