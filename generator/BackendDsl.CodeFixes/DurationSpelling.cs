using System.Globalization;
using BackendDsl.Analyzers.Constants;

namespace BackendDsl.CodeFixes;

/// <summary>Reads durations as people write them.</summary>
internal static class DurationSpelling
{
    /// <summary>The same length in the spelling of Kubernetes; null where it cannot be told.</summary>
    public static string? Correct(string text)
    {
        // "00:00:05" and "1.02:03:04" are how .NET prints a time span.
        if (text.Contains(':'))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var clock) && clock > TimeSpan.Zero ? DurationText.Format(clock) : null;

        decimal ticks = 0;
        var at = 0;
        var parts = 0;
        while (Skip(text, ref at))
        {
            var start = at;
            while (at < text.Length && (char.IsDigit(text[at]) || text[at] is '.' or ','))
                at++;
            if (!decimal.TryParse(text.Substring(start, at - start).Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return null;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            start = at;
            while (at < text.Length && (char.IsLetter(text[at]) || text[at] == '\u00b5'))
                at++;
            if (Unit(text.Substring(start, at - start)) is not { } unit || number > 1_000_000_000)
                return null;
            ticks += number * unit;
            parts++;
        }

        // A bare number means seconds to most who write one.
        return parts == 0 || ticks > TimeSpan.MaxValue.Ticks ? null : DurationText.Format(TimeSpan.FromTicks((long)ticks));
    }

    private static bool Skip(string text, ref int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is ',' or '+'))
            at++;
        return at < text.Length;
    }

    private static long? Unit(string unit)
    {
        switch (unit.ToUpperInvariant())
        {
            case "" or "S" or "SEC" or "SECS" or "SECOND" or "SECONDS":
                return TimeSpan.TicksPerSecond;
            case "MS" or "MSEC" or "MSECS" or "MILLI" or "MILLIS" or "MILLISECOND" or "MILLISECONDS":
                return TimeSpan.TicksPerMillisecond;
            case "M" or "MIN" or "MINS" or "MINUTE" or "MINUTES":
                return TimeSpan.TicksPerMinute;
            case "H" or "HR" or "HRS" or "HOUR" or "HOURS":
                return TimeSpan.TicksPerHour;
            case "D" or "DAY" or "DAYS":
                return TimeSpan.TicksPerDay;
            default:
                return null;
        }
    }
}
