using System.Net;
using System.Net.Sockets;

namespace BackendDsl.Envoy.Checks.Context;

/// <summary>IP addresses as Envoy reads them.</summary>
internal static class IpText
{
    /// <summary>Four numbers without leading zeros, or an IPv6 address, with a scope where it has one, without brackets.</summary>
    public static bool IsAddress(string text)
    {
        if (text.Contains('[', StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal) || !IPAddress.TryParse(text, out var address)) return false;
        return address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text;
    }

    /// <summary>An address and the bits that count; without a number of bits none of them does.</summary>
    public static bool IsRange(string address, uint? bits) => IsAddress(address) && (bits ?? 0) <= (address.Contains(':', StringComparison.Ordinal) ? 128 : 32);
}
