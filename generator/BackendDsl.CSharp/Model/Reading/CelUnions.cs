using System.Globalization;
using System.Text;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>
/// Recognises the CEL idioms for unions, by their form: counting a list of <c>has</c> or a sum of <c>has ? 1 : 0</c>,
/// and the plain forms <c>!(has(a) &amp;&amp; has(b))</c>, <c>has(a) != has(b)</c>, <c>has(a) || has(b)</c>. Anything else is not a union.
/// </summary>
internal static class CelUnions
{
    private static readonly string[] s_operators = ["==", "<=", ">=", "<", ">"];

    /// <summary>The unions a rule states, usually none or one; a conjunction may state several.</summary>
    public static IEnumerable<Union> Read(string rule)
    {
        // Real idioms of 30 members stay far below; a rule longer than that is some other thing.
        if (rule.Length > 4000 || !rule.Contains("has("))
            return [];
        var text = Compact(rule);
        return SplitTop(text, "&&").Select(ReadOne).Where(u => u is not null)!;
    }

    private static Union? ReadOne(string text)
    {
        text = Unwrap(text);
        return ReadCount(text) ?? ReadExclusion(text) ?? ReadDifference(text) ?? ReadAlternative(text);
    }

    // [has(self.a),has(self.b)].filter(x,x==true).size()<=1   and   (has(self.a)?1:0)+(has(self.b)?1:0)<=1
    private static Union? ReadCount(string text)
    {
        foreach (var op in s_operators)
        {
            var parts = SplitTop(text, op);
            if (parts.Count != 2)
                continue;
            if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var limit))
                return null;
            UnionKind? kind = (op, limit) switch
            {
                ("==", 1) => UnionKind.ExactlyOne,
                ("<=", 1) or ("<", 2) => UnionKind.AtMostOne,
                (">=", 1) or (">", 0) => UnionKind.AtLeastOne,
                _ => null,
            };
            return kind is { } k && (CountedList(Unwrap(parts[0])) ?? CountedSum(Unwrap(parts[0]))) is { Count: >= 1 } members ? new(k, members) : null;
        }

        // [..].exists_one(x,x) and [..].exists(x,x)
        if (text.Length > 0 && text[0] == '[' && text.IndexOf(']') is > 0 and var end)
        {
            var tail = text.Substring(end + 1);
            UnionKind? kind = IsMacro(tail, "exists_one") ? UnionKind.ExactlyOne : IsMacro(tail, "exists") ? UnionKind.AtLeastOne : null;
            if (kind is { } k && HasList(text.Substring(1, end - 1), ",") is { } members)
                return new(k, members);
        }

        return null;
    }

    // !(has(self.a)&&has(self.b))   and   !has(self.a)||!has(self.b)
    private static Union? ReadExclusion(string text)
    {
        if (text.StartsWith("!(", StringComparison.Ordinal) && Closing(text, 1) == text.Length - 1
            && HasList(Unwrap(text.Substring(1)), "&&") is { Count: 2 } both)
        {
            return new(UnionKind.AtMostOne, both);
        }

        var parts = SplitTop(text, "||");
        if (parts.Count == 2 && parts.All(p => Unwrap(p).StartsWith("!has(", StringComparison.Ordinal))
            && parts.Select(p => HasMember(Unwrap(p).Substring(1))).ToList() is var members && members.All(m => m is not null))
        {
            return new(UnionKind.AtMostOne, members!);
        }

        return null;
    }

    private static Union? ReadDifference(string text) =>
        SplitTop(text, "!=") is { Count: 2 } parts && HasMember(Unwrap(parts[0])) is { } a && HasMember(Unwrap(parts[1])) is { } b
            ? new(UnionKind.ExactlyOne, [a, b])
            : null;

    private static Union? ReadAlternative(string text) =>
        HasList(text, "||") is { Count: >= 2 } members ? new(UnionKind.AtLeastOne, members) : null;

    private static List<string>? CountedList(string text)
    {
        if (text.StartsWith("size(", StringComparison.Ordinal) && Closing(text, 4) == text.Length - 1)
            text = text.Substring(5, text.Length - 6) + ".size()";
        if (text.Length == 0 || text[0] != '[' || text.IndexOf(']') is not (> 0 and var end))
            return null;
        var tail = text.Substring(end + 1);
        return tail.EndsWith(".size()", StringComparison.Ordinal) && IsMacro(tail.Substring(0, tail.Length - 7), "filter")
            ? HasList(text.Substring(1, end - 1), ",")
            : null;
    }

    private static List<string>? CountedSum(string text)
    {
        var members = new List<string>();
        foreach (var part in SplitTop(text, "+"))
        {
            var term = Unwrap(part);
            if (!term.EndsWith("?1:0", StringComparison.Ordinal) || HasMember(Unwrap(term.Substring(0, term.Length - 4))) is not { } member)
                return null;
            members.Add(member);
        }

        return members;
    }

    // .filter(x,x)  .filter(x,x==true)
    private static bool IsMacro(string text, string name)
    {
        var start = "." + name + "(";
        if (!text.StartsWith(start, StringComparison.Ordinal) || text[text.Length - 1] != ')')
            return false;
        var arguments = text.Substring(start.Length, text.Length - start.Length - 1).Split(',');
        return arguments.Length == 2 && arguments[0].Length > 0
            && (arguments[1] == arguments[0] || arguments[1] == arguments[0] + "==true" || arguments[1] == "true==" + arguments[0]);
    }

    private static List<string>? HasList(string text, string separator)
    {
        var members = new List<string>();
        foreach (var part in SplitTop(text, separator))
        {
            if (HasMember(Unwrap(part)) is not { } member)
                return null;
            members.Add(member);
        }

        return members;
    }

    // has(self.member): a direct member only.
    private static string? HasMember(string text)
    {
        const string Start = "has(self.";
        if (!text.StartsWith(Start, StringComparison.Ordinal) || text[text.Length - 1] != ')')
            return null;
        var name = text.Substring(Start.Length, text.Length - Start.Length - 1);
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
                return null;
        }

        return name.Length == 0 ? null : Unescape(name);
    }

    private static string Unescape(string name)
    {
        if (!name.Contains("__"))
            return name;
        if (name.Length > 4 && name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal) && name.IndexOf("__", 2, StringComparison.Ordinal) == name.Length - 2
            && name is not ("__dot__" or "__dash__" or "__slash__" or "__underscores__"))
        {
            return name.Substring(2, name.Length - 4);
        }

        return name.Replace("__dot__", ".").Replace("__dash__", "-").Replace("__slash__", "/").Replace("__underscores__", "__");
    }

    /// <summary>Without blanks: the idioms hold no strings, and what holds some is no idiom.</summary>
    private static string Compact(string rule)
    {
        var text = new StringBuilder(rule.Length);
        foreach (var c in rule)
        {
            if (!char.IsWhiteSpace(c))
                text.Append(c);
        }

        return text.ToString();
    }

    private static string Unwrap(string text)
    {
        while (text.Length > 1 && text[0] == '(' && Closing(text, 0) == text.Length - 1)
            text = text.Substring(1, text.Length - 2);
        return text;
    }

    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] is '(' or '[')
                depth++;
            else if (text[i] is ')' or ']' && --depth == 0)
                return i;
        }

        return -1;
    }

    private static List<string> SplitTop(string text, string separator)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '[')
            {
                depth++;
            }
            else if (text[i] is ')' or ']')
            {
                depth--;
            }
            else if (depth == 0 && string.CompareOrdinal(text, i, separator, 0, separator.Length) == 0)
            {
                parts.Add(text.Substring(start, i - start));
                i += separator.Length - 1;
                start = i + 1;
            }
        }

        parts.Add(text.Substring(start));
        return parts;
    }
}
