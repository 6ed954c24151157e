using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>The parts of times and durations.</summary>
internal static class TimeFunctions
{
    public static void AddTo(FunctionTable table)
    {
        Part(table, "getFullYear", t => t.Year);
        Part(table, "getMonth", t => t.Month - 1);
        Part(table, "getDayOfYear", t => t.DayOfYear - 1);
        Part(table, "getDayOfMonth", t => t.Day - 1);
        Part(table, "getDate", t => t.Day);
        Part(table, "getDayOfWeek", t => t.DayOfWeek);
        Part(table, "getHours", t => t.Hour);
        Part(table, "getMinutes", t => t.Minute);
        Part(table, "getSeconds", t => t.Second);
        Part(table, "getMilliseconds", t => t.Nanoseconds / 1_000_000);
        Whole(table, "getHours", 3_600_000_000_000);
        Whole(table, "getMinutes", 60_000_000_000);
        Whole(table, "getSeconds", 1_000_000_000);
        Whole(table, "getMilliseconds", 1_000_000);
    }

    private static void Part(FunctionTable table, string name, Func<GoTime, int> part)
    {
        table.Member(name, [T.Timestamp], T.Int, (CelFunction1)((Activation _, in CelValue time) => CelValue.Of((long)part(time.Time.WithOffset(0)))));
        table.Member(name, [T.Timestamp, T.String], T.Int, (CelFunction2)((Activation _, in CelValue time, in CelValue zone) => InZone(time.Time, zone.String, part)));
    }

    private static CelValue InZone(GoTime time, string zone, Func<GoTime, int> part)
    {
        if (time.TryInZone(zone, out var local))
            return CelValue.Of((long)part(local));

        // A host without the zone database cannot tell a zone that does not exist from one it does not know.
        return zone.IndexOf('/') >= 0 && !KnowsZones ? CelValue.Unknown : CelValue.Failure("unknown time zone " + zone);
    }

    private static bool KnowsZones { get; } = new GoTime(0).TryInZone("Europe/Paris", out _);

    private static void Whole(FunctionTable table, string name, long unit) =>
        table.Member(name, [T.Duration], T.Int, (CelFunction1)((Activation _, in CelValue span) => CelValue.Of(span.DurationNanoseconds / unit)));
}
