namespace BackendDsl.Cel.Text;

/// <summary>An instant with nanoseconds and the offset of the zone it was written in. Equality and order are those of the instant.</summary>
public readonly struct GoTime : IEquatable<GoTime>, IComparable<GoTime>
{
    /// <summary>The first second of year 1, the least that CEL allows.</summary>
    public const long MinUnixSeconds = -62135596800;

    /// <summary>The last second of year 9999, the most that CEL allows.</summary>
    public const long MaxUnixSeconds = 253402300799;

    /// <summary>An instant.</summary>
    /// <param name="unixSeconds">Seconds since 1970, rounded down.</param>
    /// <param name="nanoseconds">0 to 999,999,999 after that.</param>
    /// <param name="offsetSeconds">The zone's distance from UTC, east positive.</param>
    public GoTime(long unixSeconds, int nanoseconds = 0, int offsetSeconds = 0)
    {
        UnixSeconds = unixSeconds;
        Nanoseconds = nanoseconds;
        OffsetSeconds = offsetSeconds;
    }

    /// <summary>Seconds since 1970, rounded down.</summary>
    public long UnixSeconds { get; }

    /// <summary>Nanoseconds within the second.</summary>
    public int Nanoseconds { get; }

    /// <summary>The zone's distance from UTC in seconds, east positive.</summary>
    public int OffsetSeconds { get; }

    /// <summary>Within the years 1 to 9999 in UTC, what CEL allows.</summary>
    public bool IsInCelRange => UnixSeconds is >= MinUnixSeconds and <= MaxUnixSeconds;

    /// <summary>The year in the instant's own zone.</summary>
    public int Year => Date.Year;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => Date.Month;

    /// <summary>The day of the month, 1 to 31.</summary>
    public int Day => Date.Day;

    /// <summary>The day of the year, 1 to 366.</summary>
    public int DayOfYear => (int)(Days - DaysFromCivil(Year, 1, 1)) + 1;

    /// <summary>The day of the week, Sunday is 0.</summary>
    public int DayOfWeek => (int)Modulo(Days + 4, 7);

    /// <summary>The hour, 0 to 23.</summary>
    public int Hour => (int)(SecondOfDay / 3600);

    /// <summary>The minute, 0 to 59.</summary>
    public int Minute => (int)(SecondOfDay / 60 % 60);

    /// <summary>The second, 0 to 59.</summary>
    public int Second => (int)(SecondOfDay % 60);

    private long LocalSeconds => UnixSeconds + OffsetSeconds;

    private long Days => FloorDivide(LocalSeconds, 86400);

    private long SecondOfDay => Modulo(LocalSeconds, 86400);

    private (int Year, int Month, int Day) Date => CivilFromDays(Days);

    /// <summary>An instant from a date and time of day in a zone.</summary>
    public static GoTime FromDate(int year, int month, int day, int hour, int minute, int second, int nanoseconds, int offsetSeconds) =>
        new((DaysFromCivil(year, month, day) * 86400) + (hour * 3600) + (minute * 60) + second - offsetSeconds, nanoseconds, offsetSeconds);

    /// <summary>The days of a month.</summary>
    public static int DaysIn(int year, int month) =>
        month == 2 ? (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28) : month is 4 or 6 or 9 or 11 ? 30 : 31;

    /// <summary>The same instant with another offset.</summary>
    public GoTime WithOffset(int offsetSeconds) => new(UnixSeconds, Nanoseconds, offsetSeconds);

    /// <summary>
    /// The same instant in a zone as CEL names it: empty, <c>UTC</c> or <c>Local</c> (a server runs in UTC), <c>+02:00</c>, <c>-09:30</c>, <c>02:00</c>, or an IANA name if the host knows
    /// it (hosts without IANA names know only UTC and offsets).
    /// </summary>
    public bool TryInZone(string zone, out GoTime result)
    {
        result = this;
        if (zone is "" or "UTC" or "Local")
        {
            result = WithOffset(0);
            return true;
        }

        if (zone.IndexOf(':') is >= 0 and var colon)
        {
            var negative = zone[0] == '-';
            if (!GoNumber.TryParseInt64(zone.Substring(0, colon), out var hours) || !GoNumber.TryParseInt64(zone.Substring(colon + 1), out var minutes)
                || Math.Abs((double)hours) > 100_000 || Math.Abs((double)minutes) > 1_000_000)
            {
                return false;
            }

            result = WithOffset((int)((hours * 3600) + (negative ? -minutes * 60 : minutes * 60)));
            return true;
        }

        try
        {
            var info = TimeZoneInfo.FindSystemTimeZoneById(zone);

            // The server minds the case of zones, which are names of files there.
            var isOtherCase = info.Id != zone && string.Equals(info.Id, zone, StringComparison.OrdinalIgnoreCase);
            if (isOtherCase || !IsInCelRange)
                return false;
            var utc = new DateTime(621355968000000000 + (UnixSeconds * 10_000_000), DateTimeKind.Utc);
            result = WithOffset((int)info.GetUtcOffset(utc).TotalSeconds);
            return true;
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException or IOException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The instant later by so many nanoseconds; false if that leaves the years CEL allows.</summary>
    public bool TryAdd(long nanoseconds, out GoTime result)
    {
        var seconds = UnixSeconds + (nanoseconds / 1_000_000_000);
        var rest = Nanoseconds + (int)(nanoseconds % 1_000_000_000);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + 1_000_000_000);
        else if (rest >= 1_000_000_000)
            (seconds, rest) = (seconds + 1, rest - 1_000_000_000);
        result = new(seconds, rest, OffsetSeconds);
        return result.IsInCelRange;
    }

    /// <summary>The nanoseconds from the other instant to this one; false if they do not fit.</summary>
    public bool TrySubtract(GoTime other, out long nanoseconds)
    {
        var seconds = (decimal)UnixSeconds - other.UnixSeconds;
        var total = (seconds * 1_000_000_000) + Nanoseconds - other.Nanoseconds;
        if (total is < long.MinValue or > long.MaxValue)
        {
            nanoseconds = 0;
            return false;
        }

        nanoseconds = (long)total;
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(GoTime other) =>
        UnixSeconds != other.UnixSeconds ? UnixSeconds.CompareTo(other.UnixSeconds) : Nanoseconds.CompareTo(other.Nanoseconds);

    /// <inheritdoc/>
    public bool Equals(GoTime other) => UnixSeconds == other.UnixSeconds && Nanoseconds == other.Nanoseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GoTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashMix.Of(UnixSeconds.GetHashCode(), Nanoseconds);

    /// <summary>RFC 3339 with as many digits of the fraction as needed, in the instant's own zone: Go's <c>time.RFC3339Nano</c>.</summary>
    public override string ToString() => Rfc3339.Format(this);

    /// <summary>The same instant.</summary>
    public static bool operator ==(GoTime left, GoTime right) => left.Equals(right);

    /// <summary>Another instant.</summary>
    public static bool operator !=(GoTime left, GoTime right) => !left.Equals(right);

    /// <summary>Earlier.</summary>
    public static bool operator <(GoTime left, GoTime right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(GoTime left, GoTime right) => left.CompareTo(right) > 0;

    /// <summary>Not later.</summary>
    public static bool operator <=(GoTime left, GoTime right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(GoTime left, GoTime right) => left.CompareTo(right) >= 0;

    private static long FloorDivide(long value, long by) => value >= 0 ? value / by : -((-value + by - 1) / by);

    private static long Modulo(long value, long by) => value - (FloorDivide(value, by) * by);

    // Days since 1970-01-01 in the proleptic Gregorian calendar; a year is counted from March, so that the leap day is its last.
    private static long DaysFromCivil(int year, int month, int day)
    {
        long y = month <= 2 ? year - 1 : year;
        var era = FloorDivide(y, 400);
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        return (era * 146097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719468;
    }

    private static (int Year, int Month, int Day) CivilFromDays(long days)
    {
        days += 719468;
        var era = FloorDivide(days, 146097);
        var dayOfEra = days - (era * 146097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * shifted) + 2) / 5)) + 1;
        var month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        return ((int)(yearOfEra + (era * 400)) + (month <= 2 ? 1 : 0), month, day);
    }
}
