using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>IP addresses.</summary>
internal static class IpFunctions
{
    public static void AddTo(FunctionTable table)
    {
        var ip = CelTypes.Ip;
        table.Global("ip", [T.String], ip, (CelFunction1)((Activation _, in CelValue text) => Parse(text.String)));
        table.Global("isIP", [T.String], T.Bool, (CelFunction1)((Activation _, in CelValue text) => CelValue.Of(!Parse(text.String).IsError)));
        table.Global("ip.isCanonical", [T.String], T.Bool, (CelFunction1)((Activation _, in CelValue text) =>
        {
            var parsed = Parse(text.String);
            return parsed.IsError ? parsed : CelValue.Of(Of(parsed).ToString() == text.String);
        }));
        table.Member("family", [ip], T.Int, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of((long)Of(value).Family)));
        table.Member("isUnspecified", [ip], T.Bool, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).IsUnspecified)));
        table.Member("isLoopback", [ip], T.Bool, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).IsLoopback)));
        table.Member("isLinkLocalMulticast", [ip], T.Bool, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).IsLinkLocalMulticast)));
        table.Member("isLinkLocalUnicast", [ip], T.Bool, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).IsLinkLocalUnicast)));
        table.Member("isGlobalUnicast", [ip], T.Bool, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).IsGlobalUnicast)));
        table.Global("string", [ip], T.String, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).ToString())));
    }

    /// <summary>An address without a zone and not mapped, or an error.</summary>
    public static CelValue Parse(string text)
    {
        if (!IpAddress.TryParse(text, out var address, out var error))
            return CelValue.Failure($"IP Address {GoQuote.Quote(text)} parse error during conversion from string: {error}");
        if (address.Zone.Length > 0)
            return CelValue.Failure($"IP address {GoQuote.Quote(text)} with zone value is not allowed");
        if (address.Is4In6)
            return CelValue.Failure($"IPv4-mapped IPv6 address {GoQuote.Quote(text)} is not allowed");
        return Make(address);
    }

    public static CelValue Make(IpAddress address) => CelValue.Of(new Opaque(address));

    public static IpAddress Of(in CelValue value) => ((Opaque)value.Opaque).Value;

    private sealed class Opaque(IpAddress value) : CelOpaque
    {
        public IpAddress Value { get; } = value;

        public override CelType Type => CelTypes.Ip;

        public override long Size => Value.Family == 4 ? 4 : 16;

        public override Truth EqualTo(CelOpaque other) => other is Opaque ip && ip.Value.Equals(Value) ? Truth.True : Truth.False;

        public override string ToString() => Value.ToString();

        public override int GetHashCode() => Value.GetHashCode();
    }
}
