using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Tests.Text;

public class QuantityTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "1")]
    [InlineData("+1.5", "1500m")]
    [InlineData("-1.5k", "-1500")]
    [InlineData(".5", "500m")]
    [InlineData("1.", "1")]
    [InlineData("100m", "100m")]
    [InlineData("1000m", "1")]
    [InlineData("1E", "1E")]
    [InlineData("1e3", "1e3")]
    [InlineData("1E+3", "1e3")]
    [InlineData("12e1", "120")]
    [InlineData("1024", "1024")]
    [InlineData("1024Ki", "1Mi")]
    [InlineData("1Ki", "1Ki")]
    [InlineData("1.5Gi", "1536Mi")]
    [InlineData("0.5Ki", "512")]
    [InlineData("1000Ki", "1000Ki")]
    [InlineData("0.0000000001", "1n")]
    [InlineData("1.1n", "2n")]
    [InlineData("-1.1n", "-2n")]
    [InlineData("9999999999999Ei", "9223372036854775807")]
    [InlineData("0.1Ki", "102400m")]
    [InlineData(".", "0")]
    [InlineData("0k", "0")]
    [InlineData("-0.000", "0")]
    [InlineData("0Gi", "0")]
    [InlineData("7k", "7k")]
    [InlineData("1000", "1k")]
    [InlineData("9007199254740992.5Ki", "9223372036854775807")]
    [InlineData("9007199254740991.5Ki", "9223372036854775296")]
    [InlineData("1000n", "1u")]
    [InlineData("1000u", "1m")]
    [InlineData("0.001u", "1n")]
    [InlineData("1000k", "1M")]
    [InlineData("1000M", "1G")]
    [InlineData("1000G", "1T")]
    [InlineData("1000T", "1P")]
    [InlineData("1000P", "1E")]
    [InlineData("1000E", "1e21")]
    [InlineData("7n", "7n")]
    [InlineData("7u", "7u")]
    [InlineData("7M", "7M")]
    [InlineData("7G", "7G")]
    [InlineData("7T", "7T")]
    [InlineData("7P", "7P")]
    [InlineData("1024Mi", "1Gi")]
    [InlineData("1024Gi", "1Ti")]
    [InlineData("1024Ti", "1Pi")]
    [InlineData("1024Pi", "1Ei")]
    [InlineData("1Ei", "1Ei")]
    [InlineData("8Ei", "9223372036854775807")]
    [InlineData("1023Ki", "1023Ki")]
    [InlineData("-2Mi", "-2Mi")]
    public void Reads_and_writes(string text, string canonical)
    {
        Assert.True(Quantity.TryParse(text, out var quantity));
        Assert.Equal(canonical, quantity.ToString());
    }

    [Theory]
    [InlineData("", Quantity.FormatError)]
    [InlineData(" 1", Quantity.FormatError)]
    [InlineData("1 ", Quantity.FormatError)]
    [InlineData("aoeu", Quantity.FormatError)]
    [InlineData("1.1.M", Quantity.FormatError)]
    [InlineData("1+1.0M", Quantity.FormatError)]
    [InlineData("1ki", Quantity.SuffixError)]
    [InlineData("1K", Quantity.SuffixError)]
    [InlineData("0.1mi", Quantity.SuffixError)]
    [InlineData(".5i", Quantity.SuffixError)]
    [InlineData("-3.01e-", Quantity.SuffixError)]
    [InlineData("1e", Quantity.SuffixError)]
    [InlineData("1k5", Quantity.SuffixError)]
    [InlineData("1m-3", Quantity.SuffixError)]
    [InlineData("1ee3", Quantity.SuffixError)]
    public void Refuses_in_the_words_of_the_server(string text, string reason)
    {
        Assert.False(Quantity.TryParse(text, out _, out var error));
        Assert.Equal(reason, error);
    }

    [Theory]
    [InlineData("1.5k", 1500L)]
    [InlineData("100Mi", 104857600L)]
    [InlineData("1E", 1000000000000000000L)]
    [InlineData("-5", -5L)]
    [InlineData("1.0", null)]
    [InlineData("1.5Gi", null)]
    [InlineData("0.5Gi", null)]
    [InlineData("4Ei", null)]
    [InlineData("1000000000000000000", null)]
    [InlineData("999999999999999999", 999999999999999999L)]
    [InlineData("10E", null)]
    [InlineData("0.0", 0L)]
    [InlineData("1000m", null)]
    [InlineData("0", 0L)]
    [InlineData("99999999999Ki", 99999999999L * 1024)]
    [InlineData("100000000000Ki", null)]
    [InlineData("99999999Mi", 99999999L << 20)]
    [InlineData("100000000Mi", null)]
    [InlineData("99999Gi", 99999L << 30)]
    [InlineData("100000Gi", null)]
    [InlineData("99Ti", 99L << 40)]
    [InlineData("100Ti", null)]
    [InlineData("1Pi", null)]
    [InlineData("9E", 9000000000000000000L)]
    [InlineData("1e18", 1000000000000000000L)]
    [InlineData("1e19", null)]
    public void Is_an_integer_as_the_server_holds_it(string text, long? value)
    {
        Assert.True(Quantity.TryParse(text, out var quantity));
        Assert.Equal(value is not null, quantity.TryGetInt64(out var actual));
        Assert.Equal(value ?? 0, actual);
    }

    [Theory]
    [InlineData("1k", "1000", 0)]
    [InlineData("1Ki", "1000", 1)]
    [InlineData("65534", "64Ki", -1)]
    [InlineData("-1", "1n", -1)]
    [InlineData("0.1", "100m", 0)]
    [InlineData("0.0001m", "1n", 1)]
    [InlineData("1e100000000", "9Ei", 1)]
    [InlineData("-1e100000000", "-9e99999999", -1)]
    [InlineData("12345678901234567890", "12345678901234567891", -1)]
    public void Compares_exactly(string left, string right, int order)
    {
        Assert.True(Quantity.TryParse(left, out var a) & Quantity.TryParse(right, out var b));
        Assert.Equal(order, Math.Sign(a.CompareTo(b)));
        Assert.Equal(-order, Math.Sign(b.CompareTo(a)));
        if (order == 0)
            Assert.Equal(a.GetHashCode(), b.GetHashCode());
    }

    [Fact]
    public void Adds_subtracts_and_rounds()
    {
        static Quantity Q(string text) => Quantity.TryParse(text, out var quantity) ? quantity : throw new FormatException(text);

        Assert.Equal(Q("3"), Q("1").Add(Q("2")));
        Assert.Equal("1", Q("1.5").Subtract(Q("0.5")).ToString());
        Assert.False(Q("1.5").Subtract(Q("0.5")).TryGetInt64(out _));
        Assert.Equal("3Gi", Q("1Gi").Add(Q("2Gi")).ToString());
        Assert.Equal(Q("12345678901234567891"), Q("12345678901234567890").Add(Quantity.FromInt64(1)));
        Assert.Equal(2, Q("1.1").Value());
        Assert.Equal(-2, Q("-1.1").Value());
        Assert.Equal(1, Q("1n").Value());
        Assert.Equal(long.MaxValue, Q("1e99").Value());
        Assert.Equal(0.1, Q("100m").ToApproximateDouble());
        Assert.Equal(1610612736, Q("1.5Gi").ToApproximateDouble());
        Assert.Equal(double.PositiveInfinity, Q("1e999").ToApproximateDouble());
        Assert.Equal(Q("1e100000000"), Q("1e100000000").Add(Q("1")));
        Assert.Equal(-1, Q("-5").Sign);
    }
}
