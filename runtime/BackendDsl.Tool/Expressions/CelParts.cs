using BackendDsl.Cel;

namespace BackendDsl.Tool.Expressions;

/// <summary>Splits an expression at its logical operators, conditions and comparisons, and evaluates each part.</summary>
internal static class CelParts
{
    private const int MostParts = 100;

    private static readonly string[][] s_operators = [["||"], ["&&"], ["==", "!=", "<=", ">=", "<", ">", " in "]];

    /// <summary>The parts with their values, in the order of the text, each before those it consists of.</summary>
    public static IReadOnlyList<CelPart> Of(string text, CelEnvironment environment, CelBindings bindings)
    {
        var parts = new List<CelPart>();
        Add(text.Trim(), 0, environment, bindings, parts);
        return parts;
    }

    private static void Add(string text, int depth, CelEnvironment environment, CelBindings bindings, List<CelPart> parts)
    {
        if (parts.Count >= MostParts || depth > 20)
            return;
        text = Unwrap(text);
        if (text.Length == 0 || !CelExpression.TryCompile(text, environment, out var expression, out _))
            return;
        bindings.Budget = CelExpression.DefaultBudget;
        if (depth > 0 || parts.Count == 0)
            parts.Add(new(text, depth, expression!.Evaluate(bindings)));
        foreach (var part in Split(text))
            Add(part, depth + 1, environment, bindings, parts);
    }

    private static string Unwrap(string text)
    {
        text = text.Trim();
        while (text.Length > 1 && text[0] == '!')
            text = text[1..].Trim();
        while (text.Length > 1 && text[0] == '(' && Close(text, 0) == text.Length - 1)
            text = text[1..^1].Trim();
        return text;
    }

    private static IEnumerable<string> Split(string text)
    {
        if (At(text, ["?"]) is (var question, _) && question >= 0 && At(text[(question + 1)..], [":"]) is (var colon, _) && colon >= 0)
            return [text[..question], text[(question + 1)..(question + 1 + colon)], text[(question + colon + 2)..]];
        foreach (var operators in s_operators)
        {
            var pieces = new List<string>();
            var rest = text;
            while (At(rest, operators) is ( >= 0 and var index, var length))
            {
                pieces.Add(rest[..index]);
                rest = rest[(index + length)..];
            }

            if (pieces.Count > 0)
                return [.. pieces, rest];
        }

        return [];
    }

    /// <summary>The first of these operators outside of brackets and quotes.</summary>
    private static (int Index, int Length) At(string text, string[] operators)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\'' or '"')
                i = EndOfText(text, i);
            else if (text[i] is '(' or '[' or '{')
                i = Close(text, i);
            else if (operators.FirstOrDefault(o => string.CompareOrdinal(text, i, o, 0, o.Length) == 0) is { } found && !(found == "?" && i > 0 && text[i - 1] is '.' or '['))
                return (i, found.Length);
            if (i < 0)
                break;
        }

        return (-1, 0);
    }

    private static int Close(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] is '\'' or '"')
            {
                i = EndOfText(text, i);
                continue;
            }

            depth += text[i] is '(' or '[' or '{' ? 1 : text[i] is ')' or ']' or '}' ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return text.Length - 1;
    }

    private static int EndOfText(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == text[start])
                return i;
        }

        return text.Length - 1;
    }
}
