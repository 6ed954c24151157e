using System.Globalization;
using System.Text;

namespace BackendDsl.Cel.Text;

/// <summary>Durations as Go's <c>time</c> package reads and writes them, and as the <c>duration</c> format of a schema reads them.</summary>
public static class GoDuration
{
    private const ulong Limit = 1UL << 63;

    /// <summary>Reads what <c>time.ParseDuration</c> reads, such as <c>1h30m</c>, <c>-1.5h</c>, <c>.5s</c> or <c>0</c>.</summary>
    public static bool TryParse(string text, out long nanoseconds) => TryParse(text, out nanoseconds, out _, wantReason: false);

    /// <summary>Reads what <c>time.ParseDuration</c> reads, or tells in its words why it does not.</summary>
    public static bool TryParse(string text, out long nanoseconds, out string? error) => TryParse(text, out nanoseconds, out error, wantReason: true);

    /// <summary>
    /// Reads what the <c>duration</c> format of a schema accepts: a Go duration, or anything in which a whole number followed by a unit can be
    /// found (<c>1d</c>, <c>2 weeks</c>, <c>about 5 sec</c>). Overflow wraps around silently, as it does on the server.
    /// </summary>
    public static bool TryParseLenient(string text, out long nanoseconds)
    {
        if (TryParse(text, out nanoseconds))
            return true;
        nanoseconds = 0;
        var found = false;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is < '0' or > '9')
            {
                i++;
                continue;
            }

            var digits = i;
            while (i < text.Length && text[i] is >= '0' and <= '9')
                i++;
            var number = text.Substring(digits, i - digits);
            var unit = i;
            while (unit < text.Length && text[unit] is ' ' or '\t' or '\n' or '\f' or '\r')
                unit++;
            var end = unit;
            while (end < text.Length && text[end] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or 'µ')
                end++;
            if (end == unit)
                continue;
            if (!GoNumber.TryParseInt64(number, out var count))
            {
                nanoseconds = 0;
                return false;
            }

            var factor = LenientUnit(CodePoints.ToLowerAscii(text.Substring(unit, end - unit)));
            if (factor > 0)
            {
                found = true;
                nanoseconds = unchecked(nanoseconds + (count * factor));
            }

            i = end;
        }

        return found;
    }

    /// <summary>Writes a duration as Go does: <c>1h30m0s</c>, <c>1.5s</c>, <c>0s</c>.</summary>
    public static string Format(long nanoseconds)
    {
        if (nanoseconds == 0)
            return "0s";
        var value = nanoseconds < 0 ? unchecked((ulong)-nanoseconds) : (ulong)nanoseconds;
        var text = new StringBuilder();
        if (nanoseconds < 0)
            text.Append('-');
        if (value < 1_000_000_000)
        {
            var (unit, size) = value < 1_000 ? ("ns", 1UL) : value < 1_000_000 ? ("µs", 1_000UL) : ("ms", 1_000_000UL);
            return Fraction(text, value, size).Append(unit).ToString();
        }

        var seconds = value / 1_000_000_000;
        var hours = seconds / 3600;
        var minutes = seconds / 60 % 60;
        if (hours > 0)
            text.Append(hours.ToString(CultureInfo.InvariantCulture)).Append('h');
        if (seconds >= 60)
            text.Append(minutes.ToString(CultureInfo.InvariantCulture)).Append('m');
        return Fraction(text, value % 60_000_000_000, 1_000_000_000).Append('s').ToString();
    }

    /// <summary>Writes a duration in seconds as CEL's <c>string()</c> does: <c>3600s</c>, <c>0.001s</c>.</summary>
    public static string FormatSeconds(long nanoseconds) => GoNumber.FormatFixed(Seconds(nanoseconds)) + "s";

    /// <summary>The duration in seconds, as Go's <c>Duration.Seconds</c> rounds it.</summary>
    public static double Seconds(long nanoseconds) => (nanoseconds / 1_000_000_000) + (nanoseconds % 1_000_000_000 / 1e9);

    private static StringBuilder Fraction(StringBuilder text, ulong value, ulong size)
    {
        text.Append((value / size).ToString(CultureInfo.InvariantCulture));
        var rest = value % size;
        if (rest == 0)
            return text;
        text.Append('.');
        while (rest > 0)
        {
            size /= 10;
            text.Append((char)('0' + (rest / size)));
            rest %= size;
        }

        return text;
    }

    private static bool TryParse(string text, out long nanoseconds, out string? error, bool wantReason)
    {
        nanoseconds = 0;
        error = null;
        var at = 0;
        var negative = false;
        if (text.Length > 0 && text[0] is '-' or '+')
        {
            negative = text[0] == '-';
            at = 1;
        }

        if (text.Length - at == 1 && text[at] == '0')
            return true;
        ulong total = 0;
        if (at == text.Length)
            return Fail("invalid duration ", null, out error);
        while (at < text.Length)
        {
            if (text[at] is not ('.' or (>= '0' and <= '9')))
                return Fail("invalid duration ", null, out error);
            var start = at;
            ulong value = 0;
            for (; at < text.Length && text[at] is >= '0' and <= '9'; at++)
            {
                if (value > Limit / 10)
                    return Fail("invalid duration ", null, out error);
                value = (value * 10) + (ulong)(text[at] - '0');
                if (value > Limit)
                    return Fail("invalid duration ", null, out error);
            }

            var digits = at > start;
            ulong fraction = 0;
            double scale = 1;
            if (at < text.Length && text[at] == '.')
            {
                at++;
                start = at;
                (fraction, scale) = LeadingFraction(text, ref at);
                digits |= at > start;
            }

            if (!digits)
                return Fail("invalid duration ", null, out error);
            start = at;
            while (at < text.Length && text[at] is not ('.' or (>= '0' and <= '9')))
                at++;
            if (at == start)
                return Fail("missing unit in duration ", null, out error);
            var unit = Unit(text, start, at - start);
            if (unit == 0)
                return Fail("unknown unit ", text.Substring(start, at - start), out error);
            if (value > Limit / unit)
                return Fail("invalid duration ", null, out error);
            value *= unit;
            if (fraction > 0)
            {
                value += (ulong)(fraction * (unit / scale));
                if (value > Limit)
                    return Fail("invalid duration ", null, out error);
            }

            total += value;
            if (total > Limit)
                return Fail("invalid duration ", null, out error);
        }

        if (!negative && total > long.MaxValue)
            return Fail("invalid duration ", null, out error);
        nanoseconds = unchecked(negative ? -(long)total : (long)total);
        return true;

        bool Fail(string reason, string? unit, out string? message)
        {
            message = !wantReason ? null
                : "time: " + reason + (unit is null ? "" : GoQuote.QuoteBytes(unit) + " in duration ") + GoQuote.QuoteBytes(text);
            return false;
        }
    }

    private static (ulong Fraction, double Scale) LeadingFraction(string text, ref int at)
    {
        ulong value = 0;
        double scale = 1;
        var overflow = false;
        for (; at < text.Length && text[at] is >= '0' and <= '9'; at++)
        {
            if (overflow)
                continue;
            if (value > (Limit - 1) / 10)
            {
                overflow = true;
                continue;
            }

            var next = (value * 10) + (ulong)(text[at] - '0');
            if (next > Limit)
            {
                overflow = true;
                continue;
            }

            value = next;
            scale *= 10;
        }

        return (value, scale);
    }

    // Read where it stands: a duration is read very often, and its unit is one or two characters.
    private static ulong Unit(string text, int start, int length) => length switch
    {
        1 => text[start] switch
        {
            's' => 1_000_000_000,
            'm' => 60_000_000_000,
            'h' => 3_600_000_000_000,
            _ => 0,
        },
        2 when text[start + 1] == 's' => text[start] switch
        {
            'n' => 1,
            'u' or '\u00B5' or '\u03BC' => 1_000,
            'm' => 1_000_000,
            _ => 0,
        },
        _ => 0UL,
    };

    private static long LenientUnit(string name)
    {
        const long Second = 1_000_000_000;
        static bool Begins(string name, string word) => name.StartsWith(word, StringComparison.Ordinal);

        return name switch
        {
            "ns" => 1,
            "us" or "\u00B5s" => 1_000,
            "ms" => 1_000_000,
            "s" => Second,
            "m" => 60 * Second,
            "h" or "hr" => 3600 * Second,
            "d" => 24 * 3600 * Second,
            "w" or "wk" => 7 * 24 * 3600 * Second,
            _ when Begins(name, "nano") => 1,
            _ when Begins(name, "micro") => 1_000,
            _ when Begins(name, "milli") => 1_000_000,
            _ when Begins(name, "sec") => Second,
            _ when Begins(name, "min") => 60 * Second,
            _ when Begins(name, "hour") => 3600 * Second,
            _ when Begins(name, "day") => 24 * 3600 * Second,
            _ when Begins(name, "week") => 7 * 24 * 3600 * Second,
            _ => 0,
        };
    }
}
