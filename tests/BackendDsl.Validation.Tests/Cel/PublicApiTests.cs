using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Cel;

/// <summary>The uses the documentation shows.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Plain_expression()
    {
        var environment = CelEnvironment.Create().WithVariable("x", CelType.Int);
        var expression = CelExpression.Compile("x > 2 && 'a'.size() == 1", environment);
        Assert.Equal("true", expression.Evaluate(new CelBindings().Set("x", CelValue.Of(3L))).ToString());
        Assert.True(expression.Mentions("x"));
        Assert.Same(CelType.Bool, expression.ResultType);
        Assert.True(expression.Evaluate(new CelBindings()).IsUnknown);
    }

    [Fact]
    public void Issues_tell_their_place()
    {
        var refused = Assert.Throws<CelCompileException>(() => CelExpression.Compile("1 +\n  '😀' + x", CelEnvironment.Create()));
        var issue = refused.Issues[^1];
        Assert.Equal((CelIssueKind.Check, 2, 9), (issue.Kind, issue.Line, issue.Column));
        Assert.Contains("undeclared reference to 'x'", issue.ToString(), StringComparison.Ordinal);
        Assert.False(CelExpression.TryCompile("1 +", CelEnvironment.Create(), out _, out var issues));
        Assert.Equal(CelIssueKind.Syntax, issues[0].Kind);
        Assert.False(CelExpression.TryCompile("int('x')", CelEnvironment.Create(), out _, out issues));
        Assert.Equal("program instantiation failed: type conversion error from 'string' to 'int'", CelExpression.Describe(issues));
    }

    [Fact]
    public void Rule_of_a_schema()
    {
        var node = CustomResourceDefinitionReader.ReadSchema("""{"type":"object","properties":{"a":{"type":"integer"}}}""");
        var rule = CelExpression.Compile("has(self.a) ? self.a > 0 : true", SchemaEnvironments.For(node, version: "1.34")!);
        Assert.True(rule.Evaluate(DocumentReader.ReadOne("""{"a": 5}""")).IsTrue);
        Assert.True(rule.Evaluate(DocumentReader.ReadOne("""{"a": 0}""")).IsFalse);
        Assert.True(rule.Evaluate(DocumentReader.ReadOne("{}")).IsTrue);
        Assert.Null(SchemaEnvironments.For(new SchemaNode { PreserveUnknownFields = true }));
        Assert.InRange(SchemaCost.Estimate(rule, node), 1UL, 100UL);
    }

    [Fact]
    public void Budget_is_shared_between_evaluations()
    {
        var expression = CelExpression.Compile("[1, 2, 3].all(x, x > 0)", CelEnvironment.Create());
        long budget = 60;
        var evaluations = 0;
        while (!expression.Evaluate(Value.Absent, default, ref budget).IsError)
            evaluations++;
        Assert.InRange(evaluations, 1, 10);
        Assert.Equal(0, budget);
    }

    [Fact]
    public void Variables_are_computed_once_and_only_if_asked_for()
    {
        var computed = 0;
        var environment = PolicyEnvironment.Create(default, CelLibraries.StoredExpressions, hasParams: false, hasAuthorizer: true).WithVariables([new("n", CelType.Int), new("bad", CelType.Int)]);
        var bindings = new CelBindings().SetVariables(new Dictionary<string, Func<CelValue>>
        {
            ["n"] = () => CelValue.Of((long)++computed),
            ["bad"] = () => CelValue.Failure("no"),
        });
        Assert.True(CelExpression.Compile("variables.n == 1 && variables.n == 1", environment).Evaluate(bindings).IsTrue);
        Assert.True(CelExpression.Compile("variables.bad == 1 || variables.n == 1", environment).Evaluate(bindings).IsTrue);
        Assert.True(CelExpression.Compile("has(variables.bad)", environment).Evaluate(bindings).IsError);
    }

    [Fact]
    public void Threads_share_an_expression()
    {
        var node = CustomResourceDefinitionReader.ReadSchema("""{"type":"object","properties":{"l":{"type":"array","items":{"type":"string"}},"a":{"type":"integer"}}}""");
        var rule = CelExpression.Compile("self.l.all(x, x.matches('^[a-z]+$')) && self.a in [1, 2, 3]", SchemaEnvironments.For(node)!);
        Value[] documents = [DocumentReader.ReadOne("""{"a":1,"l":["a","b"]}"""), DocumentReader.ReadOne("""{"l":["a","b"],"a":4}""")];
        Parallel.For(0, 20_000, i => Assert.Equal(i % 2 == 0, rule.Evaluate(documents[i % 2]).IsTrue));
    }
}
