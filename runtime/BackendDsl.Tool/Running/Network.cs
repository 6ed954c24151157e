using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace BackendDsl.Tool.Running;

/// <summary>The network as downloads see it; tests give one of their own, with names and addresses that this machine answers for.</summary>
internal sealed class Network
{
    /// <summary>The real one.</summary>
    public static Network Real { get; } = new();

    /// <summary>The addresses of a host.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Whether nothing may be downloaded from an address.</summary>
    public Func<IPAddress, bool> IsForbidden { get; init; } = IsPrivate;

    /// <summary>Judges a server's certificate; null for the machine's own way.</summary>
    public RemoteCertificateValidationCallback? Trust { get; init; }

    /// <summary>True for an address that only this machine or a private network has.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any))
            return true;
        if (address.AddressFamily != AddressFamily.InterNetwork)
            return IsTranslated(address);
        var bytes = address.GetAddressBytes();
        return bytes[0] is 0 or 10 or 127 or >= 224
            || (bytes[0] == 172 && bytes[1] is >= 16 and < 32) || (bytes[0] == 192 && bytes[1] == 168)
            || (bytes[0] == 169 && bytes[1] == 254) || (bytes[0] == 100 && bytes[1] is >= 64 and < 128)
            || (bytes[0] == 198 && bytes[1] is 18 or 19);
    }

    /// <summary>An IPv4 address within an IPv6 one (NAT64, 6to4) is as private as it is alone.</summary>
    private static bool IsTranslated(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (bytes.AsSpan(0, 12).SequenceEqual((ReadOnlySpan<byte>)[0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]))
            return IsPrivate(new(bytes.AsSpan(12, 4)));
        return bytes[0] == 0x20 && bytes[1] == 0x02 && IsPrivate(new(bytes.AsSpan(2, 4)));
    }
}
