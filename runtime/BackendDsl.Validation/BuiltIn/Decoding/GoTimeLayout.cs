using BackendDsl.Cel.Text;

namespace BackendDsl.Validation.BuiltIn.Decoding;

/// <summary>Points in time as the server decodes them, with its words for what is none: RFC 3339, or the same with exactly six decimals.</summary>
internal static class GoTimeLayout
{
    private static readonly (string Name, int Digits, int Least, int Most)[] s_parts =
    [
        ("2006", 4, 0, 9999), ("-", 0, 0, 0), ("01", 2, 1, 12), ("-", 0, 0, 0), ("02", 2, 1, 31), ("T", 0, 0, 0),
        ("15", 2, 0, 23), (":", 0, 0, 0), ("04", 2, 0, 59), (":", 0, 0, 0), ("05", 2, 0, 59),
    ];

    /// <summary>Null where <paramref name="text"/> is a time; else what the server says.</summary>
    public static string? Check(string text, bool micro)
    {
        var layout = micro ? "2006-01-02T15:04:05.000000Z07:00" : "2006-01-02T15:04:05Z07:00";
        var at = 0;
        Span6 values = default;
        foreach (var (name, digits, least, most) in s_parts)
        {
            var rest = text.Substring(at);
            if (digits == 0)
            {
                if (at >= text.Length || text[at] != name[0])
                    return Fail(text, layout, rest, name);
                at++;
                continue;
            }

            var number = 0;
            // An hour may have one digit.
            var want = name == "15" && at + 1 < text.Length && IsDigit(text[at]) && !IsDigit(text[at + 1]) ? 1 : digits;
            for (var i = 0; i < want; i++)
            {
                if (at + i >= text.Length || !IsDigit(text[at + i]))
                    return Fail(text, layout, rest, name);
                number = (number * 10) + (text[at + i] - '0');
            }

            if (number < least || number > most)
                return $"parsing time {GoQuote.Quote(text)}: {Word(name)} out of range";
            values.Set(name, number);
            at += want;
        }

        if (micro)
        {
            if (at + 7 > text.Length || text[at] != '.' || !AllDigits(text, at + 1, 6) || (at + 7 < text.Length && IsDigit(text[at + 7])))
                return Fail(text, layout, text.Substring(at), ".000000");
            at += 7;
        }
        else if (at + 1 < text.Length && text[at] is '.' or ',' && IsDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && IsDigit(text[at]))
                at++;
        }

        var zone = text.Substring(at);
        if (zone.Length > 0 && zone[0] == 'Z')
            at++;
        else if (zone.Length >= 6 && zone[0] is '+' or '-' && AllDigits(zone, 1, 2) && zone[3] == ':' && AllDigits(zone, 4, 2))
            at += 6;
        else
            return Fail(text, layout, zone, "Z07:00");
        if (at < text.Length)
            return $"parsing time {GoQuote.Quote(text)}: extra text: {GoQuote.Quote(text.Substring(at))}";
        return values.Day > DaysIn(values.Year, values.Month) ? $"parsing time {GoQuote.Quote(text)}: day out of range" : null;
    }

    private static int DaysIn(int year, int month) => DateTime.DaysInMonth(Math.Max(year, 4), month);

    private static string Word(string part) => part switch { "01" => "month", "02" => "day", "15" => "hour", "04" => "minute", "05" => "second", _ => "year" };

    private static string Fail(string text, string layout, string rest, string part) =>
        $"parsing time {GoQuote.Quote(text)} as {GoQuote.Quote(layout)}: cannot parse {GoQuote.Quote(rest)} as {GoQuote.Quote(part)}";

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool AllDigits(string text, int start, int count)
    {
        for (var i = start; i < start + count; i++)
        {
            if (i >= text.Length || !IsDigit(text[i]))
                return false;
        }

        return true;
    }

    private struct Span6
    {
        public int Year;
        public int Month;
        public int Day;

        public void Set(string name, int number)
        {
            if (name == "2006")
                Year = number;
            else if (name == "01")
                Month = number;
            else if (name == "02")
                Day = number;
        }
    }
}
