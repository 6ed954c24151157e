using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Values;

/// <summary>Sizes of values as the cost of an expression counts them.</summary>
internal static class Sizes
{
    public static long Of(in CelValue value) => value.Kind switch
    {
        CelKind.String => CodePoints.Length(value.String),
        CelKind.Bytes => value.Bytes.Length,
        CelKind.List => Lists.Count(value),
        CelKind.Map or CelKind.Object => Members(value),
        CelKind.Opaque => value.Opaque.Size,
        _ => 1,
    };

    /// <summary>A tenth, rounded up: what going over a text of that size costs.</summary>
    public static long Tenths(long size) => (size + 9) / 10;

    /// <summary>A quarter, rounded up: a guess at the parts of a pattern, of which most take four characters to write.</summary>
    public static long Quarters(long size) => (size + 3) / 4;

    private static long Members(in CelValue value)
    {
        switch (value.Reference)
        {
            case MapValue map:
                return map.Count;
            case IObjectValue members:
                var count = 0;
                for (var i = 0; i < members.Count; i++)
                {
                    if (!members.ValueAt(i).IsAbsent)
                        count++;
                }

                return count;
            default:
                return 1;
        }
    }
}
