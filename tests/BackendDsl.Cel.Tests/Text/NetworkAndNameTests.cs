using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Tests.Text;

public class NetworkAndNameTests
{
    [Theory]
    [InlineData("https://u:p%40@e.com:80/p%20a?q=1&q=2&&r#f", "https", "e.com:80", "e.com", "80", "/p%20a")]
    [InlineData("https://[::1]:80/", "https", "[::1]:80", "::1", "80", "/")]
    [InlineData("HTTP://EX.com/%41", "http", "EX.com", "EX.com", "", "/%41")]
    [InlineData("mailto:x@y", "mailto", "", "", "", "")]
    [InlineData("//h/x", "", "", "", "", "//h/x")]
    [InlineData("/a b", "", "", "", "", "/a%20b")]
    [InlineData("http://h:/x", "http", "h:", "h", "", "/x")]
    [InlineData("http://%C3%A9/", "http", "é", "é", "", "/")]
    [InlineData("http://[fe80::1%25en0]/", "http", "[fe80::1%en0]", "fe80::1%en0", "", "/")]
    [InlineData("file:///x", "file", "", "", "", "/x")]
    public void Parses_request_uris(string text, string scheme, string host, string name, string port, string path)
    {
        Assert.True(GoUrl.TryParseRequestUri(text, out var url, out var error), error);
        Assert.Equal((scheme, host, name, port, path), (url.Scheme, url.Host, url.HostName, url.Port, url.EscapedPath));
    }

    [Theory]
    [InlineData("", "parse \"\": empty url")]
    [InlineData("rel", "parse \"rel\": invalid URI for request")]
    [InlineData(":x", "parse \":x\": missing protocol scheme")]
    [InlineData("http://a b/", "parse \"http://a b/\": invalid character \" \" in host name")]
    [InlineData("http://[::1", "parse \"http://[::1\": missing ']' in host")]
    [InlineData("http://a:b/", "parse \"http://a:b/\": invalid port \":b\" after host")]
    [InlineData("http://::1/", "parse \"http://::1/\": invalid port \"::1\" after host")]
    [InlineData("http://a/%g", "parse \"http://a/%g\": invalid URL escape \"%g\"")]
    [InlineData("http://%41/", "parse \"http://%41/\": invalid URL escape \"%41\"")]
    [InlineData("http://a\n", "parse \"http://a\\n\": net/url: invalid control character in URL")]
    [InlineData("http://[1.2.3.4]/", "parse \"http://[1.2.3.4]/\": invalid IP-literal")]
    [InlineData("http://u u@h/", "parse \"http://u u@h/\": net/url: invalid userinfo")]
    public void Refuses_request_uris_in_the_words_of_Go(string text, string reason)
    {
        Assert.False(GoUrl.TryParseRequestUri(text, out _, out var error));
        Assert.Equal(reason, error);
    }

    [Fact]
    public void Reads_queries_and_writes_urls()
    {
        Assert.True(GoUrl.TryParseRequestUri("https://e.com/a?q=1&b=x+y&q=2&bad=%z&semi;=1&empty&=v", out var url, out _));
        Assert.Equal(["q=1,2", "b=x y", "empty=", "=v"], url.Query().Select(p => p.Key + "=" + string.Join(",", p.Value)));
        Assert.True(GoUrl.TryParse("http://u:p@h/a/../b?x#f g", out url, out _));
        Assert.Equal("http://u:p@h/a/../b?x#f%20g", url.ToString());
        Assert.True(GoUrl.TryParse("a/b:c", out url, out _));
        Assert.False(GoUrl.TryParse("a:b c://", out _, out _) && GoUrl.TryParse("1:b", out _, out _));
        Assert.True(GoUrl.TryParse("http:/a", out url, out _));
        Assert.Equal("http:/a", url.ToString());
        Assert.True(GoUrl.TryParseRequestUri("/%ff", out url, out _));
        Assert.Equal("/%ff", url.EscapedPath);
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("1::", "1::")]
    [InlineData("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7")]
    [InlineData("::ffff:1.2.3.4", "::ffff:1.2.3.4")]
    [InlineData("fe80::1%eth0", "fe80::1%eth0")]
    [InlineData("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304")]
    [InlineData("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0")]
    public void Parses_addresses(string text, string canonical)
    {
        Assert.True(IpAddress.TryParse(text, out var address, out var error), error);
        Assert.Equal(canonical, address.ToString());
    }

    [Theory]
    [InlineData("01.2.3.4", "ParseAddr(\"01.2.3.4\"): IPv4 field has octet with leading zero")]
    [InlineData("1.2.3", "ParseAddr(\"1.2.3\"): IPv4 address too short")]
    [InlineData("1.2.3.4.5", "ParseAddr(\"1.2.3.4.5\"): IPv4 address too long")]
    [InlineData("1.2.3.256", "ParseAddr(\"1.2.3.256\"): IPv4 field has value >255")]
    [InlineData("1..2.3", "ParseAddr(\"1..2.3\"): IPv4 field must have at least one digit (at \".2.3\")")]
    [InlineData("abc", "ParseAddr(\"abc\"): unable to parse IP")]
    [InlineData("1::2::3", "ParseAddr(\"1::2::3\"): multiple :: in address (at \":3\")")]
    [InlineData("12345::", "ParseAddr(\"12345::\"): each group must have 4 or less digits (at \"12345::\")")]
    [InlineData("1:2:3:4:5:6:7:8:9", "ParseAddr(\"1:2:3:4:5:6:7:8:9\"): trailing garbage after address (at \"9\")")]
    [InlineData("::1%", "ParseAddr(\"::1%\"): zone must be a non-empty string")]
    [InlineData("1:2", "ParseAddr(\"1:2\"): address string too short")]
    public void Refuses_addresses_in_the_words_of_Go(string text, string reason)
    {
        Assert.False(IpAddress.TryParse(text, out _, out var error));
        Assert.Equal(reason, error);
    }

    [Theory]
    [InlineData("0.0.0.0", "u")]
    [InlineData("::", "u")]
    [InlineData("127.3.2.1", "l")]
    [InlineData("::1", "l")]
    [InlineData("224.0.0.5", "m")]
    [InlineData("224.0.1.5", "")]
    [InlineData("ff02::1", "m")]
    [InlineData("ff05::1", "")]
    [InlineData("169.254.1.1", "k")]
    [InlineData("fe80::1", "k")]
    [InlineData("febf::1", "k")]
    [InlineData("10.0.0.1", "g")]
    [InlineData("255.255.255.255", "")]
    [InlineData("2001:db8::1", "g")]
    [InlineData("fc00::1", "g")]
    public void Classifies_addresses(string text, string classes)
    {
        Assert.True(IpAddress.TryParse(text, out var a));
        var actual = (a.IsUnspecified ? "u" : "") + (a.IsLoopback ? "l" : "") + (a.IsLinkLocalMulticast ? "m" : "") + (a.IsLinkLocalUnicast ? "k" : "") + (a.IsGlobalUnicast ? "g" : "");
        Assert.Equal(classes, actual);
    }

    [Fact]
    public void Handles_networks()
    {
        static Cidr C(string text) => Cidr.TryParse(text, out var cidr, out var error) ? cidr : throw new FormatException(error);
        static IpAddress I(string text) => IpAddress.TryParse(text, out var ip, out var error) ? ip : throw new FormatException(error);

        Assert.Equal("10.0.0.0/8", C("10.1.2.3/8").Masked().ToString());
        Assert.Equal("2001:db8::/33", C("2001:db8:7fff::1/33").Masked().ToString());
        Assert.True(C("10.0.0.0/8").Contains(I("10.255.0.1")));
        Assert.False(C("10.0.0.0/8").Contains(I("11.0.0.1")));
        Assert.False(C("::/0").Contains(I("1.2.3.4")));
        Assert.True(C("10.0.0.0/8").Contains(C("10.1.0.0/16")));
        Assert.False(C("10.1.0.0/16").Contains(C("10.0.0.0/8")));
        Assert.True(C("0.0.0.0/0").Contains(I("1.2.3.4")));
        foreach (var bad in new[] { "10.0.0.0", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/+8", "10.0.0.0/", "fe80::1%a/64", "x/8" })
        {
            Assert.False(Cidr.TryParse(bad, out _, out var error));
            Assert.StartsWith("netip.ParsePrefix(", error);
        }
    }

    [Theory]
    [InlineData("1.2.3", "1.2.3-a", 1)]
    [InlineData("1.2.3-a.1", "1.2.3-a.b", -1)]
    [InlineData("1.2.3-2", "1.2.3-10", -1)]
    [InlineData("1.2.3-a", "1.2.3-a.0", -1)]
    [InlineData("1.0.0+a", "1.0.0+b", 0)]
    [InlineData("2.0.0", "10.0.0", -1)]
    public void Orders_versions(string left, string right, int order)
    {
        Assert.True(SemVer.TryParse(left, out var a, out _) & SemVer.TryParse(right, out var b, out _));
        Assert.Equal(order, Math.Sign(a.CompareTo(b)));
    }

    [Theory]
    [InlineData("1.2", "No Major.Minor.Patch elements found")]
    [InlineData("", "Version string empty")]
    [InlineData("v1.2.3", "Invalid character(s) found in major number \"v1\"")]
    [InlineData("01.2.3", "Major number must not contain leading zeroes \"01\"")]
    [InlineData("1.2.3-01", "Numeric PreRelease version must not contain leading zeroes \"01\"")]
    [InlineData("1.2.3-", "Prerelease is empty")]
    [InlineData("1.2.3+", "Build meta data is empty")]
    [InlineData("1.2.3.4", "Invalid character(s) found in patch number \"3.4\"")]
    public void Refuses_versions(string text, string reason)
    {
        Assert.False(SemVer.TryParse(text, out _, out var error));
        Assert.Equal(reason, error);
    }

    [Theory]
    [InlineData("v1", "1.0.0")]
    [InlineData("01.02", "1.2.0")]
    [InlineData("v1.2.03-a+b", "1.2.3-a+b")]
    [InlineData("1.2.00", "1.2.0")]
    public void Normalizes_versions(string text, string normal)
    {
        Assert.True(SemVer.TryParseNormalized(text, out var version, out var error), error);
        Assert.Equal(normal, version.ToString());
        Assert.False(SemVer.TryParseNormalized("1.2-a", out _, out _));
    }

    [Fact]
    public void Gives_the_messages_of_the_server()
    {
        Assert.Empty(Dns.CheckLabel("my-name"));
        Assert.Equal(["must not contain dots"], Dns.CheckLabel("my.name"));
        Assert.Equal(
            ["a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"],
            Dns.CheckLabel("-"));
        Assert.Equal(
            ["a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"],
            Dns.CheckSubdomain("A"));
        Assert.Equal(["must be no more than 63 characters"], Dns.CheckLabel(new string('a', 64)));
        Assert.Equal(["must be no more than 253 characters"], Dns.CheckSubdomain(new string('a', 254)));
        Assert.Equal(["must be no more than 63 bytes"], Dns.CheckLabelValue(new string('a', 64)));
        Assert.Equal(["name part must be no more than 63 bytes"], Dns.CheckQualifiedName(new string('a', 64)));
        Assert.Empty(Dns.CheckQualifiedName("a.b/C_d"));
        Assert.Equal(2, Dns.CheckQualifiedName("/").Count(m => m.Contains("must be non-empty")));
        Assert.Single(Dns.CheckQualifiedName("a/b/c"));
        Assert.Single(Dns.CheckLabel1035("1a"));
        Assert.Empty(Dns.CheckLabelValue(""));
        Assert.Empty(NamedFormats.Check("dns1123LabelPrefix", "abc-"));
        Assert.Empty(NamedFormats.Check("dns1123SubdomainPrefix", "x.-"));
        Assert.Single(NamedFormats.Check("dns1123LabelPrefix", "-"));
        Assert.Equal(["parse \"x\": invalid URI for request"], NamedFormats.Check("uri", "x"));
        Assert.False(NamedFormats.IsKnown("dns1123label"));
    }

    [Theory]
    [InlineData("YQ==", false, "a")]
    [InlineData("Y\nQ=\r=\n", false, "a")]
    [InlineData("a-_b", true, null)]
    [InlineData("YWI=", true, "ab")]
    [InlineData("", false, "")]
    public void Decodes_base64(string text, bool urlSafe, string? expected)
    {
        Assert.True(Base64.TryDecode(text, urlSafe, out var bytes));
        if (expected is not null)
            Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(bytes));
        Assert.False(Base64.TryDecode("YQ", urlSafe, out _));
        Assert.False(Base64.TryDecode("YQ=", urlSafe, out _));
        Assert.False(Base64.TryDecode("Y===", urlSafe, out _));
        Assert.False(Base64.TryDecode("YQ==YQ==", urlSafe, out _));
        Assert.False(Base64.TryDecode("YQ===", urlSafe, out _));
        Assert.False(Base64.TryDecode("YWJj=", urlSafe, out _));
        Assert.False(Base64.TryDecode(urlSafe ? "a+/b" : "a-_b", urlSafe, out _));
    }
}
