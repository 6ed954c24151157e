using BackendDsl.Cel;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Tests;

/// <summary>The code of docs/cel.md does what the guide says.</summary>
public class CelGuideTests
{
    private static readonly CelEnvironment s_environment = CelEnvironment.Create("1.36")
        .WithVariable("host", CelType.String)
        .WithVariable("replicas", CelType.Int)
        .WithFunction(new CelFunctionDefinition(
            "isInternal",
            [CelType.String],
            CelType.Bool,
            arguments => CelValue.Of(arguments[0].String.EndsWith(".internal", StringComparison.Ordinal)),
            isMember: true,
            cost: 2));

    [Fact]
    public void Functions_of_your_own()
    {
        var rule = CelExpression.Compile("host.isInternal() && replicas > 1", s_environment);
        var bindings = new CelBindings().Set("host", CelValue.Of("db.internal")).Set("replicas", CelValue.Of(3L));
        Assert.True(rule.Evaluate(bindings).IsTrue);
        Assert.Equal(5, bindings.Cost);
        Assert.Equal(CelExpression.DefaultBudget - 5, bindings.Budget);
        Assert.True(CelCost.Estimate(rule, self: null) > 0);
    }

    [Fact]
    public void They_are_checked_like_any_other()
    {
        Assert.Contains("found no matching overload for 'isInternal' applied to 'int.()'", CelExpression.Check("replicas.isInternal()", s_environment)[0].Message, StringComparison.Ordinal);
        Assert.Empty(CelExpression.Check("host.isInternal()", s_environment));
        Assert.NotEmpty(CelExpression.Check("host.isInternal()", CelEnvironment.Create("1.36").WithVariable("host", CelType.String)));
        Assert.True(CelExpression.Compile("host.isInternal()", s_environment).Evaluate(new CelBindings()).IsUnknown);
    }

    [Fact]
    public void A_library_and_one_more_signature()
    {
        var environment = CelEnvironment.Create("1.36")
            .WithFunction(new("calendar.weekday", [CelType.Int], CelType.String, a => a[0].Int is >= 0 and < 7 ? CelValue.Of("day " + a[0].Int) : CelValue.Failure("no such day")))
            .WithFunction(new("size", [CelType.Bool], CelType.Int, a => CelValue.Of(a[0].Bool ? 1L : 0L)));
        Assert.Equal("day 3", CelExpression.Compile("calendar.weekday(3)", environment).Evaluate(new CelBindings()).String);
        Assert.Equal("no such day", CelExpression.Compile("calendar.weekday(9)", environment).Evaluate(new CelBindings()).Error.Message);
        Assert.True(CelExpression.Compile("size(true) == 1 && size('ab') == 2", environment).Evaluate(new CelBindings()).IsTrue);
    }

    [Fact]
    public void What_a_function_may_not_be()
    {
        Assert.Throws<ArgumentException>(() => new CelFunctionDefinition("", [], CelType.Int, _ => CelValue.Of(1L)));
        Assert.Throws<ArgumentException>(() => new CelFunctionDefinition("f", [], CelType.Int, _ => CelValue.Of(1L), isMember: true));
        Assert.Throws<ArgumentException>(() => new CelFunctionDefinition("f", [CelType.Int, CelType.Int, CelType.Int, CelType.Int, CelType.Int], CelType.Int, _ => CelValue.Of(1L)));
        Assert.Throws<ArgumentException>(() => new CelFunctionDefinition("f", [], CelType.Int, _ => CelValue.Of(1L), cost: -1));
    }

    [Theory]
    [InlineData("1.33", false)]
    [InlineData("1.34", true)]
    public void Libraries_follow_the_server(string version, bool isKnown) =>
        Assert.Equal(isKnown, CelExpression.Check("[3, 1].sort() == [1, 3]", CelEnvironment.Create(version)).Count == 0);
}
