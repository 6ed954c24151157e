using System.Text;

namespace BackendDsl.Cel.Text;

/// <summary>
/// A URL as Go's <c>net/url</c> package (1.26) parses it: <see cref="Uri"/> accepts other texts and changes them. Parts that may hold any bytes are
/// decoded from UTF-8; bytes that are no UTF-8 become U+FFFD.
/// </summary>
public sealed partial class GoUrl : IEquatable<GoUrl>
{
    private GoUrl()
    {
    }

    /// <summary>The scheme in lower case, or empty.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>What follows a scheme without a slash, as in <c>mailto:a@b</c>.</summary>
    public string Opaque { get; private set; } = "";

    /// <summary>The user's name, or null if there is no user information.</summary>
    public string? UserName { get; private set; }

    /// <summary>The password, or null if none is given.</summary>
    public string? Password { get; private set; }

    /// <summary>Host, or host and port.</summary>
    public string Host { get; private set; } = "";

    /// <summary>The path, decoded.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The path as written, where that is not the usual encoding of <see cref="Path"/>; else empty.</summary>
    public string RawPath { get; private set; } = "";

    /// <summary>The query as written, without the question mark.</summary>
    public string RawQuery { get; private set; } = "";

    /// <summary>Ends with a question mark and nothing behind it.</summary>
    public bool ForceQuery { get; private set; }

    /// <summary>The fragment, decoded, without the number sign.</summary>
    public string Fragment { get; private set; } = "";

    /// <summary>The fragment as written, where that is not its usual encoding; else empty.</summary>
    public string RawFragment { get; private set; } = "";

    /// <summary>Has a scheme.</summary>
    public bool IsAbsolute => Scheme.Length > 0;

    /// <summary>The host without port and without the brackets of an IPv6 address.</summary>
    public string HostName => SplitHostPort().Name;

    /// <summary>The port, or empty.</summary>
    public string Port => SplitHostPort().Port;

    /// <summary>The path encoded: as written where that is a good encoding, else in the usual one.</summary>
    public string EscapedPath
    {
        get
        {
            if (RawPath.Length > 0 && IsValidEncoded(RawPath, UrlPart.Path) && TryUnescape(RawPath, UrlPart.Path, out var path, out _) && path == Path)
                return RawPath;
            return Path == "*" ? "*" : _pathBytes is null ? Escape(Path, UrlPart.Path) : Escape(_pathBytes, UrlPart.Path);
        }
    }

    private bool OmitHost { get; set; }

    // The bytes of the path, kept only if they are no UTF-8.
    private byte[]? _pathBytes;

    /// <summary>As <c>url.Parse</c>: any URI reference.</summary>
    public static bool TryParse(string text, out GoUrl url, out string? error)
    {
        var mark = text.IndexOf('#');
        var before = mark < 0 ? text : text.Substring(0, mark);
        url = new();
        if (!url.Read(before, false, out var reason))
        {
            error = $"parse {GoQuote.Quote(before)}: {reason}";
            return false;
        }

        error = null;
        var fragment = mark < 0 ? "" : text.Substring(mark + 1);
        if (fragment.Length == 0)
            return true;
        if (!TryUnescape(fragment, UrlPart.Fragment, out var decoded, out reason))
        {
            error = $"parse {GoQuote.Quote(text)}: {reason}";
            return false;
        }

        url.Fragment = decoded;
        url.RawFragment = Escape(decoded, UrlPart.Fragment) == fragment ? "" : fragment;
        return true;
    }

    /// <summary>As <c>url.ParseRequestURI</c>: an absolute URI or an absolute path; a number sign has no meaning. CEL's <c>url()</c> and format <c>uri</c>.</summary>
    public static bool TryParseRequestUri(string text, out GoUrl url, out string? error)
    {
        url = new();
        var good = url.Read(text, true, out var reason);
        error = good ? null : $"parse {GoQuote.Quote(text)}: {reason}";
        return good;
    }

    /// <summary>The parameters of the query in the order of their first occurrence; malformed ones are left out, as <c>URL.Query</c> does.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Query()
    {
        var order = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);

        // Go 1.26 refuses queries of more parameters as a whole.
        var settings = RawQuery.Split('&');
        if (settings.Length > 10_000)
            return order;
        foreach (var setting in settings)
        {
            if (setting.Length == 0 || setting.IndexOf(';') >= 0)
                continue;
            var equals = setting.IndexOf('=');
            if (!TryUnescape(equals < 0 ? setting : setting.Substring(0, equals), UrlPart.Query, out var key, out _)
                || !TryUnescape(equals < 0 ? "" : setting.Substring(equals + 1), UrlPart.Query, out var value, out _))
            {
                continue;
            }

            if (!values.TryGetValue(key, out var list))
            {
                values[key] = list = [];
                order.Add(new(key, list));
            }

            list.Add(value);
        }

        return order;
    }

    /// <summary>The URL put together again, as Go's <c>URL.String</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Scheme.Length > 0)
            text.Append(Scheme).Append(':');
        if (Opaque.Length > 0)
        {
            text.Append(Opaque);
        }
        else
        {
            if ((Scheme.Length > 0 || Host.Length > 0 || UserName is not null) && !(OmitHost && Host.Length == 0 && UserName is null))
            {
                if (Host.Length > 0 || Path.Length > 0 || UserName is not null)
                    text.Append("//");
                if (UserName is not null)
                {
                    text.Append(Escape(UserName, UrlPart.User));
                    if (Password is not null)
                        text.Append(':').Append(Escape(Password, UrlPart.User));
                    text.Append('@');
                }

                text.Append(Escape(Host, UrlPart.Host));
            }

            var path = EscapedPath;
            if (path.Length > 0 && path[0] != '/' && Host.Length > 0)
                text.Append('/');
            if (text.Length == 0)
            {
                var slash = path.IndexOf('/');
                if ((slash < 0 ? path : path.Substring(0, slash)).IndexOf(':') >= 0)
                    text.Append("./");
            }

            text.Append(path);
        }

        if (ForceQuery || RawQuery.Length > 0)
            text.Append('?').Append(RawQuery);
        if (Fragment.Length > 0)
        {
            text.Append('#').Append(
                RawFragment.Length > 0 && IsValidEncoded(RawFragment, UrlPart.Fragment) && TryUnescape(RawFragment, UrlPart.Fragment, out var fragment, out _) && fragment == Fragment
                    ? RawFragment
                    : Escape(Fragment, UrlPart.Fragment));
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(GoUrl? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GoUrl);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private (string Name, string Port) SplitHostPort()
    {
        var (name, port) = (Host, "");
        var colon = name.LastIndexOf(':');
        if (colon >= 0 && IsOptionalPort(name.Substring(colon)))
            (name, port) = (name.Substring(0, colon), name.Substring(colon + 1));
        if (name.Length >= 2 && name[0] == '[' && name[name.Length - 1] == ']')
            name = name.Substring(1, name.Length - 2);
        return (name, port);
    }
}
