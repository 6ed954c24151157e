namespace BackendDsl.Cel.Values;

/// <summary>The <c>variables</c> of a policy: each computed when first asked for, then kept.</summary>
internal sealed class LazyVariables(CelType type, IReadOnlyDictionary<string, Func<CelValue>> variables) : CelMessage
{
    private readonly Dictionary<string, CelValue> _known = new(StringComparer.Ordinal);

    public override CelType Type => type;

    public override CelValue Get(string field)
    {
        if (_known.TryGetValue(field, out var value))
            return value;
        if (!variables.TryGetValue(field, out var compute))
            return CelErrors.NoSuchKey(field);
        return _known[field] = compute();
    }

    public override CelValue Has(string field)
    {
        var value = Get(field);
        return value.IsErrorOrUnknown ? value : CelValue.True;
    }
}
