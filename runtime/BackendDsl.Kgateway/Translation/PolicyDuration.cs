using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Durations as the schema lets them through: up to four groups of at most five digits and one of h, m, s, ms, added up.</summary>
internal static class PolicyDuration
{
    public static bool TryParse(string text, out Duration? duration)
    {
        long milliseconds = 0;
        var groups = 0;
        var i = 0;
        while (i < text.Length)
        {
            long number = 0;
            var start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
                number = (number * 10) + (text[i++] - '0');
            if (i == start || i - start > 5 || ++groups > 4)
                return Refuse(out duration);
            var unit = Unit(text, ref i);
            if (unit == 0)
                return Refuse(out duration);
            milliseconds += number * unit;
        }

        duration = new() { Seconds = milliseconds / 1000, Nanos = (int)(milliseconds % 1000) * 1_000_000 };
        return groups > 0;
    }

    private static long Unit(string text, ref int at)
    {
        var unit = at < text.Length ? text[at++] : '\0';
        if (unit == 'm' && at < text.Length && text[at] == 's')
        {
            at++;
            return 1;
        }

        return unit switch { 'h' => 3_600_000, 'm' => 60_000, 's' => 1000, _ => 0 };
    }

    private static bool Refuse(out Duration? duration)
    {
        duration = null;
        return false;
    }
}
