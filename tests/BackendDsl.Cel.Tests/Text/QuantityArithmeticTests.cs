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
}
