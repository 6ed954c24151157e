using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Tests.Text;

/// <summary>Addresses and networks at their edges, as Go's <c>net/netip</c> has them.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("1.2.3.4", 4, 32, false, "1.2.3.4")]
    [InlineData("::1", 6, 128, false, "::1")]
    [InlineData("::ffff:1.2.3.4", 6, 128, true, "1.2.3.4")]
    [InlineData("::fffe:1.2.3.4", 6, 128, false, "::fffe:102:304")]
    [InlineData("::feff:1.2.3.4", 6, 128, false, "::feff:102:304")]
    [InlineData("1::ffff:1.2.3.4", 6, 128, false, "1::ffff:102:304")]
    [InlineData("0:0:0:0:1:ffff:102:304", 6, 128, false, "::1:ffff:102:304")]
    public void An_address_has_a_family(string text, int family, int bits, bool mapped, string unmapped)
    {
        var address = Ip(text);
        Assert.Equal((family, bits, mapped), (address.Family, address.BitLength, address.Is4In6));
        Assert.Equal((family == 4, family == 6), (address.Is4, address.Is6));
        Assert.Equal(unmapped, address.Unmap().ToString());
        Assert.Equal(mapped, address.Unmap().Is4 && address.Is6);
    }

    [Theory]
    [InlineData("::ffff:127.0.0.1", "l")]
    [InlineData("::ffff:224.0.0.1", "mM")]
    [InlineData("::ffff:169.254.0.1", "k")]
    [InlineData("::ffff:0.0.0.0", "")]
    [InlineData("::ffff:255.255.255.255", "")]
    [InlineData("::ffff:10.0.0.1", "g")]
    [InlineData("126.255.255.255", "g")]
    [InlineData("128.0.0.1", "g")]
    [InlineData("0.0.0.1", "g")]
    [InlineData("1.0.0.0", "g")]
    [InlineData("255.255.255.254", "g")]
    [InlineData("255.0.255.255", "g")]
    [InlineData("255.255.0.255", "g")]
    [InlineData("254.255.255.255", "g")]
    [InlineData("223.255.255.255", "g")]
    [InlineData("239.255.255.255", "M")]
    [InlineData("240.0.0.1", "g")]
    [InlineData("224.0.1.0", "M")]
    [InlineData("224.1.0.0", "M")]
    [InlineData("225.0.0.0", "M")]
    [InlineData("169.253.0.1", "g")]
    [InlineData("168.254.0.1", "g")]
    [InlineData("ff12::1", "mM")]
    [InlineData("ff01::1", "M")]
    [InlineData("fe02::1", "g")]
    [InlineData("fec0::1", "g")]
    [InlineData("fe7f::1", "g")]
    [InlineData("::2", "g")]
    [InlineData("1::1", "g")]
    [InlineData("::1%z", "l")]
    public void Addresses_are_of_classes(string text, string classes)
    {
        var a = Ip(text);
        Assert.Equal(classes, (a.IsUnspecified ? "u" : "") + (a.IsLoopback ? "l" : "") + (a.IsLinkLocalMulticast ? "m" : "") + (a.IsMulticast ? "M" : "") + (a.IsLinkLocalUnicast ? "k" : "") + (a.IsGlobalUnicast ? "g" : ""));
    }

    [Theory]
    [InlineData("0:0:0:0:0:0:0:0", "::")]
    [InlineData("1:0:0:2:0:0:0:3", "1:0:0:2::3")]
    [InlineData("0:0:1:0:0:0:0:0", "0:0:1::")]
    [InlineData("0:0:0:0:1:0:0:1", "::1:0:0:1")]
    [InlineData("1:0:0:2:3:0:0:4", "1::2:3:0:0:4")]
    [InlineData("0:1:2:3:4:5:6:7", "0:1:2:3:4:5:6:7")]
    [InlineData("a:b:c:d:e:f:0:0", "a:b:c:d:e:f::")]
    [InlineData("a:b:c:d:e:f:1:0", "a:b:c:d:e:f:1:0")]
    [InlineData("0:0:c:d:e:f:1:2", "::c:d:e:f:1:2")]
    [InlineData("::FFFF:0:0", "::ffff:0.0.0.0")]
    [InlineData("::ffff:1.2.3.4%z", "::ffff:1.2.3.4%z")]
    [InlineData("0001:0203:0405::", "1:203:405::")]
    public void The_longest_run_of_zeros_is_left_out(string text, string canonical) => Assert.Equal(canonical, Ip(text).ToString());

    [Theory]
    [InlineData("", "unable to parse IP")]
    [InlineData("1", "unable to parse IP")]
    [InlineData("%z", "missing IPv6 address")]
    [InlineData("1.2.3.4x", "unexpected character (at \"x\")")]
    [InlineData("1.2.3.4%z", "unexpected character (at \"%z\")")]
    [InlineData(".1.2.3", "IPv4 field must have at least one digit (at \".1.2.3\")")]
    [InlineData("1.2.3.", "IPv4 field must have at least one digit (at \".\")")]
    [InlineData("1.2.3.00", "IPv4 field has octet with leading zero")]
    [InlineData("::ffff:1.2.3", "IPv4 address too short")]
    [InlineData("::1.2.3.256", "IPv4 field has value >255")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4", "embedded IPv4 address must replace the final 2 fields of the address (at \"1.2.3.4\")")]
    [InlineData("1:2:3:4:5:1.2.3.4", "embedded IPv4 address must replace the final 2 fields of the address (at \"1.2.3.4\")")]
    [InlineData("1:2:3:4:5:6:7::1.2.3.4", "too many hex fields to fit an embedded IPv4 at the end of the address (at \"1.2.3.4\")")]
    [InlineData(":1", "each colon-separated field must have at least one digit (at \":1\")")]
    [InlineData("1:", "colon must be followed by more characters (at \":\")")]
    [InlineData("1:2:g::", "each colon-separated field must have at least one digit (at \"g::\")")]
    [InlineData("1:2g", "unexpected character, want colon (at \"g\")")]
    [InlineData("1:2:3:4:5:6:7:8::", "the :: must expand to at least one field of zeros")]
    [InlineData("1::2:3:4:5:6:7:8", "the :: must expand to at least one field of zeros")]
    [InlineData(":::", "each colon-separated field must have at least one digit (at \":\")")]
    [InlineData("::1::", "multiple :: in address (at \":\")")]
    [InlineData("::%", "zone must be a non-empty string")]
    public void What_is_none_is_told_in_the_words_of_Go(string text, string reason)
    {
        Assert.False(IpAddress.TryParse(text, out _, out var error));
        Assert.Equal($"ParseAddr({GoQuote.Quote(text)}): {reason}", error);
    }

    [Theory]
    [InlineData("010.0.0.1", "10.0.0.1")]
    [InlineData("1.2.3.000255", "1.2.3.255")]
    [InlineData("1.2.3.0256", null)]
    [InlineData("::1%z", null)]
    [InlineData("00001::", "1::")]
    [InlineData("0ffff::", "ffff::")]
    [InlineData("10000::", null)]
    [InlineData("::1", "::1")]
    [InlineData("1.2.3", null)]
    [InlineData("::1.2.3.4", "::102:304")]
    [InlineData("1::1.2.3.4", "1::102:304")]
    public void Checks_of_formats_let_leading_zeros_through(string text, string? canonical)
    {
        Assert.Equal(canonical is not null, IpAddress.TryParseLenient(text, out var address));
        if (canonical is not null)
            Assert.Equal(canonical, address.ToString());
    }

    [Fact]
    public void Addresses_are_equal_by_bytes_family_and_zone()
    {
        string[] all = ["1.2.3.4", "1.2.3.5", "2.2.3.4", "::ffff:1.2.3.4", "::1", "::1%a", "::1%b", "::", "0.0.0.0"];
        foreach (var left in all)
        {
            foreach (var right in all)
                Assert.Equal(left == right, Ip(left).Equals((object)Ip(right)));
        }

        Assert.Equal(Ip("::1"), Ip("::1%a").WithoutZone());
        Assert.Equal(Ip("::1"), Ip("::1").WithoutZone());
        Assert.Equal(Ip("0:0::1").GetHashCode(), Ip("::1").GetHashCode());
        Assert.NotEqual(Ip("1.2.3.4").GetHashCode(), Ip("4.3.2.1").GetHashCode());
        Assert.NotEqual(Ip("1.2.3.4").GetHashCode(), Ip("::ffff:1.2.3.4").GetHashCode());
        Assert.False(Ip("::1").Equals(null));
    }

    [Theory]
    [InlineData("255.255.255.255/0", "0.0.0.0/0")]
    [InlineData("255.255.255.255/1", "128.0.0.0/1")]
    [InlineData("255.255.255.255/8", "255.0.0.0/8")]
    [InlineData("255.255.255.255/31", "255.255.255.254/31")]
    [InlineData("255.255.255.255/32", "255.255.255.255/32")]
    [InlineData("ffff:ffff::ffff/0", "::/0")]
    [InlineData("ffff:ffff::ffff/17", "ffff:8000::/17")]
    [InlineData("ffff:ffff::ffff/127", "ffff:ffff::fffe/127")]
    [InlineData("ffff:ffff::ffff/128", "ffff:ffff::ffff/128")]
    public void A_network_is_masked(string text, string masked)
    {
        Assert.True(Cidr.TryParse(text, out var network));
        Assert.Equal(masked, network.Masked().ToString());
        Assert.Equal((text, network.Address.Is4), (network.ToString(), network.Masked().Address.Is4));
    }

    [Theory]
    [InlineData("/8", "ParseAddr(\"\"): unable to parse IP")]
    [InlineData("10.0.0.0", "no '/'")]
    [InlineData("10.0/8", "ParseAddr(\"10.0\"): IPv4 address too short")]
    [InlineData("10.0.0.0/", "bad bits after slash: \"\"")]
    [InlineData("10.0.0.0/a", "bad bits after slash: \"a\"")]
    [InlineData("10.0.0.0/08", "bad bits after slash: \"08\"")]
    [InlineData("10.0.0.0/+8", "bad bits after slash: \"+8\"")]
    [InlineData("10.0.0.0/1x", "bad bits after slash: \"1x\"")]
    [InlineData("10.0.0.0/33", "prefix length out of range")]
    [InlineData("::/129", "prefix length out of range")]
    [InlineData("fe80::%a/64", "IPv6 zones cannot be present in a prefix")]
    public void What_is_no_network_is_told_in_the_words_of_Go(string text, string reason)
    {
        Assert.False(Cidr.TryParse(text, out _, out var error));
        Assert.Equal($"netip.ParsePrefix({GoQuote.Quote(text)}): {reason}", error);
    }

    [Fact]
    public void Networks_hold_no_zones_and_nothing_that_is_not_there()
    {
        Assert.True(Cidr.TryParse("fe80::/10", out var network));
        Assert.True(network.Contains(Ip("fe80::1")));
        Assert.False(network.Contains(Ip("fe80::1%a")));
        Assert.Throws<ArgumentNullException>(() => network.Contains((IpAddress)null!));
        Assert.Throws<ArgumentNullException>(() => network.Contains((Cidr)null!));
        Assert.True(Cidr.TryParse("fe80::/11", out var other));
        Assert.NotEqual(network.GetHashCode(), other.GetHashCode());
    }

    private static IpAddress Ip(string text) => IpAddress.TryParse(text, out var address, out var error) ? address : throw new FormatException(error);
}
