using System.Globalization;
using System.Text;

namespace BackendDsl.Analyzers.Constants;

/// <summary>A time span in the spelling the models give it: whole units from the largest that fits, none of zero.</summary>
internal static class DurationText
{
    private static readonly (string Unit, long Ticks)[] s_units =
        [("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond), ("ms", TimeSpan.TicksPerMillisecond), ("us", 10)];

    public static string Format(TimeSpan span)
    {
        if (span == TimeSpan.Zero)
            return "0s";
        var text = new StringBuilder(span < TimeSpan.Zero ? "-" : "");
        decimal rest = Math.Abs((decimal)span.Ticks);
        foreach (var (unit, ticks) in s_units)
        {
            var count = decimal.Truncate(rest / ticks);
            if (count == 0)
                continue;
            rest -= count * ticks;
            text.Append(count.ToString(CultureInfo.InvariantCulture)).Append(unit);
        }

        if (rest != 0)
            text.Append((rest * 100).ToString(CultureInfo.InvariantCulture)).Append("ns");
        return text.ToString();
    }
}
