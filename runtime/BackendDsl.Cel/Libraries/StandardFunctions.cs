using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>Sizes, string tests and <c>type</c>.</summary>
internal static class StandardFunctions
{
    /// <summary>The one that every signature of <c>size</c> shares.</summary>
    public static readonly CelFunction1 SizeFunction = Size;

    public static void AddTo(FunctionTable table)
    {
        foreach (var type in new[] { T.String, T.Bytes, T.List(T.Parameter("A")), T.Map(T.Parameter("A"), T.Parameter("B")) })
            table.Both("size", [type], T.Int, SizeFunction);

        table.Member("contains", [T.String, T.String], T.Bool, (CelFunction2)((_, in text, in part) => CelValue.Of(text.String.IndexOf(part.String, StringComparison.Ordinal) >= 0)));
        table.Member("startsWith", [T.String, T.String], T.Bool, (CelFunction2)((_, in text, in part) => CelValue.Of(text.String.StartsWith(part.String, StringComparison.Ordinal))));
        table.Member("endsWith", [T.String, T.String], T.Bool, (CelFunction2)((_, in text, in part) => CelValue.Of(text.String.EndsWith(part.String, StringComparison.Ordinal))));
        table.Both("matches", [T.String, T.String], T.Bool, (CelFunction2)RegexFunctions.Matches);
        table.Global("type", [T.Parameter("A")], T.TypeOf(T.Parameter("A")), (CelFunction1)((_, in value) => CelValue.Of(value.Type)));
    }

    public static CelValue Size(Activation activation, in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.String:
                return CelValue.Of((long)CodePoints.Length(value.String));
            case CelKind.Bytes:
                return CelValue.Of((long)value.Bytes.Length);
            case CelKind.List:
                return Lists.IsComplete(value) ? CelValue.Of((long)Lists.Count(value)) : CelValue.Unknown;
            case CelKind.Map or CelKind.Object when value.Reference is not CelMessage:
                return Maps.HasDefiniteKeys(value) ? CelValue.Of((long)Maps.Count(value)) : CelValue.Unknown;
            default:
                return CelErrors.NoSuchOverloadOf("size");
        }
    }
}
