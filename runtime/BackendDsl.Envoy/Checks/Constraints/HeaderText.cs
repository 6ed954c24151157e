namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>The patterns of header names and values, strict and not, in the words in which Envoy prints them.</summary>
internal static class HeaderText
{
    // In the pattern "+-." is a range, so a comma is one of them.
    private const string NameSymbols = "!#$%&'*+,-.^_|~`";

    public static Func<object, string?> Name(bool relaxed) => v => relaxed ? Relaxed(v) : IsName((string)v) ? null : Mismatch("^:?[0-9a-zA-Z!#$%&'*+-.^_|~`]+$");

    public static Func<object, string?> Value(bool relaxed) => v => relaxed ? Relaxed(v) : IsValue((string)v) ? null : Mismatch("^[^\\x00-\\x08\\n-\\x1f\\x7f]*$");

    private static string Mismatch(string pattern) => $"value does not match regex pattern \"{pattern}\"";

    private static string? Relaxed(object value) => ((string)value).AsSpan().IndexOfAny('\0', '\r', '\n') >= 0 ? Mismatch("^[^\\x00\\n\\r]*$") : null;

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
