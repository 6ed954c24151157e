namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Is a text a JSON object? If not, the server's words for it.</summary>
internal static class GoJson
{
    /// <summary>Null for an object (or null).</summary>
    public static string? ErrorOf(string text)
    {
        var at = 0;
        if (Value(text, ref at, 0) is { } error)
            return error;
        Space(text, ref at);
        if (at < text.Length)
            return $"invalid character {Quote(text[at])} after top-level value";
        var first = text.TrimStart(' ', '\t', '\r', '\n')[0];
        return first switch
        {
            '{' or 'n' => null,
            '[' => Kind("array"),
            '"' => Kind("string"),
            't' or 'f' => Kind("bool"),
            _ => Kind("number"),
        };

        static string Kind(string kind) => $"json: cannot unmarshal {kind} into Go value of type map[string]interface {{}}";
    }

    private static string? Value(string text, ref int at, int depth)
    {
        Space(text, ref at);
        if (at >= text.Length)
            return End;
        if (depth > 1000)
            return "exceeded max depth";
        switch (text[at])
        {
            case '{':
                at++;
                return Members(text, ref at, depth);
            case '[':
                at++;
                return Items(text, ref at, depth);
            case '"':
                return String(text, ref at);
            case 't':
                return Word(text, ref at, "true");
            case 'f':
                return Word(text, ref at, "false");
            case 'n':
                return Word(text, ref at, "null");
            case '-' or (>= '0' and <= '9'):
                while (at < text.Length && text[at] is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
                    at++;
                return null;
            default:
                return $"invalid character {Quote(text[at])} looking for beginning of value";
        }
    }

    private const string End = "unexpected end of JSON input";

    private static string? Members(string text, ref int at, int depth)
    {
        Space(text, ref at);
        if (at < text.Length && text[at] == '}')
        {
            at++;
            return null;
        }

        while (true)
        {
            Space(text, ref at);
            if (at >= text.Length)
                return End;
            if (text[at] != '"')
                return $"invalid character {Quote(text[at])} looking for beginning of object key string";
            if (String(text, ref at) is { } error)
                return error;
            Space(text, ref at);
            if (at >= text.Length)
                return End;
            if (text[at] != ':')
                return $"invalid character {Quote(text[at])} after object key";
            at++;
            if (Value(text, ref at, depth + 1) is { } inner)
                return inner;
            Space(text, ref at);
            if (at >= text.Length)
                return End;
            if (text[at] == '}')
            {
                at++;
                return null;
            }

            if (text[at] != ',')
                return $"invalid character {Quote(text[at])} after object key:value pair";
            at++;
        }
    }

    private static string? Items(string text, ref int at, int depth)
    {
        Space(text, ref at);
        if (at < text.Length && text[at] == ']')
        {
            at++;
            return null;
        }

        while (true)
        {
            if (Value(text, ref at, depth + 1) is { } error)
                return error;
            Space(text, ref at);
            if (at >= text.Length)
                return End;
            if (text[at] == ']')
            {
                at++;
                return null;
            }

            if (text[at] != ',')
                return $"invalid character {Quote(text[at])} after array element";
            at++;
        }
    }

    private static string? String(string text, ref int at)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                return null;
            }

            if (text[at] == '\\')
                at++;
            else if (text[at] < ' ')
                return $"invalid character {Quote(text[at])} in string literal";
        }

        return End;
    }

    private static string? Word(string text, ref int at, string word)
    {
        for (var i = 0; i < word.Length; i++, at++)
        {
            if (at >= text.Length)
                return End;
            if (text[at] != word[i])
                return $"invalid character {Quote(text[at])} in literal {word} (expecting {Quote(word[i])})";
        }

        return null;
    }

    private static void Space(string text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n')
            at++;
    }

    private static string Quote(char c) => c switch { '\'' => "'\\''", '\n' => "'\\n'", '\t' => "'\\t'", _ => $"'{c}'" };
}
