using System.Text;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>
/// The <c>fieldPath</c> of a rule: <c>.name</c> and <c>['name']</c> in any order, through properties and maps. A server splits
/// the text at dots and brackets alone, so that a name may hold anything else.
/// </summary>
internal static class FieldPaths
{
    /// <summary>Reads a path and follows it through the schema; false where it is not a path or leads nowhere.</summary>
    public static bool TryParse(string path, SchemaNode node, out IReadOnlyList<(string Name, bool IsKey)> segments) =>
        TryParse(path, node, allowsBrackets: true, out segments, out _, out _);

    /// <summary>As the other overload, and tells what the path leads to, or what is wrong with it.</summary>
    public static bool TryParse(string path, SchemaNode node, bool allowsBrackets, out IReadOnlyList<(string Name, bool IsKey)> segments, out SchemaNode target, out string error)
    {
        var list = new List<(string, bool)>();
        segments = list;
        target = node;
        for (var at = 0; at < path.Length;)
        {
            var token = Next(path, ref at);
            string name;
            if (token == "[")
            {
                if (!allowsBrackets)
                    return Refuse("array notation is not allowed", out error);
                if (at >= path.Length)
                    return Refuse("unexpected end of JSON path", out error);
                token = Next(path, ref at);
                if (token.Length < 2 || token[0] != '\'' || token[token.Length - 1] != '\'')
                    return Refuse("expected single quoted string but got " + token, out error);
                if (!TryUnescape(token.Substring(1, token.Length - 2), out name, out error))
                    return false;
                if (at >= path.Length)
                    return Refuse("unexpected end of JSON path", out error);
                token = Next(path, ref at);
                if (token != "]")
                    return Refuse("expected ] but got " + token, out error);
            }
            else if (token == ".")
            {
                if (at >= path.Length)
                    return Refuse("unexpected end of JSON path", out error);
                name = Next(path, ref at);
            }
            else
            {
                return Refuse("expected [ or . but got: " + token, out error);
            }

            if (!TryStep(name, ref target, list))
                return Refuse("does not refer to a valid field", out error);
        }

        error = "";
        return list.Count > 0;
    }

    private static bool TryStep(string name, ref SchemaNode at, List<(string Name, bool IsKey)> list)
    {
        if (at.Properties.Count > 0)
        {
            if (at.FindProperty(name) is not { } property)
                return false;
            list.Add((name, false));
            at = property;
            return true;
        }

        if (at.AdditionalProperties is not { } values)
            return false;
        list.Add((name, true));
        at = values;
        return true;
    }

    private static bool Refuse(string what, out string error)
    {
        error = what;
        return false;
    }

    // A delimiter, a text in single quotes, or what stands before the next delimiter.
    private static string Next(string path, ref int at)
    {
        var start = at;
        if (path[at] is '.' or '[' or ']')
            return path.Substring(at++, 1);
        var isQuoted = path[at] == '\'';
        for (at++; at < path.Length; at++)
        {
            if (isQuoted)
            {
                if (path[at] == '\'' && path[at - 1] != '\\')
                    return path.Substring(start, ++at - start);
            }
            else if (path[at] is '.' or '[' or ']')
            {
                break;
            }
        }

        return path.Substring(start, at - start);
    }

    private static bool TryUnescape(string text, out string name, out string error)
    {
        var result = new StringBuilder();
        name = error = "";
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length || text[i + 1] == '\n')
            {
                result.Append(text[i]);
                continue;
            }

            var c = text[++i];
            var at = "abfnrtv'\\".IndexOf(c);
            if (at < 0)
                return Refuse($"invalid string literal: invalid escape char \\{c}", out error);
            result.Append("\a\b\f\n\r\t\v'\\"[at]);
        }

        name = result.ToString();
        return true;
    }
}
