using System.Globalization;
using System.Text;

namespace BackendDsl.Cel.Text;

/// <summary>Parsing and escaping.</summary>
public sealed partial class GoUrl
{
    private static readonly UTF8Encoding s_utf8 = new(false);

    private bool Read(string text, bool request, out string? error)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or (char)0x7F)
                return Fail("net/url: invalid control character in URL", out error);
        }

        error = null;
        if (text.Length == 0 && request)
            return Fail("empty url", out error);
        if (text == "*")
        {
            Path = "*";
            return true;
        }

        if (!ReadScheme(text, out var rest))
            return Fail("missing protocol scheme", out error);
        var mark = rest.IndexOf('?');
        if (mark >= 0)
        {
            RawQuery = rest.Substring(mark + 1);
            ForceQuery = RawQuery.Length == 0;
            rest = rest.Substring(0, mark);
        }

        if (!Begins(rest, "/"))
        {
            if (Scheme.Length > 0)
            {
                Opaque = rest;
                return true;
            }

            if (request)
                return Fail("invalid URI for request", out error);
            var slash = rest.IndexOf('/');
            if ((slash < 0 ? rest : rest.Substring(0, slash)).IndexOf(':') >= 0)
                return Fail("first path segment in URL cannot contain colon", out error);
        }

        if ((Scheme.Length > 0 || (!request && !Begins(rest, "///"))) && Begins(rest, "//"))
        {
            var slash = rest.IndexOf('/', 2);
            var authority = slash < 0 ? rest.Substring(2) : rest.Substring(2, slash - 2);
            rest = slash < 0 ? "" : rest.Substring(slash);
            if (!ReadAuthority(authority, out error))
                return false;
        }
        else if (Scheme.Length > 0 && Begins(rest, "/"))
        {
            OmitHost = true;
        }

        if (!TryUnescapeBytes(rest, UrlPart.Path, out var path, out error))
            return false;
        Path = s_utf8.GetString(path);
        if (s_utf8.GetByteCount(Path) != path.Length || Path.IndexOf('\uFFFD') >= 0)
            _pathBytes = path;
        RawPath = Escape(path, UrlPart.Path) == rest ? "" : rest;
        return true;
    }

    // A scheme is letters, then also digits and + - . up to a colon; anything else means there is none.
    private bool ReadScheme(string text, out string rest)
    {
        rest = text;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
                continue;
            if (c is (>= '0' and <= '9') or '+' or '-' or '.')
            {
                if (i == 0)
                    return true;
                continue;
            }

            if (c != ':')
                return true;
            if (i == 0)
                return false;
            Scheme = CodePoints.ToLowerAscii(text.Substring(0, i));
            rest = text.Substring(i + 1);
            return true;
        }

        return true;
    }

    private bool ReadAuthority(string authority, out string? error)
    {
        var at = authority.LastIndexOf('@');
        if (!ReadHost(authority.Substring(at + 1), out error))
            return false;
        if (at < 0)
            return true;
        var user = authority.Substring(0, at);
        foreach (var c in user)
        {
            if (!IsAlphanumeric(c) && "-._:~!$&'()*+,;=%@".IndexOf(c) < 0)
                return Fail("net/url: invalid userinfo", out error);
        }

        var colon = user.IndexOf(':');
        if (!TryUnescape(colon < 0 ? user : user.Substring(0, colon), UrlPart.User, out var name, out error))
            return false;
        UserName = name;
        if (colon < 0)
            return true;
        if (!TryUnescape(user.Substring(colon + 1), UrlPart.User, out var password, out error))
            return false;
        Password = password;
        return true;
    }

    private bool ReadHost(string host, out string? error)
    {
        var open = host.LastIndexOf('[');
        if (open > 0)
            return Fail("invalid IP-literal", out error);
        if (open < 0)
        {
            // The first colon begins the port, so an IPv6 address must stand in brackets.
            var colon = host.IndexOf(':');
            if (colon >= 0 && !IsOptionalPort(host.Substring(colon)))
                return Fail($"invalid port {GoQuote.Quote(host.Substring(colon))} after host", out error);
            if (!TryUnescape(host, UrlPart.Host, out var name, out error))
                return false;
            Host = name;
            return true;
        }

        var close = host.LastIndexOf(']');
        if (close < 0)
            return Fail("missing ']' in host", out error);
        var port = host.Substring(close + 1);
        if (!IsOptionalPort(port))
            return Fail($"invalid port {GoQuote.Quote(port)} after host", out error);
        var literal = host.Substring(1, close - 1);
        var zone = literal.IndexOf("%25", StringComparison.Ordinal);
        if (!TryUnescape(zone < 0 ? literal : literal.Substring(0, zone), UrlPart.Host, out var address, out error))
            return false;
        if (zone >= 0)
        {
            if (!TryUnescape(literal.Substring(zone), UrlPart.Zone, out var zoneText, out error))
                return false;
            address += zoneText;
        }

        if (!IpAddress.TryParse(address, out var ip, out var reason))
            return Fail("invalid host: " + reason, out error);
        if (ip.Is4)
            return Fail("invalid IP-literal", out error);
        Host = "[" + address + "]" + port;
        return true;
    }

    private static bool IsOptionalPort(string port)
    {
        if (port.Length == 0)
            return true;
        if (port[0] != ':')
            return false;
        for (var i = 1; i < port.Length; i++)
        {
            if (port[i] is < '0' or > '9')
                return false;
        }

        return true;
    }

    private static bool TryUnescape(string text, UrlPart part, out string result, out string? error)
    {
        // Most texts have nothing to decode.
        var plain = part is not (UrlPart.Host or UrlPart.Zone) && text.IndexOf('%') < 0 && (part != UrlPart.Query || text.IndexOf('+') < 0);
        error = null;
        result = text;
        if (plain)
            return true;
        if (!TryUnescapeBytes(text, part, out var bytes, out error))
            return false;
        result = s_utf8.GetString(bytes);
        return true;
    }

    private static bool TryUnescapeBytes(string text, UrlPart part, out byte[] result, out string? error)
    {
        error = null;
        result = s_utf8.GetBytes(text);
        var length = 0;
        for (var i = 0; i < result.Length; i++)
        {
            var b = result[i];
            if (b == '%')
            {
                int high = i + 1 < result.Length ? Digit(result[i + 1]) : -1, low = i + 2 < result.Length ? Digit(result[i + 2]) : -1;
                var escape = s_utf8.GetString(result, i, Math.Min(3, result.Length - i));
                if (high < 0 || low < 0)
                    return Fail("invalid URL escape " + GoQuote.Quote(escape), out error);
                var value = (byte)((high << 4) | low);

                // In a host only bytes beyond ASCII may be escaped; in a zone also what could stand there unescaped.
                if (escape != "%25"
                    && ((part == UrlPart.Host && high < 8) || (part == UrlPart.Zone && value != ' ' && MustEscape(value, UrlPart.Host))))
                {
                    return Fail("invalid URL escape " + GoQuote.Quote(escape), out error);
                }

                result[length++] = value;
                i += 2;
            }
            else if (b == '+' && part == UrlPart.Query)
            {
                result[length++] = (byte)' ';
            }
            else
            {
                if (part is UrlPart.Host or UrlPart.Zone && b < 0x80 && MustEscape(b, part))
                    return Fail("invalid character " + GoQuote.Quote(((char)b).ToString()) + " in host name", out error);
                result[length++] = b;
            }
        }

        Array.Resize(ref result, length);
        return true;
    }

    private static string Escape(string text, UrlPart part)
    {
        foreach (var c in text)
        {
            if (c >= 0x80 || MustEscape((byte)c, part))
                return Escape(s_utf8.GetBytes(text), part);
        }

        return text;
    }

    private static string Escape(byte[] bytes, UrlPart part)
    {
        var result = new StringBuilder(bytes.Length);
        foreach (var b in bytes)
        {
            if (MustEscape(b, part))
                result.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            else
                result.Append((char)b);
        }

        return result.ToString();
    }

    private static bool IsValidEncoded(string text, UrlPart part)
    {
        foreach (var c in text)
        {
            if ("!$&'()*+,;=:@[]%".IndexOf(c) < 0 && (c >= 0x80 || MustEscape((byte)c, part)))
                return false;
        }

        return true;
    }

    private static bool MustEscape(byte b, UrlPart part)
    {
        var c = (char)b;
        if (IsAlphanumeric(c) || c is '-' or '_' or '.' or '~')
            return false;
        return part switch
        {
            UrlPart.Host or UrlPart.Zone => "!$&'()*+,;=:[]<>\"".IndexOf(c) < 0,
            UrlPart.Path => "$&+,/:;=@".IndexOf(c) < 0,
            UrlPart.User => "$&+,;=".IndexOf(c) < 0,
            UrlPart.Fragment => "$&+,/:;=?@!()*".IndexOf(c) < 0,
            _ => true,
        };
    }

    private static bool IsAlphanumeric(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static int Digit(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        _ => -1,
    };

    private static bool Begins(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);

    private static bool Fail(string reason, out string? error)
    {
        error = reason;
        return false;
    }
}
