namespace BackendDsl.Cel.Values;

/// <summary>Equality of the keys of maps: numbers across types, texts; a key of another kind is let in, but compared shallowly.</summary>
internal sealed class CelKeyComparer : IEqualityComparer<CelValue>
{
    private const long OddKeyWork = 1000;

    public static readonly CelKeyComparer Instance = new();

    public bool Equals(CelValue x, CelValue y)
    {
        if (x.Kind == CelKind.String && y.Kind == CelKind.String)
            return string.Equals(x.String, y.String, StringComparison.Ordinal);
        if (x.Kind == y.Kind && x.Kind is CelKind.Int or CelKind.Bool)
            return x.Int == y.Int;
        return CelEquality.Equal(x, y, new(OddKeyWork)) == Truth.True;
    }

    public int GetHashCode(CelValue value) => value.Kind switch
    {
        CelKind.Int => ((double)value.Int).GetHashCode(),
        CelKind.Uint => ((double)value.Uint).GetHashCode(),
        CelKind.Double => (value.Double + 0.0).GetHashCode(),
        CelKind.String => StringComparer.Ordinal.GetHashCode(value.String),
        CelKind.Bool => value.Bool ? 1 : 2,
        CelKind.Duration => value.Int.GetHashCode(),
        _ => (int)value.Kind,
    };
}
