using System.Globalization;
using BackendDsl.Cel;
using BackendDsl.Cel.Evaluation;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Tests;

/// <summary>Expressions made to hang or to crash: every one ends, within bounds that grow no faster than its input.</summary>
public class HostileExpressionTests
{
    private static readonly CelEnvironment s_environment = CelEnvironment.Create("1.36").WithVariable("x", CelType.Dyn).WithVariable("y", CelType.Dyn);

    private static string Doubled(int times) => "[[1]]" + string.Concat(Enumerable.Repeat(".map(x,[x,x])", times));

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(200)]
    public void Values_that_share_their_parts_are_compared_within_bounds(int times)
    {
        foreach (var text in new[] { $"{Doubled(times)} == {Doubled(times)}", $"{Doubled(times)} in [{Doubled(times)}]", $"[{Doubled(times)}, {Doubled(times)}].distinct().size() == 1", $"sets.contains([{Doubled(times)}], [{Doubled(times)}])" })
        {
            if (!CelExpression.TryCompile(text, s_environment, out var expression, out _))
                continue;
            var result = expression!.Evaluate(new CelBindings());
            Assert.True(result.IsTrue || result.Error.Message.Contains("cost limit", StringComparison.Ordinal), text[..20] + result);
        }
    }

    [Theory]
    [InlineData("-1 * -9223372036854775808")]
    [InlineData("-9223372036854775808 * -1")]
    [InlineData("-9223372036854775808 / -1")]
    [InlineData("-9223372036854775808 % -1")]
    [InlineData("-(-9223372036854775808)")]
    [InlineData("9223372036854775807 + 1")]
    [InlineData("-9223372036854775808 - 1")]
    [InlineData("18446744073709551615u * 2u")]
    [InlineData("int(1e300)")]
    [InlineData("uint(-1.0)")]
    [InlineData("duration('9223372036s') + duration('9223372036s')")]
    [InlineData("timestamp('9999-12-31T23:59:59Z') + duration('1h')")]
    [InlineData("timestamp('0001-01-01T00:00:00Z') - duration('1h')")]
    [InlineData("timestamp('9999-12-31T23:59:59Z') - timestamp('0001-01-01T00:00:00Z')")]
    public void Arithmetic_ends_in_an_error(string text)
    {
        if (CelExpression.TryCompile(text, s_environment, out var expression, out var issues))
            Assert.True(expression!.Evaluate(new CelBindings()).IsError);
        else
            Assert.NotEmpty(issues);
    }

    // Every operator and conversion with every pair of odd values: a value or an error, no exception.
    [Fact]
    public void Nothing_throws()
    {
        CelValue[] odd =
        [
            CelValue.Of(long.MinValue), CelValue.Of(-1L), CelValue.Of(0L), CelValue.Of(long.MaxValue), CelValue.Of(ulong.MaxValue), CelValue.Of(double.NaN), CelValue.Of(double.PositiveInfinity),
            CelValue.Of(-0.0), CelValue.Of(1e308), CelValue.Of(""), CelValue.Of("\ud800"), CelValue.Of(new byte[] { 255 }), CelValue.OfDuration(long.MinValue), CelValue.OfDuration(long.MaxValue),
            CelValue.Of(new GoTime(GoTime.MaxUnixSeconds, 999_999_999, 0)), CelValue.Of(new GoTime(GoTime.MinUnixSeconds, 0, 0)), CelValue.Null, CelValue.OfList([CelValue.Of(1L)]),
        ];
        string[] texts =
        [
            "x + y", "x - y", "x * y", "x / y", "x % y", "x < y", "x == y", "x in y", "x[y]", "-x", "!x", "int(x)", "uint(x)", "double(x)", "string(x)", "bytes(x)", "bool(x)", "duration(x)", "timestamp(x)",
            "x.getFullYear()", "x.getMonth('Europe/Paris')", "x.getHours(y)", "x.getMilliseconds()", "x.substring(y)", "x.charAt(y)", "x.indexOf(y)", "x.split(y)", "x.slice(y, y)", "x.flatten(y)", "lists.range(x)", "x.format([y])",
        ];
        foreach (var text in texts)
        {
            var expression = CelExpression.Compile(text, s_environment);
            foreach (var a in odd)
            {
                foreach (var b in odd)
                    expression.Evaluate(new CelBindings().Set("x", a).Set("y", b));
            }
        }
    }

    public static TheoryData<string> Growing => ["x == y", "x.distinct().size() >= 0", "x.sort().size() >= 0", "x.reverse() == y", "x + y == x"];

    // The work that is not charged: doubled input may take twice as much and a little more.
    [Theory]
    [MemberData(nameof(Growing))]
    public void Work_grows_with_the_input(string text)
    {
        var expression = CelExpression.Compile(text, s_environment);
        var (small, large) = (WorkOf(expression, 200), WorkOf(expression, 400));
        Assert.True(large <= (small * 2.5) + 64, string.Create(CultureInfo.InvariantCulture, $"{text}: {small} for 200, {large} for 400"));
    }

    [Fact]
    public void Lists_and_objects_are_told_apart_by_their_hashes()
    {
        var (small, large) = (DistinctWork(200), DistinctWork(400));
        Assert.True(large <= (small * 2.5) + 64, string.Create(CultureInfo.InvariantCulture, $"{small} for 200, {large} for 400"));
    }

    private static long DistinctWork(int count)
    {
        var meter = new WorkMeter(CelLimits.Work);
        var seen = new HashSet<CelValue>(new CelComparer(meter));
        for (var i = 0; i < count; i++)
            seen.Add(CelValue.OfList([CelValue.Of("same"), CelValue.OfList([CelValue.Of((long)i)])]));
        Assert.Equal(count, seen.Count);
        return CelLimits.Work - meter.Left;
    }

    private static long WorkOf(CelExpression expression, int count)
    {
        var list = CelValue.OfList(Enumerable.Range(0, count).Select(i => CelValue.Of("item " + i.ToString("D5", CultureInfo.InvariantCulture))));
        var frame = EvaluationState.Rent(8, long.MaxValue / 4);
        frame.Return(8);
        var bindings = new CelBindings { Budget = long.MaxValue / 4 }.Set("x", list).Set("y", list);
        Assert.False(expression.Evaluate(bindings).IsError);
        return CelLimits.Work - frame.Meter.Left;
    }

    [Fact]
    public void Quantities_of_many_digits_are_written_in_no_time()
    {
        // Once a division for each of the zeros: a hundred thousand of them.
        Assert.True(Quantity.TryParse("1" + new string('0', 100_000), out var quantity));
        Assert.StartsWith("1", quantity.ToString(), StringComparison.Ordinal);
        Assert.True(Quantity.TryParse("120000", out var plain));
        Assert.Equal("120k", plain.ToString());
    }
}
