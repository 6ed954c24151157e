using System.Net;
using System.Net.Sockets;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Which hosts are addresses and which are names to be looked up.</summary>
internal static class IpAddresses
{
    /// <summary>Four decimal numbers without leading zeros, or an IPv6 address; the shorter forms of IPv4 are names here.</summary>
    public static bool IsAddress(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
            return text[0] != '[' && text[^1] != ']' && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(IsOctet);
    }

    private static bool IsOctet(string text) =>
        text.Length is > 0 and <= 3
        && text.All(char.IsAsciiDigit)
        && (text.Length == 1 || text[0] != '0')
        && int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) <= 255;
}
