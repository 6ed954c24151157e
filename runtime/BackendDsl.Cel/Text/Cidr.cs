using System.Globalization;

namespace BackendDsl.Cel.Text;

/// <summary>An IP address with the number of bits of its network, as Go's <c>netip.Prefix</c>; bits of the host may be set.</summary>
public sealed class Cidr : IEquatable<Cidr>
{
    private Cidr(IpAddress address, int prefixLength)
    {
        Address = address;
        PrefixLength = prefixLength;
    }

    /// <summary>The address as written.</summary>
    public IpAddress Address { get; }

    /// <summary>The number of bits of the network.</summary>
    public int PrefixLength { get; }

    /// <summary>As <c>netip.ParsePrefix</c>: strict; no zone, no leading zeros.</summary>
    public static bool TryParse(string text, out Cidr cidr) => TryParse(text, out cidr, out _);

    /// <summary>As the other overload; <paramref name="error"/> has Go's wording.</summary>
    public static bool TryParse(string text, out Cidr cidr, out string? error)
    {
        cidr = null!;
        var slash = text.LastIndexOf('/');
        if (slash < 0)
            return Fail(text, "no '/'", out error);
        if (!IpAddress.TryParse(text.Substring(0, slash), out var address, out var reason))
            return Fail(text, reason!, out error);
        if (address.Zone.Length > 0)
            return Fail(text, "IPv6 zones cannot be present in a prefix", out error);
        var bits = text.Substring(slash + 1);
        if (bits.Length > 1 && bits[0] is < '1' or > '9')
            return Fail(text, "bad bits after slash: " + GoQuote.Quote(bits), out error);
        if (!GoNumber.TryParseInt64(bits, out var length))
            return Fail(text, "bad bits after slash: " + GoQuote.Quote(bits), out error);
        if (length < 0 || length > address.BitLength)
            return Fail(text, "prefix length out of range", out error);
        error = null;
        cidr = new(address, (int)length);
        return true;
    }

    /// <summary>As the <c>net.ParseCIDR</c> that format checks use: leading zeros in IPv4 are let through.</summary>
    public static bool TryParseLenient(string text, out Cidr cidr)
    {
        cidr = null!;
        var slash = text.IndexOf('/');
        if (slash < 0 || !IpAddress.TryParseLenient(text.Substring(0, slash), out var address))
            return false;
        var length = 0;
        for (var i = slash + 1; i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
            length = (length * 10) + text[i] - '0';
            if (length > address.BitLength)
                return false;
        }

        if (slash + 1 == text.Length)
            return false;
        cidr = new(address, length);
        return true;
    }

    /// <summary>Whether the address is in the network; one of the other family never is.</summary>
    public bool Contains(IpAddress address)
    {
        if (address is null)
            throw new ArgumentNullException(nameof(address));
        return address.Zone.Length == 0 && address.Is4 == Address.Is4 && Address.SharesPrefix(address, PrefixLength);
    }

    /// <summary>Whether the whole other network is in this one.</summary>
    public bool Contains(Cidr other)
    {
        if (other is null)
            throw new ArgumentNullException(nameof(other));
        return other.PrefixLength >= PrefixLength && Contains(other.Address);
    }

    /// <summary>The same network with the bits of the host cleared.</summary>
    public Cidr Masked() => new(Address.Mask(PrefixLength), PrefixLength);

    /// <inheritdoc/>
    public bool Equals(Cidr? other) => other is not null && PrefixLength == other.PrefixLength && Address.Equals(other.Address);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Cidr);

    /// <inheritdoc/>
    public override int GetHashCode() => HashMix.Of(Address.GetHashCode(), PrefixLength);

    /// <inheritdoc/>
    public override string ToString() => Address + "/" + PrefixLength.ToString(CultureInfo.InvariantCulture);

    private static bool Fail(string text, string reason, out string? error)
    {
        error = $"netip.ParsePrefix({GoQuote.Quote(text)}): {reason}";
        return false;
    }
}
