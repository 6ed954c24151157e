using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Tests.Text;

/// <summary>Semantic versions: the order of the specification, and what is refused; versions of servers.</summary>
public sealed class VersionTests
{
    // Each is less than all that follow.
    private static readonly string[] s_rising =
    [
        "0.0.0-0", "0.0.0", "0.0.1", "0.1.0", "1.0.0--", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.1.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
        "1.0.0-beta.18446744073709551615", "1.0.0-rc.1", "1.0.0", "1.0.10", "1.2.0", "1.10.0", "2.0.0", "10.0.0",
    ];

    [Fact]
    public void They_are_ordered_as_the_specification_says()
    {
        for (var i = 0; i < s_rising.Length; i++)
        {
            for (var j = 0; j < s_rising.Length; j++)
            {
                var (a, b) = (Read(s_rising[i]), Read(s_rising[j] + "+build"));
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(a.CompareTo(b)));
                Assert.Equal(((i < j), (i > j)), ((a < b), (a > b)));
                Assert.Equal(((i <= j), (i >= j)), ((a <= b), (a >= b)));
                Assert.Equal((i == j, i != j, i == j), (a == b, a != b, a.Equals((object)b)));
                if (i == j)
                    Assert.Equal(a.GetHashCode(), b.GetHashCode());
            }
        }

        Assert.Equal(1, Read("0.0.0").CompareTo(null));
        Assert.False(Read("0.0.0").Equals(null));
        Assert.True((SemVer?)null == null);
        Assert.Equal(4, new[] { "1.2.3", "3.2.1", "1.3.2", "2.1.3" }.Select(v => Read(v).GetHashCode()).Distinct().Count());
    }

    [Fact]
    public void They_have_parts()
    {
        var version = Read("1.2.3-a.1+b.02");
        Assert.Equal((1UL, 2UL, 3UL), (version.Major, version.Minor, version.Patch));
        Assert.Equal(["a", "1"], version.Prerelease);
        Assert.Equal(["b", "02"], version.Build);
        Assert.Equal("1.2.3-a.1+b.02", version.ToString());
        Assert.Equal("1.2.3+b-c", Read("1.2.3+b-c").ToString());
        Assert.Equal("1.2.3-a-b", Read("1.2.3-a-b").ToString());
    }

    [Theory]
    [InlineData("1", "No Major.Minor.Patch elements found")]
    [InlineData("1.x.3", "Invalid character(s) found in minor number \"x\"")]
    [InlineData("1.02.3", "Minor number must not contain leading zeroes \"02\"")]
    [InlineData("1.2.03", "Patch number must not contain leading zeroes \"03\"")]
    [InlineData("1..3", "strconv.ParseUint: parsing \"\": invalid syntax")]
    [InlineData("18446744073709551616.0.0", "strconv.ParseUint: parsing \"18446744073709551616\": value out of range")]
    [InlineData("1.2.3-18446744073709551616", "strconv.ParseUint: parsing \"18446744073709551616\": value out of range")]
    [InlineData("1.2.3-a_b", "Invalid character(s) found in prerelease \"a_b\"")]
    [InlineData("1.2.3-é", "Invalid character(s) found in prerelease \"é\"")]
    [InlineData("1.2.3-a..b", "Prerelease is empty")]
    [InlineData("1.2.3-00", "Numeric PreRelease version must not contain leading zeroes \"00\"")]
    [InlineData("1.2.3+a_b", "Invalid character(s) found in build meta data \"a_b\"")]
    [InlineData("1.2.3+a..b", "Build meta data is empty")]
    [InlineData("1.2.3-a+", "Build meta data is empty")]
    public void What_is_none_is_told(string text, string reason)
    {
        Assert.False(SemVer.TryParse(text, out _, out var error));
        Assert.Equal(reason, error);
    }

    [Theory]
    [InlineData("1.2.3-0", "1.2.3-0")]
    [InlineData("1.2.3-00a", "1.2.3-00a")]
    [InlineData("1.2.3+001", "1.2.3+001")]
    [InlineData("1.2.3-AZaz09-", "1.2.3-AZaz09-")]
    public void What_the_specification_allows_is_read(string text, string written) => Assert.Equal(written, Read(text).ToString());

    [Theory]
    [InlineData("000.00.0", "0.0.0", null)]
    [InlineData("010.020.030", "10.20.30", null)]
    [InlineData("v1.2", "1.2.0", null)]
    [InlineData("x", null, "Invalid character(s) found in major number \"x\"")]
    [InlineData("0x1.1.1", null, "Invalid character(s) found in major number \"0x1\"")]
    [InlineData("00.1.1", "0.1.1", null)]
    [InlineData("1.2+b", null, "short version cannot contain PreRelease/Build meta data")]
    [InlineData("1-b", null, "short version cannot contain PreRelease/Build meta data")]
    [InlineData("1.2.-b", "1.2.0-b", null)]
    public void Versions_are_mended(string text, string? written, string? reason)
    {
        Assert.Equal(written is not null, SemVer.TryParseNormalized(text, out var version, out var error));
        Assert.Equal((written, reason), (written is null ? null : version.ToString(), error));
    }

    [Theory]
    [InlineData("1.31", 31)]
    [InlineData("v1.36", 36)]
    [InlineData("1.34.2", 34)]
    [InlineData("1.34.x", 34)]
    [InlineData("1.30", null)]
    [InlineData("1.37", null)]
    [InlineData("2.31", null)]
    [InlineData("1", null)]
    [InlineData("1.31.1.1", null)]
    [InlineData("1.+31", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Versions_of_servers_are_read(string? text, int? minor)
    {
        Assert.Equal(minor is not null, KubernetesVersion.TryParse(text, out var version));
        Assert.Equal(minor ?? 36, version.Minor);
        if (minor is not null)
            Assert.Equal("1." + minor, version.ToString());
        else if (text is not null)
            Assert.Throws<FormatException>(() => (KubernetesVersion)text);
    }

    [Fact]
    public void Versions_of_servers_are_ordered()
    {
        KubernetesVersion old = "1.31", young = "1.36";
        Assert.True(old < young && old <= young);
        Assert.False(old > young || old >= young);
        Assert.True(young <= default(KubernetesVersion) && young >= default(KubernetesVersion) && young.CompareTo(default) == 0);
        Assert.False(young < default(KubernetesVersion) || young > default(KubernetesVersion));
        Assert.True(old.CompareTo(young) < 0);
    }

    private static SemVer Read(string text) => SemVer.TryParse(text, out var version, out var error) ? version : throw new FormatException(error);
}
