using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Tests.Text;

/// <summary>The edges of text forms: the last value that is one, and the first that is none; what is equal, and what only looks so.</summary>
public sealed class BoundaryTests
{
    [Theory]
    [InlineData("10.0.0.1/32", true, true)]
    [InlineData("10.0.0.1/33", false, false)]
    [InlineData("10.0.0.1/0", true, true)]
    [InlineData("10.0.0.1/00", false, true)]
    [InlineData("10.0.0.1/032", false, true)]
    [InlineData("010.0.0.1/8", false, true)]
    [InlineData("10.0.0.1/+8", false, false)]
    [InlineData("10.0.0.1/-1", false, false)]
    [InlineData("10.0.0.1/", false, false)]
    [InlineData("10.0.0.1", false, false)]
    [InlineData("/32", false, false)]
    [InlineData("10.0.0.1/8/8", false, false)]
    [InlineData("::1/128", true, true)]
    [InlineData("::1/129", false, false)]
    [InlineData("::/0", true, true)]
    [InlineData("fe80::1%eth0/64", false, false)]
    public void Networks_are_read_strictly_and_as_format_checks_do(string text, bool strict, bool lenient)
    {
        Assert.Equal(strict, Cidr.TryParse(text, out var read));
        Assert.Equal(lenient, Cidr.TryParseLenient(text, out var let));
        if (strict)
            Assert.Equal((text, read), (read.ToString(), let));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8", true)]
    [InlineData("10.0.0.0/8", "10.0.0.0/9", false)]
    [InlineData("10.0.0.0/8", "10.0.0.1/8", false)]
    [InlineData("::/0", "0.0.0.0/0", false)]
    [InlineData("0::0/8", "::/8", true)]
    public void Networks_are_equal_by_address_and_bits(string left, string right, bool same)
    {
        Assert.True(Cidr.TryParse(left, out var one));
        Assert.True(Cidr.TryParse(right, out var other));
        Assert.Equal(same, one.Equals(other));
        Assert.Equal(same, other.Equals((object)one));
        if (same)
            Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.False(one.Equals(null));
        Assert.Equal(same, Evaluate($"cidr('{left}') == cidr('{right}')").Bool);
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8", true)]
    [InlineData("10.0.0.0/8", "10.255.255.255/32", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0/32", false)]
    [InlineData("10.0.0.0/8", "10.0.0.0/7", false)]
    [InlineData("10.0.0.0/8", "10.0.0.0/9", true)]
    [InlineData("10.1.2.3/8", "10.2.0.0/16", true)]
    [InlineData("10.0.0.1/32", "10.0.0.1/32", true)]
    [InlineData("10.0.0.1/32", "10.0.0.0/32", false)]
    [InlineData("0.0.0.0/0", "255.255.255.255/32", true)]
    [InlineData("0.0.0.0/0", "::/0", false)]
    [InlineData("::/0", "10.0.0.0/8", false)]
    [InlineData("fd00::/8", "fdff::/16", true)]
    [InlineData("fd00::/8", "fe00::/16", false)]
    [InlineData("10.0.0.0/9", "10.128.0.0/9", false)]
    public void A_network_is_in_another_with_all_its_addresses(string outer, string inner, bool isIn)
    {
        Assert.True(Cidr.TryParse(outer, out var one));
        Assert.True(Cidr.TryParse(inner, out var other));
        Assert.Equal(isIn, one.Contains(other));
        Assert.Equal(isIn, Evaluate($"cidr('{outer}').containsCIDR('{inner}')").Bool);
        if (other.PrefixLength == other.Address.BitLength)
            Assert.Equal(isIn, one.Contains(other.Address));
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1, "1ns")]
    [InlineData(999, "999ns")]
    [InlineData(1000, "1\u00b5s")]
    [InlineData(1001, "1.001\u00b5s")]
    [InlineData(999_999, "999.999\u00b5s")]
    [InlineData(1_000_000, "1ms")]
    [InlineData(999_999_999, "999.999999ms")]
    [InlineData(1_000_000_000, "1s")]
    [InlineData(59_999_999_999, "59.999999999s")]
    [InlineData(60_000_000_000, "1m0s")]
    [InlineData(61_500_000_000, "1m1.5s")]
    [InlineData(3_599_000_000_000, "59m59s")]
    [InlineData(3_600_000_000_000, "1h0m0s")]
    [InlineData(3_660_000_000_000, "1h1m0s")]
    [InlineData(-1000, "-1\u00b5s")]
    [InlineData(-60_000_000_000, "-1m0s")]
    [InlineData(long.MaxValue, "2562047h47m16.854775807s")]
    [InlineData(long.MinValue, "-2562047h47m16.854775808s")]
    public void Durations_are_written_as_Go_does(long nanoseconds, string text)
    {
        Assert.Equal(text, GoDuration.Format(nanoseconds));
        Assert.True(GoDuration.TryParse(text, out var back));
        Assert.Equal(nanoseconds, back);
    }

    [Theory]
    [InlineData("1.2.3", true, true)]
    [InlineData("v1.2.3", false, true)]
    [InlineData("V1.2.3", false, false)]
    [InlineData("vv1.2.3", false, false)]
    [InlineData("1.2", false, true)]
    [InlineData("v1", false, true)]
    [InlineData("", false, false)]
    [InlineData("v", false, false)]
    [InlineData("1.2.3.4", false, false)]
    [InlineData("01.2.3", false, true)]
    [InlineData("1.02.3", false, true)]
    [InlineData("1.2.03", false, true)]
    [InlineData("0.0.0", true, true)]
    [InlineData("1.2-a", false, false)]
    [InlineData("1.2.3-a.1+b.2", true, true)]
    [InlineData("1.2.3-01", false, false)]
    [InlineData("1.2.3-", false, false)]
    [InlineData("18446744073709551615.0.0", true, true)]
    [InlineData("18446744073709551616.0.0", false, false)]
    public void Versions_are_read_strictly_and_mended(string text, bool strict, bool mended)
    {
        Assert.Equal(strict, SemVer.TryParse(text, out _, out _));
        Assert.Equal(mended, SemVer.TryParseNormalized(text, out _, out _));
        Assert.Equal(strict, Evaluate($"isSemver('{text}')").Bool);
        Assert.Equal(mended, Evaluate($"isSemver('{text}', true)").Bool);
    }

    private static CelValue Evaluate(string text) => CelExpression.Compile(text, CelEnvironment.Create("1.36")).Evaluate(new CelBindings());
}
