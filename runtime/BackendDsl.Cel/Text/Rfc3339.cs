using System.Globalization;
using System.Text;

namespace BackendDsl.Cel.Text;

/// <summary>Points in time as text, in the three grammars that a server uses: CEL conversions, CEL values of formatted fields, and format checks.</summary>
public static class Rfc3339
{
    /// <summary>
    /// Reads what <c>time.Parse(time.RFC3339, text)</c> reads, the grammar of CEL's <c>timestamp()</c>: upper-case T and Z; an hour of one digit and a
    /// comma before the fraction are let through, as Go does.
    /// </summary>
    public static bool TryParse(string text, out GoTime time) => TryParse(text, zone: true, out time, out _);

    /// <summary>
    /// Reads a value of format <c>date-time</c> as CEL does: as <see cref="TryParse(string, out GoTime)"/>, or without a zone, then UTC. The empty
    /// text is the start of 1970.
    /// </summary>
    public static bool TryParseFormatted(string text, out GoTime time, out string? error)
    {
        error = null;
        time = default;
        return text.Length == 0 || TryParse(text, zone: true, out time, out _) || TryParse(text, zone: false, out time, out error);
    }

    /// <summary>Reads a value of format <c>date</c>: <c>2006-01-02</c> exactly, at midnight UTC.</summary>
    public static bool TryParseDate(string text, out GoTime time)
    {
        time = default;
        if (text.Length != 10 || !Digits(text, 0, 4, out var year) || text[4] != '-' || !Digits(text, 5, 2, out var month) || text[7] != '-'
            || !Digits(text, 8, 2, out var day) || !IsDate(year, month, day))
        {
            return false;
        }

        time = GoTime.FromDate(year, month, day, 0, 0, 0, 0, 0);
        return true;
    }

    /// <summary>
    /// Whether a text passes the format <c>date-time</c> of a schema: in any case, any character before the fraction, an unchecked offset, and
    /// anything after a second T.
    /// </summary>
    public static bool IsDateTime(string text)
    {
        var at = text.IndexOfAny(['t', 'T']);
        if (at != 10 || !TryParseDate(text.Substring(0, at), out _))
            return false;
        var end = text.IndexOfAny(['t', 'T'], at + 1);
        if (end < 0)
            end = text.Length;
        at++;
        if (end - at < 9 || !Digits(text, at, 2, out var hour) || text[at + 2] != ':' || !Digits(text, at + 3, 2, out var minute) || text[at + 5] != ':'
            || !Digits(text, at + 6, 2, out var second) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        at += 8;

        // Without a fraction what follows is the zone; with one, any character but a line break begins it.
        if (IsZone(text, at, end))
            return true;
        if (text[at] == '\n')
            return false;
        at += CodePoints.IsPair(text, at) ? 2 : 1;
        var fraction = at;
        while (at < end && text[at] is >= '0' and <= '9')
            at++;
        return at > fraction && IsZone(text, at, end);
    }

    /// <summary>Writes RFC 3339 with as many digits of the fraction as needed, in the instant's own zone.</summary>
    public static string Format(GoTime time)
    {
        var text = new StringBuilder(35);
        var year = time.Year;
        text.Append(year < 0 ? "-" : "").Append(Pad(Math.Abs(year), 4)).Append('-').Append(Pad(time.Month, 2)).Append('-').Append(Pad(time.Day, 2));
        text.Append('T').Append(Pad(time.Hour, 2)).Append(':').Append(Pad(time.Minute, 2)).Append(':').Append(Pad(time.Second, 2));
        if (time.Nanoseconds != 0)
            text.Append('.').Append(Pad(time.Nanoseconds, 9).TrimEnd('0'));
        if (time.OffsetSeconds == 0)
            return text.Append('Z').ToString();
        var minutes = time.OffsetSeconds / 60;
        text.Append(minutes < 0 ? '-' : '+');
        minutes = Math.Abs(minutes);
        return text.Append(Pad(minutes / 60, 2)).Append(':').Append(Pad(minutes % 60, 2)).ToString();
    }

    private static bool IsZone(string text, int at, int end) =>
        (end - at == 1 && text[at] is 'z' or 'Z')
        || (end - at == 6 && text[at] is '+' or '-' && Digits(text, at + 1, 2, out _) && text[at + 3] == ':' && Digits(text, at + 4, 2, out _));

    private static string Pad(int value, int width) => value.ToString("D" + width.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool IsDate(int year, int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= GoTime.DaysIn(year, month);

    private static bool Digits(string text, int at, int count, out int value)
    {
        value = 0;
        if (at + count > text.Length)
            return false;
        for (var i = at; i < at + count; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
            value = (value * 10) + text[i] - '0';
        }

        return true;
    }

    private static bool TryParse(string text, bool zone, out GoTime time, out string? error)
    {
        var parser = new Parser(text, zone);
        var good = parser.Run(out time);
        error = parser.Error;
        return good;
    }

    // Follows the layout element by element as Go does, because its message names the element that failed.
    private struct Parser(string text, bool zone)
    {
        private int _at;

        public string? Error { get; private set; }

        public bool Run(out GoTime time)
        {
            time = default;
            if (!Number(4, 4, "2006", out var year) || !Literal('-') || !Number(2, 2, "01", out var month))
                return false;
            if (month is < 1 or > 12)
                return Range("month");
            if (!Literal('-') || !Number(2, 2, "02", out var day) || !Literal('T') || !Number(1, 2, "15", out var hour))
                return false;
            if (hour > 23)
                return Range("hour");
            if (!Literal(':') || !Number(2, 2, "04", out var minute))
                return false;
            if (minute > 59)
                return Range("minute");
            if (!Literal(':') || !Number(2, 2, "05", out var second))
                return false;
            if (second > 59)
                return Range("second");
            var nanoseconds = Fraction();
            var offset = 0;
            if (zone && !Zone(out offset))
                return false;
            if (_at < text.Length)
                return Fail(": extra text: " + GoQuote.QuoteBytes(text.Substring(_at)));
            if (!IsDate(year, month, day))
                return Range("day");
            time = GoTime.FromDate(year, month, day, hour, minute, second, nanoseconds, offset);
            return true;
        }

        private bool Number(int least, int most, string element, out int value)
        {
            value = 0;
            var start = _at;
            while (_at - start < most && _at < text.Length && text[_at] is >= '0' and <= '9')
                value = (value * 10) + text[_at++] - '0';
            if (_at - start >= least)
                return true;
            _at = start;
            return Cannot(element);
        }

        private bool Literal(char c)
        {
            if (_at >= text.Length || text[_at] != c)
                return Cannot(c.ToString());
            _at++;
            return true;
        }

        private int Fraction()
        {
            if (_at + 1 >= text.Length || text[_at] is not ('.' or ',') || text[_at + 1] is < '0' or > '9')
                return 0;
            _at++;
            int value = 0, digits = 0;
            for (; _at < text.Length && text[_at] is >= '0' and <= '9'; _at++, digits++)
            {
                if (digits < 9)
                    value = (value * 10) + text[_at] - '0';
            }

            for (; digits < 9; digits++)
                value *= 10;
            return value;
        }

        private bool Zone(out int offset)
        {
            offset = 0;
            if (_at < text.Length && text[_at] == 'Z')
            {
                _at++;
                return true;
            }

            if (_at + 6 > text.Length || text[_at] is not ('+' or '-') || text[_at + 3] != ':'
                || !Digits(text, _at + 1, 2, out var hours) || !Digits(text, _at + 4, 2, out var minutes))
            {
                return Cannot("Z07:00");
            }

            if (hours > 24)
                return Range("time zone offset hour");
            if (minutes > 60)
                return Range("time zone offset minute");
            offset = ((hours * 60) + minutes) * (text[_at] == '-' ? -60 : 60);
            _at += 6;
            return true;
        }

        private bool Cannot(string element) =>
            Fail($" as \"{(zone ? "2006-01-02T15:04:05Z07:00" : "2006-01-02T15:04:05")}\": cannot parse {GoQuote.QuoteBytes(text.Substring(_at))} as \"{element}\"");

        private bool Range(string element) => Fail($": {element} out of range");

        private bool Fail(string reason)
        {
            Error = "parsing time " + GoQuote.QuoteBytes(text) + reason;
            return false;
        }
    }
}
