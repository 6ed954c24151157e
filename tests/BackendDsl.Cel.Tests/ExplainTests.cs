using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Tests;

/// <summary>What <see cref="CelExpression.Explain"/> tells of the parts of an expression.</summary>
public sealed class ExplainTests
{
    private static (string[] Parts, CelValue Value, long Cost) Explain(string text, params (string Name, object Value)[] variables)
    {
        var environment = CelEnvironment.Create("1.36");
        var (bindings, plain) = (new CelBindings(), new CelBindings());
        foreach (var (name, value) in variables)
        {
            environment = environment.WithVariable(name, CelType.Dyn);
            var known = value switch { long number => CelValue.Of(number), bool flag => CelValue.Of(flag), long[] list => CelValue.OfList(list.Select(n => CelValue.Of(n))), _ => CelValue.Of((string)value) };
            bindings.Set(name, known);
            plain.Set(name, known);
        }

        var expression = CelExpression.Compile(text, environment);
        var steps = expression.Explain(bindings, out var result);

        // Being watched changes neither the outcome nor its price.
        Assert.Equal(expression.Evaluate(plain).ToString(), result.ToString());
        Assert.Equal(plain.Cost, bindings.Cost);
        return ([.. steps.Select(s => $"{s.Depth} {text.Substring(s.Start, s.Length)} = {(s.Value is { } v ? v.ToString() : "-")} x{s.Evaluations}")], result, bindings.Cost);
    }

    [Fact]
    public void Each_part_has_its_text_and_value()
    {
        var (parts, value, _) = Explain("(a + 1) * 2 > b && size(c) == 3", ("a", 2L), ("b", 5L), ("c", "xyz"));
        Assert.True(value.Bool);
        Assert.Equal(
            [
                "0 (a + 1) * 2 > b && size(c) == 3 = true x1",
                "1 (a + 1) * 2 > b = true x1",
                "2 (a + 1) * 2 = 6 x1",
                "3 a + 1 = 3 x1",
                "4 a = 2 x1",
                "2 b = 5 x1",
                "1 size(c) == 3 = true x1",
                "2 size(c) = 3 x1",
                "3 c = \"xyz\" x1",
            ],
            parts);
    }

    [Fact]
    public void What_something_before_it_decided_was_not_evaluated()
    {
        var (parts, _, _) = Explain("a || b > 1 ? 'yes' : b + 'x'", ("a", true), ("b", 1L));
        Assert.Contains("2 b > 1 = - x0", parts);
        Assert.Contains("1 b + 'x' = - x0", parts);
    }

    [Fact]
    public void In_the_body_of_a_macro_the_last_round_counts_which_is_the_one_that_decided()
    {
        var (parts, value, _) = Explain("l.all(x, x < 3)", ("l", new long[] { 1, 2, 7, 8 }));
        Assert.False(value.Bool);
        Assert.Equal(["0 l.all(x, x < 3) = false x1", "1 l = [1, 2, 7, 8] x1", "1 x < 3 = false x3", "2 x = 7 x3"], parts);
    }

    [Fact]
    public void An_error_is_told_where_it_arises()
    {
        var (parts, value, _) = Explain("1 / a == 1 || b", ("a", 0L), ("b", false));
        Assert.True(value.IsError);
        Assert.Contains(parts, p => p.StartsWith("2 1 / a = ", StringComparison.Ordinal) && p.Contains("division by zero", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1 + 1 == 2")]
    [InlineData("[1, 2, 3].filter(x, x > 1).size() == 2")]
    [InlineData("'a' in ['a', 'b'] && 'c' in {'c': 1}")]
    [InlineData("[[1], [2]].map(x, x[0]).sum() == 3")]
    [InlineData("r'\\d+'.size() == 3 && \"\"\"a ? b : c\"\"\" != ''")]
    [InlineData("'10.0.0.1'.matches('^[0-9.]+$') ? cidr('10.0.0.0/8').containsIP('10.0.0.1') : false")]
    [InlineData("quantity('1Gi').isGreaterThan(quantity('1M'))")]
    [InlineData("has({'a': {'b': 1}}.a.b)")]
    [InlineData("-(-3) == 3 && !!true")]
    public void Any_expression_costs_the_same_watched(string text)
    {
        var (parts, value, _) = Explain(text);
        Assert.True(value.Bool);
        Assert.StartsWith("0 " + text + " = true", parts[0], StringComparison.Ordinal);
    }
}
