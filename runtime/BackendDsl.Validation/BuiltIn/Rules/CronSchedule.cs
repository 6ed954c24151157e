using System.Globalization;
using BackendDsl.Cel.Text;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Schedules in cron's notation, with the server's words for what is none.</summary>
internal static class CronSchedule
{
    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] s_days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly (int Least, int Most, string[] Names)[] s_fields = [(0, 59, []), (0, 23, []), (1, 31, []), (1, 12, s_months), (0, 6, s_days)];

    /// <summary>What is wrong; null for a good schedule.</summary>
    public static string? ErrorOf(string schedule)
    {
        if (schedule.Length == 0)
            return "empty spec string";
        if (schedule.StartsWith("TZ=", StringComparison.Ordinal) || schedule.StartsWith("CRON_TZ=", StringComparison.Ordinal))
        {
            var space = schedule.IndexOf(' ');
            var equals = schedule.IndexOf('=');
            var zone = schedule.Substring(equals + 1, (space < 0 ? schedule.Length : space) - equals - 1);
            if (zone is not ("" or "UTC" or "Local") && !TimeZones.IsKnown(zone))
                return $"provided bad location {zone}: unknown time zone {zone}";
            schedule = space < 0 ? "" : schedule.Substring(space).Trim();
        }

        if (schedule.StartsWith("@", StringComparison.Ordinal))
            return Descriptor(schedule);
        var fields = schedule.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5)
            return $"expected exactly 5 fields, found {fields.Length.ToString(CultureInfo.InvariantCulture)}: [{string.Join(" ", fields)}]";
        for (var i = 0; i < fields.Length; i++)
        {
            foreach (var range in fields[i].Split([','], StringSplitOptions.RemoveEmptyEntries))
            {
                if (Range(range, s_fields[i]) is { } error)
                    return error;
            }
        }

        return null;
    }

    private static string? Descriptor(string text)
    {
        if (text is "@yearly" or "@annually" or "@monthly" or "@weekly" or "@daily" or "@midnight" or "@hourly")
            return null;
        const string Every = "@every ";
        if (!text.StartsWith(Every, StringComparison.Ordinal))
            return "unrecognized descriptor: " + text;
        var duration = text.Substring(Every.Length);
        return GoDuration.TryParse(duration, out _, out var error) ? null : $"failed to parse duration {text}: {error}";
    }

    private static string? Range(string text, (int Least, int Most, string[] Names) field)
    {
        var parts = text.Split('/');
        var ends = parts[0].Split('-');
        int start, end, step;
        if (ends[0] is "*" or "?")
        {
            (start, end) = (field.Least, field.Most);
        }
        else
        {
            if (Number(ends[0], field.Names, field.Least, out start) is { } error)
                return error;
            end = start;
            if (ends.Length == 2 && Number(ends[1], field.Names, field.Least, out end) is { } second)
                return second;
            if (ends.Length > 2)
                return "too many hyphens: " + text;
        }

        switch (parts.Length)
        {
            case 1:
                step = 1;
                break;
            case 2:
                if (Number(parts[1], [], 0, out step) is { } error)
                    return error;
                // "N/step" runs to the end.
                if (ends.Length == 1)
                    end = field.Most;
                break;
            default:
                return "too many slashes: " + text;
        }

        if (start < field.Least)
            return $"beginning of range ({start}) below minimum ({field.Least}): {text}";
        if (end > field.Most)
            return $"end of range ({end}) above maximum ({field.Most}): {text}";
        if (start > end)
            return $"beginning of range ({start}) beyond end of range ({end}): {text}";
        return step == 0 ? "step of range should be a positive number: " + text : null;
    }

    private static string? Number(string text, string[] names, int first, out int number)
    {
        var name = Array.IndexOf(names, text.ToLowerInvariant());
        number = first + name;
        if (name >= 0)
            return null;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            var digits = text.TrimStart('+', '-');
            var why = digits.Length > 18 && digits.All(c => c is >= '0' and <= '9') ? "value out of range" : "invalid syntax";
            return $"failed to parse int from {text}: strconv.Atoi: parsing {GoQuote.Quote(text)}: {why}";
        }

        number = (int)Math.Min(value, int.MaxValue);
        return value < 0 ? $"negative number ({value}) not allowed: {text}" : null;
    }
}
