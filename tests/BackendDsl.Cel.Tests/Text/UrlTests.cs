using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Tests.Text;

/// <summary>URLs and mail addresses as Go reads them.</summary>
public sealed class UrlTests
{
    // scheme|opaque|user|password|host|path|raw path|query|fragment
    [Theory]
    [InlineData("http://user@h/", "http||user|-|h|/|||")]
    [InlineData("http://u:@h", "http||u||h||||")]
    [InlineData("http://u%20x:p%2F@h", "http||u x|p/|h||||")]
    [InlineData("http://a@b@h", "http||a@b|-|h||||")]
    [InlineData("http://@h", "http|||-|h||||")]
    [InlineData("http://h?x#f", "http||-|-|h|||x|f")]
    [InlineData("a#", "||-|-||a|||")]
    [InlineData("#f", "||-|-|||||f")]
    [InlineData("?q", "||-|-||||q|")]
    [InlineData("/a%2Fb", "||-|-||/a/b|/a%2Fb||")]
    [InlineData("/a%20b", "||-|-||/a b|||")]
    [InlineData("/a b", "||-|-||/a b|/a b||")]
    [InlineData("mailto:a@b?c", "mailto|a@b|-|-||||c|")]
    [InlineData("a+b-c.1:x", "a+b-c.1|x|-|-|||||")]
    [InlineData("*", "||-|-||*|||")]
    [InlineData("a*", "||-|-||a*|a*||")]
    [InlineData("///x", "||-|-||///x|||")]
    [InlineData("//h", "||-|-|h||||")]
    [InlineData("1/b:c", "||-|-||1/b:c|||")]
    [InlineData("http://[::1]:80/x", "http||-|-|[::1]:80|/x|||")]
    [InlineData("http://[fe80::1%25a%20b]/", "http||-|-|[fe80::1%a b]|/|||")]
    [InlineData("", "||-|-|||||")]
    [InlineData("/x#a%20b", "||-|-||/x|||a b")]
    public void A_reference_has_parts(string text, string parts)
    {
        Assert.True(GoUrl.TryParse(text, out var url, out var error), error);
        Assert.Equal(parts, string.Join('|', url.Scheme, url.Opaque, url.UserName ?? "-", url.Password ?? "-", url.Host, url.Path, url.RawPath, url.RawQuery, url.Fragment));
        Assert.Equal(url.Scheme.Length > 0, url.IsAbsolute);
    }

    [Theory]
    [InlineData("http://h?")]
    [InlineData("http://h?a=b")]
    [InlineData("http://u:p@h:80/a?b#c")]
    [InlineData("http://u@h")]
    [InlineData("http://u:@h")]
    [InlineData("//h/x")]
    [InlineData("//u@h/x")]
    [InlineData("file:///x")]
    [InlineData("http:/a")]
    [InlineData("mailto:a@b")]
    [InlineData("mailto:a@b?c#d")]
    [InlineData("/a%2Fb")]
    [InlineData("a/b")]
    [InlineData("*")]
    [InlineData("http://[::1]:80/")]
    [InlineData("/x#a(b)")]
    [InlineData("/x#a%28b")]
    [InlineData("/a%3Fb")]
    public void It_is_put_together_as_it_was(string text)
    {
        Assert.True(GoUrl.TryParse(text, out var url, out var error), error);
        Assert.Equal(text, url.ToString());
        Assert.True(GoUrl.TryParse(text, out var again, out _));
        Assert.True(url.Equals((object)again) && url.GetHashCode() == again.GetHashCode() && !url.Equals(null));
        Assert.True(GoUrl.TryParse(text + "x", out var other, out _));
        Assert.False(url.Equals(other));
    }

    [Theory]
    [InlineData("HTTP://h", "http://h")]
    [InlineData("/a b", "/a%20b")]
    [InlineData("/\u00e9", "/%C3%A9")]
    [InlineData("/a#b c", "/a#b%20c")]
    [InlineData("/a#b\"c", "/a#b%22c")]
    [InlineData("//u%2Fx@h", "//u%2Fx@h")]
    [InlineData("/%c3%a9", "/%c3%a9")]
    [InlineData("/a[b]", "/a[b]")]
    public void What_must_be_escaped_is(string text, string written)
    {
        Assert.True(GoUrl.TryParse(text, out var url, out var error), error);
        Assert.Equal(written, url.ToString());
    }

    [Theory]
    [InlineData("1http://x", "first path segment in URL cannot contain colon")]
    [InlineData("a_b:c", "first path segment in URL cannot contain colon")]
    [InlineData(":a", "missing protocol scheme")]
    [InlineData("http://[::1]x", "invalid port \"x\" after host")]
    [InlineData("http://[::1]:x", "invalid port \":x\" after host")]
    [InlineData("http://a[::1]", "invalid IP-literal")]
    [InlineData("http://[::g]", "invalid host: ParseAddr(\"::g\"): each colon-separated field must have at least one digit (at \"g\")")]
    [InlineData("http://h:80:90", "invalid port \":80:90\" after host")]
    [InlineData("http://%zz/", "invalid URL escape \"%zz\"")]
    [InlineData("http://a%", "invalid URL escape \"%\"")]
    [InlineData("/%a", "invalid URL escape \"%a\"")]
    [InlineData("http://u%zz@h", "invalid URL escape \"%zz\"")]
    [InlineData("http://u:%zz@h", "invalid URL escape \"%zz\"")]
    [InlineData("http://u\"@h", "net/url: invalid userinfo")]
    [InlineData("http://h\u007f", "net/url: invalid control character in URL")]
    public void What_is_none_is_told_in_the_words_of_Go(string text, string reason)
    {
        Assert.False(GoUrl.TryParse(text, out _, out var error));
        Assert.Equal($"parse {GoQuote.Quote(text)}: {reason}", error);
    }

    [Fact]
    public void A_fragment_is_read_apart()
    {
        Assert.False(GoUrl.TryParse("http://h#a%zz", out _, out var error));
        Assert.Equal("parse \"http://h#a%zz\": invalid URL escape \"%zz\"", error);
        Assert.False(GoUrl.TryParse("http://a b#c", out _, out error));
        Assert.Equal("parse \"http://a b\": invalid character \" \" in host name", error);
        Assert.True(GoUrl.TryParseRequestUri("/a#b", out var url, out _));
        Assert.Equal(("/a#b", "/a%23b", ""), (url.Path, url.EscapedPath, url.Fragment));
    }

    [Theory]
    [InlineData("h", "h", "")]
    [InlineData("h:80", "h", "80")]
    [InlineData("h:", "h", "")]
    [InlineData("[::1]", "::1", "")]
    [InlineData("[::1]:80", "::1", "80")]
    [InlineData("[::]", "::", "")]
    public void A_host_may_have_a_port(string host, string name, string port)
    {
        Assert.True(GoUrl.TryParse("http://" + host, out var url, out _));
        Assert.Equal((name, port), (url.HostName, url.Port));
    }

    [Fact]
    public void A_query_of_too_many_parameters_is_none()
    {
        Assert.Equal(10_000, Count(10_000));
        Assert.Equal(0, Count(10_001));

        static int Count(int count)
        {
            Assert.True(GoUrl.TryParse("/?" + string.Join('&', Enumerable.Range(0, count)), out var url, out _));
            return url.Query().Count;
        }
    }

    [Theory]
    [InlineData("a@b", true)]
    [InlineData(" a@b ", true)]
    [InlineData("\ta@b", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("a", false)]
    [InlineData("@b", false)]
    [InlineData("a@", false)]
    [InlineData("a@b c", false)]
    [InlineData(".a@b", false)]
    [InlineData("a.@b", false)]
    [InlineData("a@.b", false)]
    [InlineData("a.b@c.d", true)]
    [InlineData("a@b>", false)]
    [InlineData(" <a@b> ", true)]
    [InlineData("Name a@b", false)]
    [InlineData("Name <a@b> x", false)]
    [InlineData("Name <a@b", false)]
    [InlineData("Name <a>", false)]
    [InlineData("A. B. <a@b>", true)]
    [InlineData("\"Q\" <a@b>", true)]
    [InlineData("\"Q\" X \"R\" <a@b>", true)]
    [InlineData("X \"R <a@b>", false)]
    [InlineData("X (c) Y <a@b>", true)]
    [InlineData("X (c Y <a@b>", false)]
    [InlineData("\"a\\\"b\"@c", true)]
    [InlineData("\"a\\\u0001\"@c", false)]
    [InlineData("\"a\u0001\"@c", false)]
    [InlineData("\"a\tb\"@c", true)]
    [InlineData("\"a\\ b\"@c", true)]
    [InlineData("\"a@c", false)]
    [InlineData("a@b(c(d)e)", true)]
    [InlineData("a@b(c(d)", false)]
    [InlineData("a@b (c\\)d)", true)]
    [InlineData("a@b (c\\)", false)]
    [InlineData("a@b (c) (d)", true)]
    [InlineData("\u00e9@b", true)]
    [InlineData("a@[1.2.3.4]", true)]
    [InlineData("a@[::1]", true)]
    [InlineData("a@[::1%z]", false)]
    [InlineData("a@[1.2.3]", false)]
    [InlineData("a@[1.2.3.4", false)]
    [InlineData("g: Name <a@b>;", true)]
    [InlineData("g: a@b; (c)", true)]
    [InlineData("g: a@b (c);", true)]
    [InlineData("g: a@b x;", false)]
    [InlineData("g: a@b,;", false)]
    [InlineData("g: a@b", false)]
    [InlineData("g: h: a@b;;", false)]
    [InlineData("g: ;", false)]
    [InlineData("=?utf-8?b?YQ==?= <a@b>", true)]
    [InlineData("=?UTF-8?B?YQ==?= <a@b>", true)]
    [InlineData("=?iso-8859-1?q?x?= <a@b>", true)]
    [InlineData("=?us-ascii?q?x?= <a@b>", true)]
    [InlineData("=?foo?b?YQ==?= <a@b>", false)]
    [InlineData("=?foo?B?YQ?= <a@b>", true)]
    [InlineData("=?foo?Q?=41?= <a@b>", false)]
    [InlineData("=?foo?q?=4?= <a@b>", true)]
    [InlineData("=?foo?q?=4g?= <a@b>", true)]
    [InlineData("=?foo?q?=g4?= <a@b>", true)]
    [InlineData("=?foo?q?a=41b?= <a@b>", false)]
    [InlineData("=?foo?q?\u00e9?= <a@b>", true)]
    [InlineData("=?foo?x?x?= <a@b>", true)]
    [InlineData("=?foo?q?x?y?= <a@b>", true)]
    [InlineData("=??q?xy?= <a@b>", true)]
    [InlineData("X =?foo?q?x?= <a@b>", true)]
    [InlineData("a@b (=?foo?q?x?=)", false)]
    [InlineData("a@b (x =?foo?q?x?= y)", false)]
    [InlineData("a@b (=?utf-8?q?x?=)", true)]
    public void A_text_is_one_mail_address_or_none(string text, bool good) => Assert.Equal(good, MailAddress.IsValid(text));
}
