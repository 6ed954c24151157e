namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>The two patterns of header names and values, strict and not.</summary>
internal static class HeaderText
{
    private const string NameSymbols = "!#$%&'*+-.^_|~`";

    public static Func<object, string?> Name(bool relaxed) => v => relaxed ? Relaxed(v) : IsName((string)v) ? null : "value does not match the pattern of HTTP header names";

    public static Func<object, string?> Value(bool relaxed) => v => relaxed ? Relaxed(v) : IsValue((string)v) ? null : "value does not match the pattern of HTTP header values";

    private static string? Relaxed(object value) => ((string)value).AsSpan().IndexOfAny('\0', '\r', '\n') >= 0 ? "value must not contain NUL, CR or LF" : null;

    private static bool IsValue(string text)
    {
        foreach (var c in text)
        {
            if (c is < '\t' or (> '\t' and < ' ') or '\x7f') return false;
        }
        return true;
    }

    private static bool IsName(string text)
    {
        var name = text.StartsWith(':') ? text.AsSpan(1) : text;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !NameSymbols.Contains(c, StringComparison.Ordinal)) return false;
        }
        return name.Length > 0;
    }
}
