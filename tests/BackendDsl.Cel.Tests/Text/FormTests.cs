using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Tests.Text;

/// <summary>Numbers, quotes, code points and formats at their edges.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("+1.5", 1.5)]
    [InlineData("-1.5", -1.5)]
    [InlineData("-.5e+1", -5)]
    [InlineData("1E-2", 0.01)]
    [InlineData("+inf", double.PositiveInfinity)]
    [InlineData("+Infinity", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("NaN", double.NaN)]
    [InlineData("0x.8p1", 1)]
    [InlineData("0XaBp0", 171)]
    [InlineData("-0x1p-1", -0.5)]
    [InlineData("0x0p5000", 0)]
    [InlineData("0x1p-1074", double.Epsilon)]
    [InlineData("0x1p-1075", 0)]
    [InlineData("0x1.8p-1075", double.Epsilon)]
    [InlineData("0x3p-1075", 2 * double.Epsilon)]
    [InlineData("0x1p-5000", 0)]
    [InlineData("0x1.fffffffffffff7p1023", double.MaxValue)]
    [InlineData("0x1p1023", 8.98846567431158e307)]
    [InlineData("0x10000000000000000000000000000000p-124", 1)]
    [InlineData("1e22", 1e22)]
    [InlineData("1e23", 1e23)]
    [InlineData("123456789012345e22", 123456789012345e22)]
    [InlineData("1234567890123456e22", 1234567890123456e22)]
    [InlineData("1e-22", 1e-22)]
    [InlineData("1e-23", 1e-23)]
    [InlineData("2.2250738585072011e-308", 2.2250738585072011e-308)]
    [InlineData("2.2250738585072014e-308", 2.2250738585072014e-308)]
    [InlineData("1.00000000000000011102230246251565404236316680908203125", 1)]
    [InlineData("1.00000000000000033306690738754696212708950042724609375", 1.0000000000000004)]
    [InlineData("0x_1_0p0", 16)]
    [InlineData("1_0.0_1", 10.01)]
    [InlineData("00012", 12)]
    [InlineData("1e00000000000000000001", 10)]
    [InlineData("0e999999999", 0)]
    public void Doubles_are_read_to_the_nearest(string text, double expected)
    {
        Assert.True(GoNumber.TryParseDouble(text, out var value));
        Assert.Equal(expected, value);
        Assert.Equal(double.IsNegative(expected) && !double.IsNaN(expected), double.IsNegative(value) && !double.IsNaN(value));
    }

    [Fact]
    public void A_last_digit_far_behind_decides_a_tie()
    {
        const string Tie = "1.00000000000000011102230246251565404236316680908203125";
        Assert.True(GoNumber.TryParseDouble(Tie + new string('0', 850), out var value));
        Assert.Equal(1, value);
        Assert.True(GoNumber.TryParseDouble(Tie + new string('0', 850) + "1", out value));
        Assert.Equal(1.0000000000000002, value);
        Assert.True(GoNumber.TryParseDouble(new string('1', 900) + "e-899", out value));
        Assert.Equal(1.1111111111111112, value);
        Assert.True(GoNumber.TryParseDouble("-0", out value));
        Assert.True(double.IsNegative(value));
    }

    [Theory]
    [InlineData("0x1p1024", true)]
    [InlineData("0x1.fffffffffffff8p1023", true)]
    [InlineData("1e309", true)]
    [InlineData("-1e309", true)]
    [InlineData("1.7976931348623159e308", true)]
    [InlineData("1e999999999999", true)]
    [InlineData("+", false)]
    [InlineData("-", false)]
    [InlineData("1.2.3", false)]
    [InlineData("1e+", false)]
    [InlineData("1e-", false)]
    [InlineData("1e1.5", false)]
    [InlineData("1e_1", false)]
    [InlineData("1e1_", false)]
    [InlineData("1_e1", false)]
    [InlineData("1_.5", false)]
    [InlineData("1._5", false)]
    [InlineData("0x", false)]
    [InlineData("0xp1", false)]
    [InlineData("0xgp1", false)]
    [InlineData("0x1e1", false)]
    [InlineData("0x1_p1", false)]
    [InlineData("1p1", false)]
    [InlineData("1f", false)]
    [InlineData("0_x1p1", false)]
    [InlineData("in", false)]
    [InlineData("infinity!", false)]
    public void What_is_no_double_is_refused_and_too_large_ones_are_told(string text, bool outOfRange)
    {
        Assert.False(GoNumber.TryParseDouble(text, out _, out var isOut));
        Assert.Equal(outOfRange, isOut);
    }

    [Theory]
    [InlineData(-1.5, "-1.5", "-1.5")]
    [InlineData(-1e-7, "-1e-07", "-0.0000001")]
    [InlineData(999999, "999999", "999999")]
    [InlineData(999999.5, "999999.5", "999999.5")]
    [InlineData(1e21, "1e+21", "1000000000000000000000")]
    [InlineData(1.5e300, "1.5e+300", null)]
    [InlineData(0.1, "0.1", "0.1")]
    [InlineData(0.00012, "0.00012", "0.00012")]
    [InlineData(-0.0, "-0", "-0")]
    [InlineData(double.NegativeInfinity, "-Inf", "-Inf")]
    [InlineData(double.NaN, "NaN", "NaN")]
    public void Doubles_are_written_with_the_fewest_digits(double value, string general, string? plain)
    {
        Assert.Equal(general, GoNumber.FormatGeneral(value));
        if (plain is not null)
            Assert.Equal(plain, GoNumber.FormatFixed(value));
    }

    [Theory]
    [InlineData(0.5, 0, "0", "5e-01")]
    [InlineData(1.5, 0, "2", "2e+00")]
    [InlineData(0.05, 1, "0.1", "5.0e-02")]
    [InlineData(0.25, 1, "0.2", "2.5e-01")]
    [InlineData(9.995, 2, "9.99", "9.99e+00")]
    [InlineData(0.0004, 3, "0.000", "4.000e-04")]
    [InlineData(0.0005, 3, "0.001", "5.000e-04")]
    [InlineData(99.5, 0, "100", "1e+02")]
    [InlineData(98.5, 0, "98", "1e+02")]
    [InlineData(5e-324, 2, "0.00", "4.94e-324")]
    [InlineData(1e100, 0, null, "1e+100")]
    [InlineData(-0.0, 1, "-0.0", "-0.0e+00")]
    [InlineData(12345.678, 1, "12345.7", "1.2e+04")]
    [InlineData(1, 3, "1.000", "1.000e+00")]
    [InlineData(double.PositiveInfinity, 3, "+Inf", "+Inf")]
    [InlineData(double.NaN, 3, "NaN", "NaN")]
    public void Doubles_are_rounded_half_to_even_on_what_they_are(double value, int precision, string? plain, string exponent)
    {
        if (plain is not null)
            Assert.Equal(plain, GoNumber.FormatFixed(value, precision));
        Assert.Equal(exponent, GoNumber.FormatExponent(value, precision));
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("18446744073709551615", true)]
    [InlineData("18446744073709551616", false)]
    [InlineData("99999999999999999999", false)]
    [InlineData("-1", false)]
    [InlineData("+1", false)]
    [InlineData("", false)]
    public void Unsigned_numbers_have_no_sign(string text, bool good) => Assert.Equal(good, GoNumber.TryParseUInt64(text, out _));

    [Theory]
    [InlineData("a\"b\\", "\"a\\\"b\\\\\"")]
    [InlineData("\a\b\f\n\r\t\v", "\"\\a\\b\\f\\n\\r\\t\\v\"")]
    [InlineData("\u0000\u001f\u007f", "\"\\x00\\x1f\\x7f\"")]
    [InlineData(" ~", "\" ~\"")]
    [InlineData("\u0080\u009f\u00a0\u00a1\u00ad", "\"\\u0080\\u009f\\u00a0\u00a1\\u00ad\"")]
    [InlineData("\ufffd", "\"\ufffd\"")]
    [InlineData("😀", "\"😀\"")]
    [InlineData("\U000e0001\uffff", "\"\\U000e0001\\uffff\"")]
    public void Texts_are_quoted_as_Go_does(string text, string quoted) => Assert.Equal(quoted, GoQuote.Quote(text));

    [Theory]
    [InlineData("a\"\\ ~", "\"a\\\"\\\\ ~\"")]
    [InlineData("\n\u007f\u00e9", "\"\\x0a\\x7f\\xc3\\xa9\"")]
    public void Bytes_are_quoted_as_times_do(string text, string quoted) => Assert.Equal(quoted, GoQuote.QuoteBytes(text));

    [Fact]
    public void Code_points_are_counted_and_found()
    {
        Assert.Equal(12, CodePoints.Utf8Length("\u00e9\u20ac😀\uD83D"));
        Assert.Equal(6, CodePoints.Utf8Length("\u007f\u0080\u07ff\u0001"));
        Assert.Equal(5, CodePoints.Utf8Length("\u07ff\u0800"));
        Assert.Equal((0x1F600, 2), (CodePoints.At("a😀", 1, out var width), width));
        Assert.Equal((0xFFFD, 1), (CodePoints.At("\uD83Da", 0, out width), width));
        Assert.Equal((0xFFFD, 1), (CodePoints.At("\uDE00", 0, out width), width));
        Assert.Equal(2, CodePoints.Length("\uDE00\uD83D"));
        Assert.Equal("[az[@`az{", "[" + CodePoints.ToLowerAscii("AZ[@`az{"));
        Assert.Equal("AZ[@`AZ{É".Replace('É', 'é'), CodePoints.ToUpperAscii("AZ[@`az{é"));
        foreach (var (point, expected) in new[] { (0x41, "A"), (0xFFFF, "\uFFFF"), (0x10000, "\U00010000"), (0x10FFFF, "\U0010FFFF"), (0x110000, "\uFFFD"), (-1, "\uFFFD"), (0xD7FF, "\uD7FF"), (0xD800, "\uFFFD"), (0xDFFF, "\uFFFD"), (0xE000, "\uE000"), (0, "\0") })
        {
            var text = new System.Text.StringBuilder();
            CodePoints.Append(text, point);
            Assert.Equal(expected, text.ToString());
        }

        Assert.Equal([0, 1, 3, 4, -1], new long[] { 0, 1, 2, 3, 4 }.Select(n => CodePoints.OffsetOf("a😀b", n)));
        Assert.Equal(-1, CodePoints.OffsetOf("a", -1));
        Assert.Equal(("", "a😀b"), (CodePoints.Substring("a😀b", 0, 0), CodePoints.Substring("a😀b", 0, 3)));
        Assert.Equal((null, null, null), (CodePoints.Substring("a😀b", -1, 1), CodePoints.Substring("a😀b", 2, 1), CodePoints.Substring("a", 2, 2)));
        Assert.Equal((2, -1, 0), (CodePoints.IndexOf("a😀b", "b", 2), CodePoints.IndexOf("a😀b", "b", 4), CodePoints.IndexOf("a", "", 0)));
        Assert.Equal((1, -1, 2, 0), (CodePoints.LastIndexOf("aa", "a"), CodePoints.LastIndexOf("a", "aa"), CodePoints.LastIndexOf("ab", "", 2), CodePoints.LastIndexOf("aa", "a", 0)));
    }

    [Fact]
    public void Texts_are_ordered_as_their_bytes_are()
    {
        string[] rising = ["", "A", "a", "aa", "b", "\u00e9", "\uD7FF", "\uE000", "\uFFFD", "\uFFFE", "\U00010000", "😀", "😀a", "😁", "\U0010FFFF"];
        for (var i = 0; i < rising.Length; i++)
        {
            for (var j = 0; j < rising.Length; j++)
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(CodePoints.Compare(rising[i], rising[j])));
        }

        // Half a pair is what it becomes in JSON.
        Assert.Equal(0, CodePoints.Compare("\uD800", "\uDFFF"));
        Assert.Equal("\"\ufffda\"", GoQuote.Quote("\uD800a"));
    }

    [Theory]
    [InlineData("mac", "00:00:5e:00:53:01", true)]
    [InlineData("mac", "00-00-5E-00-53-01", true)]
    [InlineData("mac", "02:00:5e:10:00:00:00:01", true)]
    [InlineData("mac", "00:00:00:00:fe:80:00:00:00:00:00:00:02:00:5e:10:00:00:00:01", true)]
    [InlineData("mac", "0000.5e00.5301", true)]
    [InlineData("mac", "0000.0000.fe80.0000.0000.0000.0200.5e10.0000.0001", true)]
    [InlineData("mac", "00:00:5e:00:53:0", false)]
    [InlineData("mac", "00:00:5e:00:53:01:", false)]
    [InlineData("mac", "00:00:5e:00:53:01:02", false)]
    [InlineData("mac", "00:00:5e-00:53:01", false)]
    [InlineData("mac", "00:00:5e:00:53:0g", false)]
    [InlineData("mac", "0000.5e00:5301", false)]
    [InlineData("mac", "0000.5e00", false)]
    [InlineData("mac", "00005e0053", false)]
    [InlineData("mac", "00005e005301ff", false)]
    [InlineData("mac", "00005e00530g", false)]
    [InlineData("mac", "00005e0053010203", true)]
    [InlineData("uuid", "123e4567-e89b-12d3-a456-426614174000", true)]
    [InlineData("uuid", "123e4567-e89b-12d3-a456-42661417400", false)]
    [InlineData("uuid", "123e4567-e89b-12d3-a456-4266141740000", false)]
    [InlineData("uuid", "123e456-7e89b-12d3-a456-426614174000", false)]
    [InlineData("uuid", "123e4567-e89b-12d3-a456-42661417400g", false)]
    [InlineData("uuid", "", false)]
    [InlineData("uuid3", "123e4567-e89b-42d3-a456-426614174000", false)]
    [InlineData("uuid4", "123e4567-e89b-42d3-8456-426614174000", true)]
    [InlineData("uuid4", "123e4567-e89b-42d3-c456-426614174000", false)]
    [InlineData("uuid4", "123e4567-e89b-52d3-8456-426614174000", false)]
    [InlineData("uuid5", "123e4567-e89b-52d3-7456-426614174000", false)]
    [InlineData("ssn", "111-11-1111", true)]
    [InlineData("ssn", "111-11 1111", true)]
    [InlineData("ssn", "111-11-111", false)]
    [InlineData("ssn", "111-1-11111", false)]
    [InlineData("ssn", "11a-11-1111", false)]
    [InlineData("ssn", "111.11-1111", false)]
    [InlineData("creditcard", "4111111111111111", true)]
    [InlineData("creditcard", "4111111111111112", false)]
    [InlineData("creditcard", "4222222222222", true)]
    [InlineData("creditcard", "5555555555554444", true)]
    [InlineData("creditcard", "6011-1111-1111-1117", true)]
    [InlineData("creditcard", "411111111111111", false)]
    [InlineData("isbn10", "0306406152", true)]
    [InlineData("isbn10", "0306406153", false)]
    [InlineData("isbn10", "X306406152", false)]
    [InlineData("isbn10", "030640615", false)]
    [InlineData("isbn10", "03064061520", false)]
    [InlineData("isbn10", "030640615a", false)]
    [InlineData("isbn13", "9780306406157", true)]
    [InlineData("isbn13", "978030640615", false)]
    [InlineData("isbn13", "978030640615X", false)]
    [InlineData("isbn", "9780306406157", true)]
    [InlineData("isbn", "0306406153", false)]
    [InlineData("hexcolor", "fff", true)]
    [InlineData("hexcolor", "#0aF9c1", true)]
    [InlineData("hexcolor", "#", false)]
    [InlineData("hexcolor", "##fff", false)]
    [InlineData("hexcolor", "ggg", false)]
    [InlineData("hexcolor", "", false)]
    [InlineData("rgbcolor", "rgb(255,255,255)", true)]
    [InlineData("rgbcolor", "rgb(256,0,0)", false)]
    [InlineData("rgbcolor", "rgb(0,0)", false)]
    [InlineData("bsonobjectid", "507f1f77bcf86cd79943901g", false)]
    [InlineData("ipv4", "1.2.3.4", true)]
    [InlineData("ipv4", "1.2.3", false)]
    [InlineData("ipv6", "::1", true)]
    [InlineData("ipv6", "::g", false)]
    [InlineData("hostname", "a.b.com", true)]
    [InlineData("k8s-long-name", "a.b", true)]
    [InlineData("k8s-long-name", "A.b", false)]
    [InlineData("k8s-short-name", "a", true)]
    [InlineData("k8s-short-name", "a.b", false)]
    public void Formats_are_judged_as_the_server_does(string format, string text, bool good) => Assert.Equal(good, StringFormats.Check(format, text));

    [Fact]
    public void A_host_name_has_limits()
    {
        var label = new string('a', 63);
        Assert.True(StringFormats.Check("hostname", $"{label}.{label}.{label}.{new string('a', 63)}"));
        Assert.False(StringFormats.Check("hostname", $"{label}.{label}.{label}.{label}.com"));
        Assert.False(StringFormats.Check("hostname", label + "a.com"));
        Assert.False(StringFormats.Check("hostname", new string('é', 32) + ".com"));
    }

    [Theory]
    [InlineData("date", "2024-01-01", "2024-01-32", "invalid date")]
    [InlineData("datetime", "2024-01-01T00:00:00Z", "2024-01-01", "invalid datetime")]
    [InlineData("byte", "YQ==", "YQ", "invalid base64")]
    [InlineData("uuid", "123e4567-e89b-12d3-a456-426614174000", "x", "does not match the UUID format")]
    [InlineData("uri", "http://a", "", "parse \"\": empty url")]
    [InlineData("labelValue", "", "-", "a valid label must be")]
    [InlineData("qualifiedName", "a/b", "a/", "name part must be non-empty")]
    [InlineData("dns1035Label", "a", "1", "a DNS-1035 label")]
    [InlineData("dns1035LabelPrefix", "a-", "1-a", "a DNS-1035 label")]
    [InlineData("dns1123Label", "1", "-", "a lowercase RFC 1123 label")]
    [InlineData("dns1123Subdomain", "1.a", ".", "a lowercase RFC 1123 subdomain")]
    public void Formats_of_CEL_have_names(string name, string good, string bad, string message)
    {
        Assert.True(NamedFormats.IsKnown(name));
        Assert.Empty(NamedFormats.Check(name, good));
        Assert.StartsWith(message, NamedFormats.Check(name, bad)[0]);
        Assert.Throws<ArgumentException>(() => NamedFormats.Check(name + "x", good));
    }

    [Fact]
    public void What_was_used_lately_is_kept()
    {
        var cache = new RecentCache<string, int>(2, StringComparer.Ordinal);
        cache.Add("a", 1);
        Assert.True(cache.TryGetValue("a", out var value) && value == 1);
        Assert.False(cache.TryGetValue("b", out _));
        cache.Add("b", 2);
        Assert.True(cache.TryGetValue("a", out value) && value == 1);
        cache.Add("c", 3);
        Assert.True(cache.TryGetValue("a", out value) && value == 1);
        Assert.True(cache.TryGetValue("c", out value) && value == 3);
        Assert.False(cache.TryGetValue("b", out _));
    }
}
