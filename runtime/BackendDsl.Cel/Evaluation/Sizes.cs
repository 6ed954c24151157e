using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>Sizes of values as the cost of an expression counts them.</summary>
internal static class Sizes
{
    public static long Of(in CelValue value) => value.Kind switch
    {
        CelKind.String => value.String.Length,
        CelKind.Bytes => value.Bytes.Length,
        CelKind.List => Lists.Count(value),
        CelKind.Map => Maps.Count(value),
        _ => 1,
    };
}
