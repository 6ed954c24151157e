using System.Globalization;

namespace BackendDsl.Cel.Text;

/// <summary>
/// The rules for names in Kubernetes, with the API server's messages. Each method returns the messages, none for a good name. Where servers before
/// 1.34 worded a message otherwise, the newer wording is used.
/// </summary>
public static class Dns
{
    private const string Label1123 = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string Label1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private const string NamePart = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string NonEmpty = "must be non-empty";

    /// <summary>A DNS-1123 label: at most 63 lower-case letters, digits and hyphens.</summary>
    public static IReadOnlyList<string> CheckLabel(string name)
    {
        var good = IsLabel1123(name, 0, name.Length);
        return Messages(CodePoints.Utf8Length(name) > 63 ? TooLong(63) : null, good ? null : IsSubdomain(name)
            ? "must not contain dots"
            : Mismatch("a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character", Label1123, "my-name", "123-abc"));
    }

    /// <summary>A DNS-1123 subdomain: labels joined by dots, at most 253 characters together, none limited by itself.</summary>
    public static IReadOnlyList<string> CheckSubdomain(string name) => Messages(
        CodePoints.Utf8Length(name) > 253 ? TooLong(253) : null,
        IsSubdomain(name) ? null : Mismatch("a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character", $"{Label1123}(\\.{Label1123})*", "example.com"));

    /// <summary>A DNS-1035 label: as a DNS-1123 label, but the first character is a letter.</summary>
    public static IReadOnlyList<string> CheckLabel1035(string name) => Messages(
        CodePoints.Utf8Length(name) > 63 ? TooLong(63) : null,
        IsLabel1035(name) ? null : Mismatch("a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character", Label1035, "my-name", "abc-123"));

    /// <summary>A qualified name: an optional DNS-1123 subdomain and a slash, then a name of at most 63 characters.</summary>
    public static IReadOnlyList<string> CheckQualifiedName(string name) => CheckQualifiedName(name, "a qualified name");

    /// <summary>As the other overload.</summary>
    /// <param name="name">The name.</param>
    /// <param name="what">What the server calls it where it has too many slashes: <c>a qualified name</c>, or <c>a valid label key</c>.</param>
    internal static IReadOnlyList<string> CheckQualifiedName(string name, string what)
    {
        const string Rule = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
        var slash = name.IndexOf('/');
        if (slash >= 0 && name.IndexOf('/', slash + 1) >= 0)
        {
            return
            [
                what + " " + Mismatch(Rule, NamePart, "MyName", "my.name", "123-abc")
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
            ];
        }

        var part = slash < 0 ? name : name.Substring(slash + 1);
        var (tooLong, good) = (CodePoints.Utf8Length(part) > 63, IsNamePart(part));
        if (slash < 0 && good && !tooLong)
            return [];
        var messages = new List<string>();
        if (slash == 0)
        {
            messages.Add("prefix part " + NonEmpty);
        }
        else if (slash > 0)
        {
            foreach (var message in CheckSubdomain(name.Substring(0, slash)))
                messages.Add("prefix part " + message);
        }

        if (part.Length == 0)
            messages.Add("name part " + NonEmpty);
        else if (tooLong)
            messages.Add("name part " + TooManyBytes(63));
        if (!good)
            messages.Add("name part " + Mismatch(Rule, NamePart, "MyName", "my.name", "123-abc"));
        return messages;
    }

    /// <summary>The value of a label: empty or at most 63 characters, each end a letter or digit.</summary>
    public static IReadOnlyList<string> CheckLabelValue(string value) => Messages(
        CodePoints.Utf8Length(value) > 63 ? TooManyBytes(63) : null,
        value.Length == 0 || IsNamePart(value) ? null : Mismatch("a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character", $"({NamePart})?", "MyValue", "my_value", "12345"));

    /// <summary>What a name becomes when it is checked as the beginning of a generated one: a hyphen at its end and the character before give way to an a.</summary>
    public static string MaskTrailingDash(string prefix) =>
        prefix.Length > 1 && prefix[prefix.Length - 1] == '-' ? prefix.Substring(0, prefix.Length - 2) + "a" : prefix;

    /// <summary>Whether the text is labels of lower-case letters, digits and hyphens joined by dots, whatever its length.</summary>
    internal static bool IsSubdomain(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && name[i] != '.')
                continue;
            if (!IsLabel1123(name, start, i))
                return false;
            start = i + 1;
        }

        return true;
    }

    /// <summary>Whether a part of the text is lower-case letters, digits and inner hyphens.</summary>
    internal static bool IsLabel1123(string name, int start, int end)
    {
        if (end <= start || name[start] == '-' || name[end - 1] == '-')
            return false;
        for (var i = start; i < end; i++)
        {
            if (name[i] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
                return false;
        }

        return true;
    }

    private static bool IsLabel1035(string name) => IsLabel1123(name, 0, name.Length) && name[0] is >= 'a' and <= 'z';

    private static bool IsNamePart(string name)
    {
        static bool IsInner(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.';
        static bool IsOuter(char c) => IsInner(c) && c is not ('-' or '_' or '.');

        if (name.Length == 0 || !IsOuter(name[0]) || !IsOuter(name[name.Length - 1]))
            return false;
        foreach (var c in name)
        {
            if (!IsInner(c))
                return false;
        }

        return true;
    }

    private static IReadOnlyList<string> Messages(string? length, string? form) => (length, form) switch
    {
        (null, null) => [],
        (null, _) => [form],
        (_, null) => [length],
        _ => [length, form],
    };

    private static string TooLong(int limit) => $"must be no more than {limit.ToString(CultureInfo.InvariantCulture)} characters";

    private static string TooManyBytes(int limit) => $"must be no more than {limit.ToString(CultureInfo.InvariantCulture)} bytes";

    private static string Mismatch(string rule, string pattern, params string[] examples) =>
        $"{rule} (e.g. '{string.Join("',  or '", examples)}', regex used for validation is '{pattern}')";
}
