using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Tests.Text;

public class NumberAndTimeTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("+0", 0)]
    [InlineData("1h30m", 5_400_000_000_000)]
    [InlineData("-1.5h", -5_400_000_000_000)]
    [InlineData(".5s", 500_000_000)]
    [InlineData("1.s", 1_000_000_000)]
    [InlineData("1µs", 1000)]
    [InlineData("1μs", 1000)]
    [InlineData("0.100000000000000000000h", 360_000_000_000)]
    [InlineData("0.9223372036854775807h", 3_320_413_933_267)]
    [InlineData("9223372036854775807ns", long.MaxValue)]
    [InlineData("-9223372036854775808ns", long.MinValue)]
    [InlineData("-9223372036.854775808s", long.MinValue)]
    [InlineData("1ns1us1ms", 1_001_001)]
    public void Reads_durations(string text, long nanoseconds)
    {
        Assert.True(GoDuration.TryParse(text, out var value));
        Assert.Equal(nanoseconds, value);
    }

    [Theory]
    [InlineData("", "time: invalid duration \"\"")]
    [InlineData("3", "time: missing unit in duration \"3\"")]
    [InlineData("-", "time: invalid duration \"-\"")]
    [InlineData("s", "time: invalid duration \"s\"")]
    [InlineData(".", "time: invalid duration \".\"")]
    [InlineData("-.s", "time: invalid duration \"-.s\"")]
    [InlineData("1d", "time: unknown unit \"d\" in duration \"1d\"")]
    [InlineData("1 h", "time: unknown unit \" h\" in duration \"1 h\"")]
    [InlineData("\"é", "time: invalid duration \"\\\"\\xc3\\xa9\"")]
    [InlineData("9223372036854775808ns", "time: invalid duration \"9223372036854775808ns\"")]
    [InlineData("9223372036854ms775us808ns", "time: invalid duration \"9223372036854ms775us808ns\"")]
    [InlineData("320000000000s", "time: invalid duration \"320000000000s\"")]
    public void Refuses_durations_in_the_words_of_Go(string text, string reason)
    {
        Assert.False(GoDuration.TryParse(text, out _, out var error));
        Assert.Equal(reason, error);
    }

    [Theory]
    [InlineData(0, "0s", "0s")]
    [InlineData(1, "1ns", "0.000000001s")]
    [InlineData(1100, "1.1µs", "0.0000011s")]
    [InlineData(2_200_000, "2.2ms", "0.0022s")]
    [InlineData(3_300_000_000, "3.3s", "3.3s")]
    [InlineData(3_600_000_000_000, "1h0m0s", "3600s")]
    [InlineData(-90_000_000_000, "-1m30s", "-90s")]
    [InlineData(long.MaxValue, "2562047h47m16.854775807s", "9223372036.854776s")]
    [InlineData(long.MinValue, "-2562047h47m16.854775808s", "-9223372036.854776s")]
    public void Writes_durations(long nanoseconds, string text, string seconds)
    {
        Assert.Equal(text, GoDuration.Format(nanoseconds));
        Assert.Equal(seconds, GoDuration.FormatSeconds(nanoseconds));
    }

    [Theory]
    [InlineData("1d", 86_400_000_000_000)]
    [InlineData("1.5 d", 432_000_000_000_000)]
    [InlineData("1M", 60_000_000_000)]
    [InlineData("99999999999h", -5_533_423_526_976_806_912)]
    [InlineData("1w 2 days", 777_600_000_000_000)]
    public void Reads_lenient_durations(string text, long nanoseconds)
    {
        Assert.True(GoDuration.TryParseLenient(text, out var value));
        if (text != "99999999999h")
            Assert.Equal(nanoseconds, value);
        else
            Assert.Equal(unchecked(99999999999L * 3_600_000_000_000L), value);
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z")]
    [InlineData("2020-01-01T02:00:00+02:00", "2020-01-01T02:00:00+02:00")]
    [InlineData("2020-01-01T00:00:00,5Z", "2020-01-01T00:00:00.5Z")]
    [InlineData("2020-01-01T1:02:03Z", "2020-01-01T01:02:03Z")]
    [InlineData("2020-02-29T23:59:59.123456789987-09:30", "2020-02-29T23:59:59.123456789-09:30")]
    [InlineData("0001-01-01T00:00:00+00:00", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z")]
    [InlineData("2020-01-01T00:00:00+24:60", "2020-01-01T00:00:00+25:00")]
    public void Reads_and_writes_instants(string text, string written)
    {
        Assert.True(Rfc3339.TryParse(text, out var time));
        Assert.Equal(written, time.ToString());
    }

    [Theory]
    [InlineData("2020-01-01")]
    [InlineData("2020-01-01t00:00:00z")]
    [InlineData("2020-01-01T00:00:00")]
    [InlineData("2020-01-01T00:00:00+25:00")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2020-02-30T00:00:00Z")]
    [InlineData("2020-1-01T00:00:00Z")]
    [InlineData("2020-01-01T00:00:00.Z")]
    [InlineData("10000-01-01T00:00:00Z")]
    [InlineData("")]
    public void Refuses_instants(string text) => Assert.False(Rfc3339.TryParse(text, out _));

    [Theory]
    [InlineData("2020-01-01T00:00:00+99:99", "parsing time \"2020-01-01T00:00:00+99:99\": extra text: \"+99:99\"")]
    [InlineData("2020-01-01T00:00:00ZTjunk", "parsing time \"2020-01-01T00:00:00ZTjunk\": extra text: \"ZTjunk\"")]
    [InlineData("2020-01-01t00:00:00z", "parsing time \"2020-01-01t00:00:00z\" as \"2006-01-02T15:04:05\": cannot parse \"t00:00:00z\" as \"T\"")]
    [InlineData("2020-13-01T00:00:00", "parsing time \"2020-13-01T00:00:00\": month out of range")]
    [InlineData("x", "parsing time \"x\" as \"2006-01-02T15:04:05\": cannot parse \"x\" as \"2006\"")]
    public void Explains_formatted_times_as_the_server_does(string text, string reason)
    {
        Assert.False(Rfc3339.TryParseFormatted(text, out _, out var error));
        Assert.Equal(reason, error);
    }

    [Fact]
    public void Knows_the_calendar()
    {
        Assert.True(Rfc3339.TryParse("2009-02-13T23:31:30.123Z", out var time));
        Assert.Equal((2009, 2, 13, 23, 31, 30, 44, 5), (time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, time.DayOfYear, time.DayOfWeek));
        Assert.Equal(1234567890, time.UnixSeconds);
        Assert.True(time.TryInZone("-09:30", out var zoned));
        Assert.Equal((14, 1), (zoned.Hour, zoned.Minute));
        Assert.True(time.TryInZone("02:00", out zoned));
        Assert.Equal(1, zoned.Hour);
        Assert.False(time.TryInZone("No/Where", out _));
        Assert.False(time.TryInZone("a:b", out _));
        Assert.False(time.TryInZone("utc", out _));
        Assert.False(time.TryInZone("europe/paris", out _));
        for (var day = -800_000; day < 2_932_896; day += 997)
        {
            var instant = new GoTime(day * 86400L);
            if (day >= -719162)
                Assert.Equal(new DateTime(1970, 1, 1).AddDays(day).ToString("yyyy-MM-dd"), instant.ToString()[..10]);
            Assert.Equal(instant, GoTime.FromDate(instant.Year, instant.Month, instant.Day, 0, 0, 0, 0, 0));
        }
    }

    [Fact]
    public void Calculates_with_instants_within_the_limits()
    {
        Assert.True(Rfc3339.TryParse("9999-12-31T23:59:59.999999999Z", out var last));
        Assert.False(last.TryAdd(1, out _));
        Assert.True(Rfc3339.TryParse("0001-01-01T00:00:01.000000001Z", out var first));
        Assert.True(first.TryAdd(-999_999_999, out var earlier));
        Assert.Equal("0001-01-01T00:00:00.000000002Z", earlier.ToString());
        Assert.False(last.TrySubtract(first, out _));
        Assert.True(first.TrySubtract(earlier, out var difference));
        Assert.Equal(999_999_999, difference);
    }

    [Theory]
    [InlineData("0", true, 0)]
    [InlineData("+5", true, 5)]
    [InlineData("-9223372036854775808", true, long.MinValue)]
    [InlineData("9223372036854775808", false, 0)]
    [InlineData("007", true, 7)]
    [InlineData("", false, 0)]
    [InlineData("-", false, 0)]
    [InlineData(" 5", false, 0)]
    [InlineData("1_0", false, 0)]
    [InlineData("0x10", false, 0)]
    [InlineData("٣", false, 0)]
    public void Reads_integers(string text, bool good, long expected)
    {
        Assert.Equal(good, GoNumber.TryParseInt64(text, out var value));
        if (good)
            Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("0x1p4", 16)]
    [InlineData("0X1.8P-1", 0.75)]
    [InlineData("1_000", 1000)]
    [InlineData("0x_1p4", 16)]
    [InlineData("1e1_0", 1e10)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("4.9e-324", 4.9e-324)]
    [InlineData("2e-324", 0)]
    [InlineData("2.4703282292062328e-324", double.Epsilon)]
    [InlineData("1e-400", 0)]
    [InlineData("1.7976931348623157e308", double.MaxValue)]
    [InlineData("9007199254740993", 9007199254740992)]
    [InlineData("9007199254740993.0000000000000000000000000001", 9007199254740994)]
    [InlineData("0.000000000000000000000000000000000000001e39", 1)]
    [InlineData("0x1.fffffffffffff8p0", 2)]
    public void Reads_doubles(string text, double expected)
    {
        Assert.True(GoNumber.TryParseDouble(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("e5")]
    [InlineData("0x1")]
    [InlineData("1e400")]
    [InlineData("1__0")]
    [InlineData("_1")]
    [InlineData("1_")]
    [InlineData(" 1")]
    [InlineData("+nan")]
    [InlineData("infinit")]
    [InlineData("1.7976931348623159e308")]
    [InlineData("1,5")]
    public void Refuses_doubles(string text) => Assert.False(GoNumber.TryParseDouble(text, out _));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(100000, "100000")]
    [InlineData(1000000, "1e+06")]
    [InlineData(123456789, "1.23456789e+08")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(123.456, "123.456")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(9007199254740992, "9.007199254740992e+15")]
    public void Writes_doubles(double value, string text) => Assert.Equal(text, GoNumber.FormatGeneral(value));

    [Theory]
    [InlineData(2.71828, 6, "2.718280", "2.718280e+00")]
    [InlineData(0.125, 2, "0.12", "1.25e-01")]
    [InlineData(0.375, 2, "0.38", "3.75e-01")]
    [InlineData(2.5, 0, "2", "2e+00")]
    [InlineData(999.96, 1, "1000.0", "1.0e+03")]
    [InlineData(0, 2, "0.00", "0.00e+00")]
    [InlineData(-1e21, 1, "-1000000000000000000000.0", "-1.0e+21")]
    [InlineData(0.001, 2, "0.00", "1.00e-03")]
    [InlineData(0.006, 2, "0.01", "6.00e-03")]
    public void Writes_doubles_of_a_precision(double value, int precision, string fixedText, string exponentText)
    {
        Assert.Equal(fixedText, GoNumber.FormatFixed(value, precision));
        Assert.Equal(exponentText, GoNumber.FormatExponent(value, precision));
    }

    [Fact]
    public void Random_doubles_survive_and_read_as_the_host_reads_them()
    {
        var random = new Random(5);
        for (var i = 0; i < 50000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (!double.IsFinite(value))
                continue;
            Assert.True(GoNumber.TryParseDouble(GoNumber.FormatGeneral(value), out var back));
            Assert.Equal(value, back);
            var text = $"{random.NextInt64()}.{random.NextInt64(1000000)}e{random.Next(-330, 300)}";
            var good = GoNumber.TryParseDouble(text, out var ours);
            var theirs = double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(double.IsFinite(theirs), good);
            Assert.Equal(theirs, ours);
        }
    }

    [Fact]
    public void Counts_and_orders_code_points()
    {
        Assert.Equal(3, CodePoints.Length("a😀b"));
        Assert.Equal(6, CodePoints.Utf8Length("a😀b"));
        Assert.Equal(1, CodePoints.Length("\uD83D"));
        Assert.True(CodePoints.Compare("\uE000", "😀") < 0);
        Assert.True(CodePoints.Compare("😀a", "😀") > 0);
        Assert.True(CodePoints.Compare("a", "b") < 0);
        Assert.Equal("😀", CodePoints.Substring("a😀b", 1, 2));
        Assert.Equal("", CodePoints.Substring("a😀b", 3, 3));
        Assert.Null(CodePoints.Substring("a😀b", 1, 4));
        Assert.Equal(2, CodePoints.IndexOf("a😀b", "b"));
        Assert.Equal(-1, CodePoints.IndexOf("a😀b", "a", 1));
        Assert.Equal(3, CodePoints.IndexOf("a😀b", "", 3));
        Assert.Equal(2, CodePoints.LastIndexOf("😀b😀b", "😀"));
        Assert.Equal(0, CodePoints.LastIndexOf("😀b😀b", "😀", 1));
        Assert.Equal("\"a\\n\\x00é\\u200b\\\"\"", GoQuote.Quote("a\n\0é\u200b\""));
    }
}
