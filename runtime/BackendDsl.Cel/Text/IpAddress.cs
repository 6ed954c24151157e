using System.Globalization;
using System.Text;

namespace BackendDsl.Cel.Text;

/// <summary>
/// An IP address as Go's <c>net/netip</c> has it: an IPv4 address mapped into IPv6 is another address than the plain one, and an IPv6 address may
/// have a zone.
/// </summary>
public sealed class IpAddress : IEquatable<IpAddress>
{
    // 16 bytes; an IPv4 address stands at the end behind ::ffff:.
    private readonly byte[] _bytes;

    private IpAddress(byte[] bytes, bool is4, string zone = "")
    {
        _bytes = bytes;
        Is4 = is4;
        Zone = zone;
    }

    /// <summary>A plain IPv4 address.</summary>
    public bool Is4 { get; }

    /// <summary>An IPv6 address, mapped ones included.</summary>
    public bool Is6 => !Is4;

    /// <summary>An IPv4 address mapped into IPv6.</summary>
    public bool Is4In6 => !Is4 && HasMappedPrefix(_bytes);

    /// <summary>The zone of an IPv6 address, or empty.</summary>
    public string Zone { get; }

    /// <summary>4 or 6.</summary>
    public int Family => Is4 ? 4 : 6;

    /// <summary>32 or 128.</summary>
    public int BitLength => Is4 ? 32 : 128;

    /// <summary><c>0.0.0.0</c> or <c>::</c>.</summary>
    public bool IsUnspecified => Zone.Length == 0 && (Is4 ? First4 == 0 && AllZero(12, 16) : AllZero(0, 16));

    /// <summary><c>127.0.0.0/8</c> or <c>::1</c>.</summary>
    public bool IsLoopback => IsPlain4 ? First4 == 127 : AllZero(0, 15) && _bytes[15] == 1;

    /// <summary>Multicast of any scope.</summary>
    public bool IsMulticast => IsPlain4 ? (First4 & 0xF0) == 0xE0 : _bytes[0] == 0xFF;

    /// <summary><c>224.0.0.0/24</c> or link-local IPv6 multicast.</summary>
    public bool IsLinkLocalMulticast => IsPlain4 ? First4 == 224 && _bytes[13] == 0 && _bytes[14] == 0 : _bytes[0] == 0xFF && (_bytes[1] & 0x0F) == 2;

    /// <summary><c>169.254.0.0/16</c> or <c>fe80::/10</c>.</summary>
    public bool IsLinkLocalUnicast => IsPlain4 ? First4 == 169 && _bytes[13] == 254 : _bytes[0] == 0xFE && (_bytes[1] & 0xC0) == 0x80;

    /// <summary>None of unspecified, loopback, multicast, link-local, nor the IPv4 broadcast address; private addresses count as global.</summary>
    public bool IsGlobalUnicast
    {
        get
        {
            if (IsPlain4 && First4 == 0 && AllZero(12, 16))
                return false;
            if (IsPlain4 && _bytes[12] == 255 && _bytes[13] == 255 && _bytes[14] == 255 && _bytes[15] == 255)
                return false;
            return !(Is6 && !Is4In6 && AllZero(0, 16)) && !IsLoopback && !IsMulticast && !IsLinkLocalUnicast;
        }
    }

    // Go judges a mapped address by the IPv4 address in it.
    private bool IsPlain4 => Is4 || Is4In6;

    private byte First4 => _bytes[12];

    /// <summary>As <c>netip.ParseAddr</c>: strict, without leading zeros; a zone is allowed.</summary>
    public static bool TryParse(string text, out IpAddress address) => TryParse(text, out address, out _);

    /// <summary>As the other overload; <paramref name="error"/> has Go's wording.</summary>
    public static bool TryParse(string text, out IpAddress address, out string? error)
    {
        var parser = new IpParser(text, leadingZeros: false);
        var good = parser.Parse();
        address = good ? new(parser.Bytes, parser.Is4, parser.Zone) : new(new byte[16], false);
        error = parser.Error;
        return good;
    }

    /// <summary>As the <c>net.ParseIP</c> that format checks use: leading zeros are let through (decimal in IPv4, any number of them in IPv6
    /// groups), a zone is not.</summary>
    public static bool TryParseLenient(string text, out IpAddress address)
    {
        var parser = new IpParser(text, leadingZeros: true);
        var good = parser.Parse() && parser.Zone.Length == 0;
        address = good ? new(parser.Bytes, parser.Is4) : new(new byte[16], false);
        return good;
    }

    /// <summary>The same address with only the first bits kept.</summary>
    public IpAddress Mask(int bits)
    {
        var masked = (byte[])_bytes.Clone();
        for (var i = Is4 ? bits + 96 : bits; i < 128; i++)
            masked[i >> 3] &= (byte)~(0x80 >> (i & 7));
        return new(masked, Is4);
    }

    /// <summary>The IPv4 address in a mapped one, else the address itself.</summary>
    public IpAddress Unmap() => Is4In6 ? new(_bytes, true) : this;

    /// <summary>The address without its zone.</summary>
    public IpAddress WithoutZone() => Zone.Length == 0 ? this : new(_bytes, Is4);

    /// <inheritdoc/>
    public bool Equals(IpAddress? other)
    {
        if (other is null || Is4 != other.Is4 || Zone != other.Zone)
            return false;
        for (var i = 0; i < 16; i++)
        {
            if (_bytes[i] != other._bytes[i])
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IpAddress);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Family;
        foreach (var b in _bytes)
            hash = HashMix.Of(hash, b);
        return hash;
    }

    /// <summary>The canonical text: RFC 5952 for IPv6, mapped addresses as <c>::ffff:1.2.3.4</c>.</summary>
    public override string ToString()
    {
        var dotted = $"{Number(12)}.{Number(13)}.{Number(14)}.{Number(15)}";
        if (Is4)
            return dotted;
        var zone = Zone.Length == 0 ? "" : "%" + Zone;
        if (Is4In6)
            return "::ffff:" + dotted + zone;
        int start = -1, length = 1;
        for (var i = 0; i < 8; i++)
        {
            var run = i;
            while (run < 8 && Group(run) == 0)
                run++;
            if (run - i > length)
                (start, length) = (i, run - i);
            if (run > i)
                i = run;
        }

        var text = new StringBuilder(39);
        for (var i = 0; i < 8; i++)
        {
            if (i == start)
            {
                text.Append("::");
                i += length - 1;
                continue;
            }

            if (i > 0 && i != start + length)
                text.Append(':');
            text.Append(Group(i).ToString("x", CultureInfo.InvariantCulture));
        }

        return text.Append(zone).ToString();
    }

    /// <summary>Whether the first bits of both are the same.</summary>
    internal bool SharesPrefix(IpAddress other, int bits)
    {
        for (var i = Is4 ? 96 : 0; i < (Is4 ? 96 + bits : bits); i++)
        {
            if (((_bytes[i >> 3] ^ other._bytes[i >> 3]) & (0x80 >> (i & 7))) != 0)
                return false;
        }

        return true;
    }

    private static bool HasMappedPrefix(byte[] bytes)
    {
        for (var i = 0; i < 10; i++)
        {
            if (bytes[i] != 0)
                return false;
        }

        return bytes[10] == 0xFF && bytes[11] == 0xFF;
    }

    private string Number(int index) => _bytes[index].ToString(CultureInfo.InvariantCulture);

    private int Group(int index) => (_bytes[2 * index] << 8) | _bytes[(2 * index) + 1];

    private bool AllZero(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_bytes[i] != 0)
                return false;
        }

        return true;
    }
}
