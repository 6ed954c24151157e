using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>Address ranges.</summary>
internal static class CidrFunctions
{
    public static void AddTo(FunctionTable table, int server)
    {
        var cidr = CelTypes.Cidr;
        table.Global("cidr", [T.String], cidr, (CelFunction1)((Activation _, in CelValue text) => Parse(text.String)));
        table.Global("isCIDR", [T.String], T.Bool, (CelFunction1)((Activation _, in CelValue text) => CelValue.Of(!Parse(text.String).IsError)));
        table.Member("containsIP", [cidr, T.String], T.Bool, (CelFunction2)((Activation _, in CelValue range, in CelValue text) =>
        {
            var address = IpFunctions.Parse(text.String);
            return address.IsError ? address : CelValue.Of(Of(range).Contains(IpFunctions.Of(address)));
        }));
        table.Member("containsIP", [cidr, CelTypes.Ip], T.Bool, (CelFunction2)((Activation _, in CelValue range, in CelValue address) => CelValue.Of(Of(range).Contains(IpFunctions.Of(address)))));
        table.Member("containsCIDR", [cidr, T.String], T.Bool, (CelFunction2)((Activation _, in CelValue range, in CelValue text) =>
        {
            var inner = Parse(text.String);
            return inner.IsError ? inner : CelValue.Of(Contains(Of(range), Of(inner), server));
        }));
        table.Member("containsCIDR", [cidr, cidr], T.Bool, (CelFunction2)((Activation _, in CelValue range, in CelValue inner) => CelValue.Of(Contains(Of(range), Of(inner), server))));
        table.Member("ip", [cidr], CelTypes.Ip, (CelFunction1)((Activation _, in CelValue range) => IpFunctions.Make(Of(range).Address)));
        table.Member("prefixLength", [cidr], T.Int, (CelFunction1)((Activation _, in CelValue range) => CelValue.Of((long)Of(range).PrefixLength)));
        table.Member("masked", [cidr], cidr, (CelFunction1)((Activation _, in CelValue range) => CelValue.Of(new Opaque(Of(range).Masked()))));
        table.Global("string", [cidr], T.String, (CelFunction1)((Activation _, in CelValue range) => CelValue.Of(Of(range).ToString())));
    }

    // The first servers with the library compared the inner address itself with the start of the range.
    private static bool Contains(Cidr range, Cidr inner, int server) => server > 31
        ? range.Contains(inner)
        : range.PrefixLength <= inner.PrefixLength && range.Masked().Address.Equals(inner.Address);

    private static CelValue Parse(string text)
    {
        if (!Cidr.TryParse(text, out var range, out var error))
            return CelValue.Failure("network address parse error during conversion from string: network address parse error during conversion from string: " + error);
        if (range.Address.Is4In6)
            return CelValue.Failure($"network address parse error during conversion from string: IPv4-mapped IPv6 address {GoQuote.Quote(text)} is not allowed");
        return CelValue.Of(new Opaque(range));
    }

    private static Cidr Of(in CelValue value) => ((Opaque)value.Opaque).Value;

    private sealed class Opaque(Cidr value) : CelOpaque
    {
        public Cidr Value { get; } = value;

        public override CelType Type => CelTypes.Cidr;

        public override long Size => (Value.PrefixLength + 7) / 8;

        public override Truth EqualTo(CelOpaque other) => other is Opaque cidr && cidr.Value.Equals(Value) ? Truth.True : Truth.False;

        public override string ToString() => Value.ToString();

        public override int GetHashCode() => Value.GetHashCode();
    }
}
