using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Tests.Text;

/// <summary>Sums, order, rounding and hashes of quantities, at the edges of how they are held.</summary>
public sealed class QuantityArithmeticTests
{
    private static Quantity Read(string text)
    {
        Assert.True(Quantity.TryParse(text, out var quantity), text);
        return quantity;
    }

    [Theory]
    [InlineData("0", "0", "0")]
    [InlineData("0", "1Ki", "1Ki")]
    [InlineData("1Ki", "0", "1Ki")]
    [InlineData("1n", "1n", "2n")]
    [InlineData("1", "1n", "1000000001n")]
    [InlineData("1n", "1", "1000000001n")]
    [InlineData("1E", "1", "1000000000000000001")]
    [InlineData("1E", "1n", "1000000000000000000000000001n")]
    [InlineData("1", "-1", "0")]
    [InlineData("1k", "1", "1001")]
    [InlineData("500m", "500m", "1")]
    [InlineData("9223372036854775807", "1", "9223372036854775808")]
    [InlineData("1Ki", "1", "1025")]
    [InlineData("1Mi", "1Ki", "1025Ki")]
    [InlineData("0.00048828125Ki", "1023.5", "1024")]
    [InlineData("0.0009765625Ki", "1023", "1Ki")]
    public void Sums_are_exact(string left, string right, string sum)
    {
        Assert.Equal(sum, Read(left).Add(Read(right)).ToString());
        Assert.Equal(Read(left), Read(left).Add(Read(right)).Subtract(Read(right)));
        Assert.Equal(Read(sum), Read(right).Add(Read(left)));
    }

    [Theory]
    [InlineData("1", "2", -1)]
    [InlineData("1k", "1000", 0)]
    [InlineData("1Ki", "1024", 0)]
    [InlineData("1000m", "1", 0)]
    [InlineData("0", "0.0", 0)]
    [InlineData("-1", "1n", -1)]
    [InlineData("-1E", "-1n", -1)]
    [InlineData("1E", "1n", 1)]
    [InlineData("0", "1n", -1)]
    [InlineData("0", "-1n", 1)]
    [InlineData("1n", "2n", -1)]
    [InlineData("999999999n", "1", -1)]
    public void They_are_ordered_by_what_they_are(string left, string right, int order)
    {
        var (one, other) = (Read(left), Read(right));
        Assert.Equal(order, Math.Sign(one.CompareTo(other)));
        Assert.Equal(-order, Math.Sign(other.CompareTo(one)));
        Assert.Equal(order < 0, one < other);
        Assert.Equal(order > 0, one > other);
        Assert.Equal(order <= 0, one <= other);
        Assert.Equal(order >= 0, one >= other);
        Assert.Equal((order == 0, order != 0), (one == other, one != other));
        if (order == 0)
            Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.1", 1)]
    [InlineData("-0.1", -1)]
    [InlineData("1n", 1)]
    [InlineData("1500m", 2)]
    [InlineData("-1500m", -2)]
    [InlineData("1", 1)]
    [InlineData("1.000000001", 2)]
    [InlineData("1k", 1000)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775806", long.MaxValue - 1)]
    [InlineData("-9223372036854775807", long.MinValue + 1)]
    public void Values_are_rounded_away_from_zero(string text, long value) => Assert.Equal(value, Read(text).Value());

    [Fact]
    public void What_does_not_fit_is_cut()
    {
        var most = Read("9223372036854775807");
        Assert.Equal(long.MaxValue, most.Add(most).Value());
        Assert.Equal(long.MinValue, Read("-9223372036854775807").Subtract(most).Value());
    }

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("1500m", 1.5)]
    [InlineData("-2.5k", -2500.0)]
    [InlineData("1e3", 1000.0)]
    [InlineData("1Ki", 1024.0)]
    [InlineData("1E", 1e18)]
    public void In_floating_point_they_are_near(string text, double number) => Assert.Equal(number, Read(text).ToApproximateDouble(), number == 0 ? 0 : Math.Abs(number) * 1e-15);

    [Theory]
    [InlineData("12e1", 120.0)]
    [InlineData("1e33", 1e32 * 10)]
    [InlineData("3e40", 3 * (1e32 * 1e8))]
    [InlineData("1e100", 1e96 * 1e4)]
    [InlineData("1e308", 1e288 * 1e20)]
    [InlineData("1e34", 1e32 * 100)]
    [InlineData("1e64", 1e64)]
    [InlineData("1e284", 1e256 * 1e28)]
    [InlineData("12345678901234567890", 12345678901234567890.0)]
    [InlineData("1n", 1 / 1e9)]
    [InlineData("3u", 3 * (1 / 1e6))]
    [InlineData("1e309", double.PositiveInfinity)]
    [InlineData("1e2000000000", double.PositiveInfinity)]
    [InlineData("0e308", 0.0)]
    [InlineData("0e-400", 0.0)]
    [InlineData("0e-2147483648", 0.0)]
    [InlineData("0e309", double.NaN)]
    [InlineData("-1e309", double.NegativeInfinity)]
    public void In_floating_point_they_are_multiplied_once(string text, double number) => Assert.Equal(number, Read(text).ToApproximateDouble());

    // A zero keeps the power of ten that was written, and is nothing all the same.
    [Fact]
    public void Zeros_of_any_power_are_nothing()
    {
        foreach (var text in new[] { "0", "-0", "0.0", "0e5000000", "0e-5000000", "0Ei", ".", "000" })
        {
            var zero = Read(text);
            Assert.Equal(("0", 0, 0L), (zero.ToString(), zero.Sign, zero.Value()));
            Assert.True(zero.TryGetInt64(out var none) || text is "0Ei" or "0e-5000000", text);
            Assert.Equal(0, none);
            Assert.Equal(Read("0").GetHashCode(), zero.GetHashCode());
            Assert.Equal(0, Read("0").CompareTo(zero));
            Assert.Equal(0, zero.CompareTo(Read("0")));
            foreach (var other in new[] { "1", "1000000000000000001", "-1000000000000000001", "1n" })
            {
                Assert.Equal(other, zero.Add(Read(other)).ToString());
                Assert.Equal(other, Read(other).Add(zero).ToString());
                Assert.Equal(Read(other).Sign, -zero.CompareTo(Read(other)));
            }
        }
    }

    [Fact]
    public void Different_numbers_hash_differently()
    {
        string[] all = ["0", "1", "-1", "10", "100", "11", "101", "1n", "1m", "1500m", "15", "-15", "1Ki", "1024e3"];
        Assert.Equal(all.Length, all.Select(t => Read(t).GetHashCode()).Distinct().Count());
    }

    [Theory]
    [InlineData("-1Ki", "-1Ki")]
    [InlineData("-1023", "-1023")]
    [InlineData("-1536Mi", "-1536Mi")]
    [InlineData("-1500m", "-1500m")]
    [InlineData("-1e4", "-10e3")]
    [InlineData("1e4", "10e3")]
    [InlineData("1e5", "100e3")]
    [InlineData("1e6", "1e6")]
    [InlineData("10k", "10k")]
    [InlineData("10n", "10n")]
    [InlineData("100n", "100n")]
    [InlineData("1e21", "1e21")]
    [InlineData("1024e0", "1024")]
    public void They_are_written_without_a_fraction(string text, string canonical) => Assert.Equal(canonical, Read(text).ToString());

    // Whether a sum is still an integer is seen by CEL's isInteger and asInteger.
    [Theory]
    [InlineData("1k", "0", 1000L)]
    [InlineData("0", "1k", 1000L)]
    [InlineData("0", "0", 0L)]
    [InlineData("1E", "1", 1000000000000000001L)]
    [InlineData("1", "1E", 1000000000000000001L)]
    [InlineData("1E", "1E", 2000000000000000000L)]
    [InlineData("9E", "223372036854775807", long.MaxValue)]
    [InlineData("-9E", "-223372036854775808", long.MinValue)]
    [InlineData("9E", "223372036854775808", null)]
    [InlineData("-9E", "-223372036854775809", null)]
    [InlineData("9E", "1E", null)]
    [InlineData("10E", "-999999999999999999", null)]
    [InlineData("-999999999999999999", "10E", null)]
    [InlineData("1E", "1m", null)]
    [InlineData("1000000000000000000", "0", null)]
    [InlineData("0", "1000000000000000000", null)]
    [InlineData("1000000000000000000", "1", null)]
    [InlineData("1", "1000000000000000000", null)]
    public void A_sum_is_an_integer_where_the_server_still_holds_it_as_one(string left, string right, long? value)
    {
        var sum = Read(left).Add(Read(right));
        Assert.Equal(value is not null, sum.TryGetInt64(out var actual));
        Assert.Equal(value ?? 0, actual);
    }

    [Fact]
    public void A_whole_number_is_an_integer()
    {
        Assert.True(Quantity.FromInt64(-5).TryGetInt64(out var value));
        Assert.Equal(-5, value);
        Assert.Equal(long.MinValue, Quantity.FromInt64(long.MinValue).Value());
        Assert.Equal(long.MaxValue, Quantity.FromInt64(long.MaxValue).Value());
    }

    [Fact]
    public void Numbers_that_no_memory_holds_are_added_all_the_same()
    {
        Assert.Equal(Read("2e600000"), Read("1e600000").Add(Read("1e600000")));
        Assert.Equal(Read("1e100000000"), Read("1").Add(Read("1e100000000")));
        Assert.Equal(Read("-1e100000000"), Read("1").Subtract(Read("1e100000000")));
        Assert.Equal(long.MinValue, Read("-1e99").Value());
    }

    [Fact]
    public void Sums_outgrow_the_largest_suffix()
    {
        var sum = Read("1Ei");
        for (var i = 0; i < 10; i++)
            sum = sum.Add(sum);
        Assert.Equal("1024Ei", sum.ToString());
        Assert.Equal("1Ei", Read("512Pi").Add(Read("512Pi")).ToString());
    }

    [Fact]
    public void Nothing_is_less_than_anything()
    {
        Assert.Equal(1, Read("-1").CompareTo(null));
        Assert.False(Read("0").Equals(null));
        Assert.Throws<ArgumentNullException>(() => Read("1").Add(null!));
        Assert.Throws<ArgumentNullException>(() => Read("1").Subtract(null!));
    }
}
