using System.Text;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>Strings, counted in code points.</summary>
internal static class StringFunctions
{
    public static void AddTo(FunctionTable table, int server)
    {
        table.Member("charAt", [T.String, T.Int], T.String, (CelFunction2)CharAt);
        table.Member("indexOf", [T.String, T.String], T.Int, (CelFunction2)((Activation _, in CelValue text, in CelValue part) => CelValue.Of(CodePoints.IndexOf(text.String, part.String))));
        table.Member("lastIndexOf", [T.String, T.String], T.Int, (CelFunction2)((Activation _, in CelValue text, in CelValue part) =>
            CelValue.Of(part.String.Length == 0 ? CodePoints.Length(text.String) : CodePoints.LastIndexOf(text.String, part.String))));

        // Up to 1.31 an offset beyond the end is an error, later it finds nothing.
        var strict = server < 32;
        table.Member("indexOf", [T.String, T.String, T.Int], T.Int, (CelFunction3)((Activation _, in CelValue text, in CelValue part, in CelValue from) => IndexFrom(text.String, part.String, from.Int, last: false, strict)));
        table.Member("lastIndexOf", [T.String, T.String, T.Int], T.Int, (CelFunction3)((Activation _, in CelValue text, in CelValue part, in CelValue from) => IndexFrom(text.String, part.String, from.Int, last: true, strict)));
        table.Member("lowerAscii", [T.String], T.String, (CelFunction1)((Activation _, in CelValue text) => CelValue.Of(CodePoints.ToLowerAscii(text.String))));
        table.Member("upperAscii", [T.String], T.String, (CelFunction1)((Activation _, in CelValue text) => CelValue.Of(CodePoints.ToUpperAscii(text.String))));
        table.Member("trim", [T.String], T.String, (CelFunction1)((Activation _, in CelValue text) => CelValue.Of(text.String.Trim())));
        table.Member("replace", [T.String, T.String, T.String], T.String, (CelFunction3)((Activation activation, in CelValue text, in CelValue old, in CelValue with) => Replace(activation, text, old, with, CelValue.Of(-1L))));
        table.Member("replace", [T.String, T.String, T.String, T.Int], T.String, (CelFunction4)Replace);
        table.Member("split", [T.String, T.String], T.List(T.String), (CelFunction2)((Activation activation, in CelValue text, in CelValue separator) => Split(activation, text, separator, CelValue.Of(-1L))));
        table.Member("split", [T.String, T.String, T.Int], T.List(T.String), (CelFunction3)Split);
        table.Member("substring", [T.String, T.Int], T.String, (CelFunction2)SubstringFrom);
        table.Member("substring", [T.String, T.Int, T.Int], T.String, (CelFunction3)Substring);
        table.Member("join", [T.List(T.String)], T.String, (CelFunction1)((Activation activation, in CelValue list) => Join(activation, list, CelValue.Of(""))));
        table.Member("join", [T.List(T.String), T.String], T.String, (CelFunction2)Join);
        table.Member("format", [T.String, T.List(T.Dyn)], T.String, (CelFunction2)Format);
        table.Global("strings.quote", [T.String], T.String, (CelFunction1)((Activation _, in CelValue text) => CelValue.Of(Quote(text.String))));
    }

    private static CelValue CharAt(Activation activation, in CelValue text, in CelValue index)
    {
        var offset = CodePoints.OffsetOf(text.String, index.Int);
        if (offset < 0)
            return CelErrors.IndexOutOfRange(index.Int);
        if (offset == text.String.Length)
            return CelValue.Of("");
        return CelValue.Of(text.String.Substring(offset, CodePoints.IsPair(text.String, offset) ? 2 : 1));
    }

    private static CelValue IndexFrom(string text, string part, long from, bool last, bool strict)
    {
        if (part.Length == 0)
            return CelValue.Of(from);
        if (from < 0)
            return CelErrors.IndexOutOfRange(from);
        if (from >= CodePoints.Length(text))
            return strict ? CelErrors.IndexOutOfRange(from) : CelValue.Of(-1L);
        return CelValue.Of(last ? CodePoints.LastIndexOf(text, part, from) : CodePoints.IndexOf(text, part, from));
    }

    private static CelValue SubstringFrom(Activation activation, in CelValue text, in CelValue start)
    {
        var offset = CodePoints.OffsetOf(text.String, start.Int);
        return offset < 0 ? CelErrors.IndexOutOfRange(start.Int) : CelValue.Of(text.String.Substring(offset));
    }

    private static CelValue Substring(Activation activation, in CelValue text, in CelValue start, in CelValue end)
    {
        if (start.Int > end.Int)
            return CelValue.Failure($"invalid substring range. start: {start.Int}, end: {end.Int}");
        if (CodePoints.OffsetOf(text.String, start.Int) < 0)
            return CelErrors.IndexOutOfRange(start.Int);
        return CodePoints.Substring(text.String, start.Int, end.Int) is { } part ? CelValue.Of(part) : CelErrors.IndexOutOfRange(end.Int);
    }

    private static CelValue Replace(Activation activation, in CelValue text, in CelValue old, in CelValue with, in CelValue limit)
    {
        var (source, wanted, replacement, left) = (text.String, old.String, with.String, limit.Int);
        if (left == 0 || wanted == replacement)
            return text;
        var result = new StringBuilder(source.Length);
        var at = 0;
        if (wanted.Length == 0)
        {
            // An empty pattern matches before every code point and at the end.
            while (left != 0)
            {
                if (!activation.Work(1 + replacement.Length / 10))
                    return CelErrors.BudgetExceeded;
                result.Append(replacement);
                left--;
                if (at >= source.Length)
                    return CelValue.Of(result.ToString());
                var width = CodePoints.IsPair(source, at) ? 2 : 1;
                result.Append(source, at, width);
                at += width;
            }

            return CelValue.Of(result.Append(source, at, source.Length - at).ToString());
        }

        while (left != 0 && source.IndexOf(wanted, at, StringComparison.Ordinal) is >= 0 and var found)
        {
            if (!activation.Work(1 + replacement.Length / 10))
                return CelErrors.BudgetExceeded;
            result.Append(source, at, found - at).Append(replacement);
            at = found + wanted.Length;
            left--;
        }

        return CelValue.Of(result.Append(source, at, source.Length - at).ToString());
    }

    private static CelValue Split(Activation activation, in CelValue text, in CelValue separator, in CelValue limit)
    {
        var (source, between, left) = (text.String, separator.String, limit.Int);
        if (left == 0)
            return CelValue.Of(ListValue.Empty);
        if (!activation.Work(source.Length))
            return CelErrors.BudgetExceeded;
        var parts = new List<CelValue>();
        var at = 0;
        if (between.Length == 0)
        {
            while (at < source.Length)
            {
                var width = left > 0 && parts.Count == left - 1 ? source.Length - at : CodePoints.IsPair(source, at) ? 2 : 1;
                parts.Add(CelValue.Of(source.Substring(at, width)));
                at += width;
            }

            return CelValue.OfList(parts);
        }

        while ((left < 0 || parts.Count < left - 1) && source.IndexOf(between, at, StringComparison.Ordinal) is >= 0 and var found)
        {
            parts.Add(CelValue.Of(source.Substring(at, found - at)));
            at = found + between.Length;
        }

        parts.Add(CelValue.Of(source.Substring(at)));
        return CelValue.OfList(parts);
    }

    private static CelValue Join(Activation activation, in CelValue list, in CelValue separator)
    {
        var result = new StringBuilder();
        for (var i = 0; i < list.Count; i++)
        {
            var item = list.ItemAt(i);
            if (item.Kind != CelKind.String)
                return item.IsErrorOrUnknown ? item : CelValue.Failure($"join: invalid input: {item}");
            if (i > 0)
                result.Append(separator.String);
            result.Append(item.String);
            if (!activation.Work(1 + (item.String.Length + separator.String.Length) / 10))
                return CelErrors.BudgetExceeded;
        }

        return CelValue.Of(result.ToString());
    }

    private static CelValue Format(Activation activation, in CelValue format, in CelValue arguments)
    {
        var text = new StringBuilder();
        var parser = new FormatParser(format.String);
        var list = arguments;
        var next = 0;
        while (parser.Next(text, out var clause, out var error))
        {
            if (error is not null)
                return CelValue.Failure("could not parse formatting clause: " + error);
            if (next >= list.Count)
                return CelValue.Failure($"index {next} out of range");
            var refused = ClauseFormatter.Append(text, clause, list.ItemAt(next++));
            if (refused is not null)
                return CelValue.Failure("error during formatting: " + refused);
            if (text.Length > 1_000_000 || !activation.Work(1 + text.Length / 100))
                return CelErrors.BudgetExceeded;
        }

        return CelValue.Of(text.ToString());
    }

    private static string Quote(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            result.Append(c switch
            {
                '\a' => "\\a",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                '\\' => "\\\\",
                '"' => "\\\"",
                _ => c.ToString(),
            });
        }

        return result.Append('"').ToString();
    }
}
