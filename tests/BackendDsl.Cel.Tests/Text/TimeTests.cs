using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Tests.Text;

/// <summary>Durations and instants at their edges.</summary>
public sealed class TimeTests
{
    private const long Second = 1_000_000_000;

    [Theory]
    [InlineData("2562047h47m16.854775807s", long.MaxValue)]
    [InlineData("-2562047h47m16.854775808s", long.MinValue)]
    [InlineData("2562047h47m16.854775808s", null)]
    [InlineData("-2562047h47m16.854775809s", null)]
    [InlineData("-9223372036854775809ns", null)]
    [InlineData("9223372036854775807ns1ns", null)]
    [InlineData("-9223372036854775807ns1ns", long.MinValue)]
    [InlineData("92233720368547758080ns", null)]
    [InlineData("9223372036854775.808us", null)]
    [InlineData("-9223372036854775.808us", long.MinValue)]
    [InlineData("0.5ns", 0L)]
    [InlineData("1.9ns", 1L)]
    [InlineData("0.000000001s", 1L)]
    [InlineData("+5s", 5 * Second)]
    [InlineData("-0", 0L)]
    [InlineData("0s", 0L)]
    [InlineData("00s", 0L)]
    [InlineData("1m", 60 * Second)]
    [InlineData("1ms", 1_000_000L)]
    public void Durations_are_read_to_the_last_nanosecond(string text, long? nanoseconds)
    {
        Assert.Equal(nanoseconds is not null, GoDuration.TryParse(text, out var value));
        Assert.Equal(nanoseconds ?? 0, value);
    }

    [Theory]
    [InlineData("00", "missing unit in duration \"00\"")]
    [InlineData("1.5.5s", "missing unit in duration \"1.5.5s\"")]
    [InlineData("--5s", "invalid duration \"--5s\"")]
    [InlineData("+", "invalid duration \"+\"")]
    [InlineData("1s+", "unknown unit \"s+\" in duration \"1s+\"")]
    [InlineData("1n", "unknown unit \"n\" in duration \"1n\"")]
    [InlineData("1xs", "unknown unit \"xs\" in duration \"1xs\"")]
    [InlineData("1sm", "unknown unit \"sm\" in duration \"1sm\"")]
    [InlineData("1S", "unknown unit \"S\" in duration \"1S\"")]
    [InlineData("1sec", "unknown unit \"sec\" in duration \"1sec\"")]
    [InlineData("1h 5m", "unknown unit \"h \" in duration \"1h 5m\"")]
    public void What_is_no_duration_is_told(string text, string reason)
    {
        Assert.False(GoDuration.TryParse(text, out _, out var error));
        Assert.Equal("time: " + reason, error);
    }

    [Theory]
    [InlineData("about 5 sec", 5 * Second)]
    [InlineData("5sec3", 5 * Second)]
    [InlineData("3 foo 5s", 5 * Second)]
    [InlineData("3 foo", null)]
    [InlineData("5", null)]
    [InlineData("5_s", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999 s", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("1 s 99999999999999999999 s", null)]
    [InlineData("1 S", Second)]
    [InlineData("1\t\n\f\rs", Second)]
    [InlineData("1 nanosecond", 1L)]
    [InlineData("2 micros", 2000L)]
    [InlineData("3 millis", 3_000_000L)]
    [InlineData("2 us", 2000L)]
    [InlineData("2 µs", 2000L)]
    [InlineData("2 ms", 2_000_000L)]
    [InlineData("2 ns", 2L)]
    [InlineData("5 minutes", 300 * Second)]
    [InlineData("1 hr", 3600 * Second)]
    [InlineData("6 hours", 6 * 3600 * Second)]
    [InlineData("1 d", 86400 * Second)]
    [InlineData("7 days", 7 * 86400 * Second)]
    [InlineData("1 wk", 7 * 86400 * Second)]
    [InlineData("2 weeks", 14 * 86400 * Second)]
    [InlineData("1 w 1 d 1 h 1 m 1 s 0 ms", ((((8 * 24) + 1) * 60) + 1) * 60 * Second + Second)]
    [InlineData("1.5 d", 5 * 86400 * Second)]
    [InlineData("-3 d", 3 * 86400 * Second)]
    public void Formats_take_any_number_with_a_unit(string text, long? nanoseconds)
    {
        Assert.Equal(nanoseconds is not null, GoDuration.TryParseLenient(text, out var value));
        Assert.Equal(nanoseconds ?? 0, value);
    }

    [Theory]
    [InlineData(1500, "0.0000015s", 0.0000015)]
    [InlineData(-1, "-0.000000001s", -0.000000001)]
    [InlineData(90_500_000_000, "90.5s", 90.5)]
    public void Seconds_are_written(long nanoseconds, string text, double seconds)
    {
        Assert.Equal(text, GoDuration.FormatSeconds(nanoseconds));
        Assert.Equal(seconds, GoDuration.Seconds(nanoseconds));
    }

    [Theory]
    [InlineData("2020-01-01T23:59:59Z", true)]
    [InlineData("2020-01-01T24:00:00Z", false)]
    [InlineData("2020-01-01T00:59:00Z", true)]
    [InlineData("2020-01-01T00:60:00Z", false)]
    [InlineData("2020-12-31T00:00:00Z", true)]
    [InlineData("2020-13-01T00:00:00Z", false)]
    [InlineData("2020-00-01T00:00:00Z", false)]
    [InlineData("2020-01-00T00:00:00Z", false)]
    [InlineData("2020-04-30T00:00:00Z", true)]
    [InlineData("2020-04-31T00:00:00Z", false)]
    [InlineData("2021-02-29T00:00:00Z", false)]
    [InlineData("2100-02-29T00:00:00Z", false)]
    [InlineData("2000-02-29T00:00:00Z", true)]
    [InlineData("0000-01-01T00:00:00Z", true)]
    [InlineData("2020-01-01T00:00:00+24:00", true)]
    [InlineData("2020-01-01T00:00:00+00:61", false)]
    [InlineData("2020-01-01T00:00:00+0:00", false)]
    [InlineData("2020-01-01T00:00:00+00-00", false)]
    [InlineData("2020-01-01T00:00:00+00:0", false)]
    [InlineData("2020-01-01T00:00:00Z ", false)]
    [InlineData("2020-01-01T00:00:0Z", false)]
    [InlineData("2020-01-01T00:0:00Z", false)]
    [InlineData("2020-01-01T:00:00Z", false)]
    [InlineData("2020-01-01T00:00:00.", false)]
    [InlineData("2020-01-01T00:00:00.x", false)]
    [InlineData("20200-01-01T00:00:00Z", false)]
    public void Instants_have_limits(string text, bool good) => Assert.Equal(good, Rfc3339.TryParse(text, out _));

    [Theory]
    [InlineData("2020-01-01T00:00:00", "2020-01-01T00:00:00Z")]
    [InlineData("2020-01-01T00:00:00.5", "2020-01-01T00:00:00.5Z")]
    [InlineData("2020-01-01T00:00:00.123456789", "2020-01-01T00:00:00.123456789Z")]
    [InlineData("2020-01-01T00:00:00.000000001Z", "2020-01-01T00:00:00.000000001Z")]
    [InlineData("2020-01-01T00:00:00.1000Z", "2020-01-01T00:00:00.1Z")]
    [InlineData("2020-01-01T00:00:00-01:30", "2020-01-01T00:00:00-01:30")]
    [InlineData("2020-01-01T00:00:00-00:30", "2020-01-01T00:00:00-00:30")]
    [InlineData("", "1970-01-01T00:00:00Z")]
    public void Values_of_fields_need_no_zone(string text, string written)
    {
        Assert.True(Rfc3339.TryParseFormatted(text, out var time, out var error), error);
        Assert.Equal(text.Length == 0 ? default : time, time);
        Assert.Equal(written, text.Length == 0 ? new GoTime(0).ToString() : time.ToString());
    }

    [Theory]
    [InlineData("2020-01-32T00:00:00", ": day out of range")]
    [InlineData("2020-01-01T24:00:00", ": hour out of range")]
    [InlineData("2020-01-01T00:60:00", ": minute out of range")]
    [InlineData("2020-01-01T00:00:60", ": second out of range")]
    [InlineData("2020-1-01T00:00:00", " as \"2006-01-02T15:04:05\": cannot parse \"1-01T00:00:00\" as \"01\"")]
    [InlineData("2020-01-1T00:00:00", " as \"2006-01-02T15:04:05\": cannot parse \"1T00:00:00\" as \"02\"")]
    [InlineData("2020/01-01T00:00:00", " as \"2006-01-02T15:04:05\": cannot parse \"/01-01T00:00:00\" as \"-\"")]
    [InlineData("2020-01-01Tx", " as \"2006-01-02T15:04:05\": cannot parse \"x\" as \"15\"")]
    [InlineData("2020-01-01T00", " as \"2006-01-02T15:04:05\": cannot parse \"\" as \":\"")]
    [InlineData("2020-01-01T00:x", " as \"2006-01-02T15:04:05\": cannot parse \"x\" as \"04\"")]
    [InlineData("2020-01-01T00:00:x", " as \"2006-01-02T15:04:05\": cannot parse \"x\" as \"05\"")]
    public void What_is_no_instant_is_told(string text, string reason)
    {
        Assert.False(Rfc3339.TryParseFormatted(text, out _, out var error));
        Assert.Equal($"parsing time \"{text}\"{reason}", error);
    }

    [Theory]
    [InlineData("2024-12-31", true)]
    [InlineData("2024-02-30", false)]
    [InlineData("2024-13-01", false)]
    [InlineData("2024-00-01", false)]
    [InlineData("2024-01-00", false)]
    [InlineData("2024/01-01", false)]
    [InlineData("2024-01/01", false)]
    [InlineData("2024-01-1x", false)]
    [InlineData("2024-1-001", false)]
    [InlineData("2024-01-011", false)]
    [InlineData("202x-01-01", false)]
    public void Dates_are_exact(string text, bool good)
    {
        Assert.Equal(good, Rfc3339.TryParseDate(text, out var time));
        if (good)
            Assert.Equal(text + "T00:00:00Z", time.ToString());
    }

    [Theory]
    [InlineData("2020-01-01T10:00:00Z", true)]
    [InlineData("2020-01-01T23:59:59+00:00", true)]
    [InlineData("2020-01-01T24:00:00Z", false)]
    [InlineData("2020-01-01T00:60:00Z", false)]
    [InlineData("2020-01-01T00:00:00.1-99:99", true)]
    [InlineData("2020-01-01T00:00:00", false)]
    [InlineData("2020-01-01T00:00:0Z", false)]
    [InlineData("2020-01-01T00-00:00Z", false)]
    [InlineData("2020-01-01T00:00-00Z", false)]
    [InlineData("2020-01-01T00:00:00.1", false)]
    [InlineData("2020-01-01T00:00:00.1ZZ", false)]
    [InlineData("2020-01-01T00:00:00+0000", false)]
    [InlineData("2020-01-01T00:00:00+00-00", false)]
    [InlineData("20200-01-01T00:00:00Z", false)]
    [InlineData("2020-01-32T00:00:00Z", false)]
    public void Checks_of_formats_have_their_own_grammar(string text, bool good) => Assert.Equal(good, Rfc3339.IsDateTime(text));

    [Fact]
    public void An_instant_has_the_fields_of_its_zone()
    {
        Assert.True(Rfc3339.TryParse("2020-12-31T23:30:15.5-01:00", out var time));
        Assert.Equal((2020, 12, 31, 23, 30, 15, 366, 4), (time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, time.DayOfYear, time.DayOfWeek));
        var utc = time.WithOffset(0);
        Assert.Equal((2021, 1, 1, 0, 30, 1, 5), (utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.DayOfYear, utc.DayOfWeek));
        Assert.True(time == utc && !(time != utc) && time.Equals((object)utc) && time.GetHashCode() == utc.GetHashCode());
        Assert.True(Rfc3339.TryParse("1969-12-31T23:59:59.25Z", out var before));
        Assert.Equal((-1L, 250_000_000, 23, 59, 59, 3), (before.UnixSeconds, before.Nanoseconds, before.Hour, before.Minute, before.Second, before.DayOfWeek));
        Assert.True(before < time && time > before && before <= time && time >= before && before <= before.WithOffset(60) && !(before < before.WithOffset(60)));
        Assert.NotEqual(new GoTime(1, 0).GetHashCode(), new GoTime(0, 1).GetHashCode());
        Assert.False(new GoTime(1, 5).Equals(new GoTime(1, 6)) || new GoTime(1, 5).Equals(new GoTime(2, 5)) || new GoTime(1, 5).Equals("1"));
        Assert.True(new GoTime(1, 5) < new GoTime(1, 6) && new GoTime(1, 6) < new GoTime(2, 0));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("UTC", 0)]
    [InlineData("Local", 0)]
    [InlineData("02:00", 7200)]
    [InlineData("+02:30", 9000)]
    [InlineData("-02:30", -9000)]
    [InlineData("-00:30", -1800)]
    [InlineData("00:60", 3600)]
    [InlineData("100000:00", 360_000_000)]
    [InlineData("100001:00", null)]
    [InlineData("-100001:00", null)]
    [InlineData("00:1000000", 60_000_000)]
    [InlineData("00:1000001", null)]
    [InlineData(":30", null)]
    [InlineData("1:", null)]
    [InlineData("Europe/Nowhere", null)]
    public void A_zone_is_a_name_or_a_distance(string zone, int? offset)
    {
        var time = new GoTime(0, 5, 3600);
        Assert.Equal(offset is not null, time.TryInZone(zone, out var result));
        Assert.Equal((offset ?? 3600, 0L, 5), (result.OffsetSeconds, result.UnixSeconds, result.Nanoseconds));
    }

    [Theory]
    [InlineData(0, 0, 1, 0, 1)]
    [InlineData(0, 0, -1, -1, 999_999_999)]
    [InlineData(0, 999_999_999, 1, 1, 0)]
    [InlineData(0, 999_999_998, 1, 0, 999_999_999)]
    [InlineData(5, 0, -1_000_000_000, 4, 0)]
    [InlineData(5, 5, -5, 5, 0)]
    [InlineData(5, 5, -6, 4, 999_999_999)]
    public void Nanoseconds_carry(long seconds, int nanoseconds, long added, long sum, int rest)
    {
        Assert.True(new GoTime(seconds, nanoseconds, 60).TryAdd(added, out var result));
        Assert.Equal((sum, rest, 60), (result.UnixSeconds, result.Nanoseconds, result.OffsetSeconds));
        Assert.True(result.TrySubtract(new(seconds, nanoseconds), out var difference));
        Assert.Equal(added, difference);
    }

    [Fact]
    public void Differences_and_years_have_limits()
    {
        Assert.True(new GoTime(9223372036, 854775807).TrySubtract(default, out var most));
        Assert.Equal(long.MaxValue, most);
        Assert.False(new GoTime(9223372036, 854775808).TrySubtract(default, out most));
        Assert.Equal(0, most);
        Assert.True(new GoTime(-9223372037, 145224192).TrySubtract(default, out var least));
        Assert.Equal(long.MinValue, least);
        Assert.False(new GoTime(-9223372037, 145224191).TrySubtract(default, out _));
        Assert.True(new GoTime(GoTime.MinUnixSeconds).IsInCelRange && new GoTime(GoTime.MaxUnixSeconds, 999_999_999).IsInCelRange);
        Assert.False(new GoTime(GoTime.MinUnixSeconds - 1).IsInCelRange || new GoTime(GoTime.MaxUnixSeconds + 1).IsInCelRange);
        Assert.False(new GoTime(GoTime.MaxUnixSeconds + 1).TryInZone("Europe/Paris", out _));
    }
}
