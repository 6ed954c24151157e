using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>URLs.</summary>
internal static class UrlFunctions
{
    public static void AddTo(FunctionTable table)
    {
        var url = CelTypes.Url;
        table.Global("url", [T.String], url, (CelFunction1)((Activation _, in CelValue text) =>
            TryParse(text.String, out var parsed, out var error) ? CelValue.Of(new Opaque(parsed)) : CelValue.Failure(error)));
        table.Global("isURL", [T.String], T.Bool, (CelFunction1)((Activation _, in CelValue text) => CelValue.Of(TryParse(text.String, out var _, out var _))));
        table.Member("getScheme", [url], T.String, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).Scheme)));
        table.Member("getHost", [url], T.String, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).Host)));
        table.Member("getHostname", [url], T.String, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).HostName)));
        table.Member("getPort", [url], T.String, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).Port)));
        table.Member("getEscapedPath", [url], T.String, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).EscapedPath)));
        table.Member("getQuery", [url], T.Map(T.String, T.List(T.String)), (CelFunction1)Query);
    }

    private static bool TryParse(string text, out GoUrl url, out string error)
    {
        // The stricter reading decides; the other one knows that what follows # is no part of path or query.
        if (!GoUrl.TryParseRequestUri(text, out url, out var refused) || !GoUrl.TryParse(text, out url, out refused))
        {
            error = "URL parse error during conversion from string: " + refused;
            return false;
        }

        error = "";
        return true;
    }

    private static GoUrl Of(in CelValue value) => ((Opaque)value.Opaque).Value;

    private static CelValue Query(Activation activation, in CelValue value)
    {
        var map = new MapValue();
        foreach (var pair in Of(value).Query())
            map.Set(CelValue.Of(pair.Key), CelValue.OfList(pair.Value.Select(v => CelValue.Of(v))));
        return CelValue.Of(map);
    }

    private sealed class Opaque(GoUrl value) : CelOpaque
    {
        public GoUrl Value { get; } = value;

        public override CelType Type => CelTypes.Url;

        public override Truth EqualTo(CelOpaque other) => other is Opaque url && url.Value.Equals(Value) ? Truth.True : Truth.False;

        public override string ToString() => Value.ToString();

        public override int GetHashCode() => Value.GetHashCode();
    }
}
