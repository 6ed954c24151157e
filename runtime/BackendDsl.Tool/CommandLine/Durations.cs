using System.Globalization;

namespace BackendDsl.Tool.CommandLine;

/// <summary>Times of a command line: <c>30s</c>, <c>2m</c>, <c>500ms</c>.</summary>
internal static class Durations
{
    /// <summary>The time; nothing where none is given.</summary>
    /// <exception cref="UsageException">It is none, or longer than an hour.</exception>
    public static TimeSpan Parse(string option, string? text)
    {
        if (text is null)
            return TimeSpan.Zero;
        var unit = text.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.');
        if (double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            double? seconds = unit switch { "ms" => number / 1000, "s" or "" => number, "m" => number * 60, "h" => number * 3600, _ => null };
            if (seconds is >= 0 and <= 3600)
                return TimeSpan.FromSeconds(seconds.Value);
        }

        throw new UsageException($"{option}: '{text}' is no time such as 30s or 2m, an hour at most");
    }
}
