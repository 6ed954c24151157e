using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Cel;

/// <summary>What evaluations cost, in a server's units.</summary>
public class RuntimeCostTests
{
    private const string Schema = """
        type: object
        properties:
          s: {type: string}
          i: {type: integer}
          l: {type: array, items: {type: string}}
          m: {type: object, additionalProperties: {type: string}}
          o: {type: object, properties: {a: {type: string}, b: {type: string}}}
        """;

    private static readonly SchemaNode s_schema = CustomResourceDefinitionReader.ReadSchema(Schema);
    private static readonly Value s_value = DocumentReader.ReadOne("{s: abcdefghijkl, i: 3, l: [a, b, c], m: {k: v}, o: {a: x}}");

    [Theory]

    // A variable and each selection cost one, a test for presence nothing of its own.
    [InlineData("self.i == 3", 3)]
    [InlineData("has(self.o.a)", 2)]
    [InlineData("has(self.o.b) || true", 2)]
    [InlineData("self.l[self.i - 3] == 'a'", 7)]

    // What fails stops a chain, but the comparison is still counted.
    [InlineData("self.o.b == 'x' || true", 4)]

    // A branch that is a chain becomes one with the conditional.
    [InlineData("(self.i > 0 ? self.s : self.o.a) == 'x'", 5)]

    // Texts cost a tenth of their size, literals and sets of literals nothing.
    [InlineData("self.s.startsWith('abc')", 4)]
    [InlineData("self.s in ['a', 'b']", 2)]
    [InlineData("self.s in self.l", 7)]
    [InlineData("self.s + self.s == self.s", 11)]
    [InlineData("self.s.matches('^[a-z]+$')", 6)]

    // Folds: the condition, the step, and the result.
    [InlineData("self.l.all(x, x != 'z')", 18)]
    [InlineData("self.l.exists(x, x == 'a')", 12)]
    [InlineData("self.l.exists(x, x == 'c')", 21)]
    [InlineData("self.l.exists_one(x, x == 'a')", 12)]
    [InlineData("self.l.filter(x, x == 'a').size() == 1", 24)]
    [InlineData("self.l.map(x, x + 'z').size() == 3", 47)]

    // Optional values: what is not there is not charged.
    [InlineData("self.?s.orValue('') != ''", 2)]
    [InlineData("self.o.?b.orValue('d') == 'd'", 3)]

    // Lists: every item with every other.
    [InlineData("self.l.distinct().size() == 3", 33)]
    [InlineData("lists.range(5).size() == 5", 18)]
    [InlineData("sets.contains(self.l, ['a'])", 6)]
    public void Costs(string text, long expected)
    {
        var rule = CelExpression.Compile(text, SchemaEnvironments.For(s_schema)!);
        var budget = CelExpression.DefaultBudget;
        rule.Evaluate(s_value, default, ref budget);
        Assert.Equal(expected, CelExpression.DefaultBudget - budget);
    }

    [Theory]
    [InlineData("self.l.all(x, self.l.all(y, x == y))", 100, 10)]
    [InlineData("self.s == 'x'", null, null)]
    public void Estimates_are_no_less_than_costs(string text, int? maxItems, int? maxLength)
    {
        var schema = CustomResourceDefinitionReader.ReadSchema(
            $"type: object\nproperties:\n  s: {{type: string}}\n  l: {{type: array, {(maxItems is null ? "" : $"maxItems: {maxItems}, ")}items: {{type: string{(maxLength is null ? "" : $", maxLength: {maxLength}")}}}}}");
        var rule = CelExpression.Compile(text, SchemaEnvironments.For(schema)!);
        var budget = CelExpression.DefaultBudget;
        rule.Evaluate(DocumentReader.ReadOne("{s: abcdefghijkl, l: [a, a, a]}"), default, ref budget);
        Assert.True(SchemaCost.Estimate(rule, schema) >= (ulong)(CelExpression.DefaultBudget - budget));
    }

    // One path is written over the end of another that began alike: a server then takes the one's limit for the other's.
    [Fact]
    public void Estimates_share_the_memory_of_paths()
    {
        var schema = CustomResourceDefinitionReader.ReadSchema(
            "type: object\nproperties: {o: {type: array, maxItems: 8, items: {type: object, properties: {a: {type: string, maxLength: 20}, tags: {type: array, maxItems: 8, items: {type: string, maxLength: 10}}}}}}");
        var environment = SchemaEnvironments.For(schema)!;
        Assert.Equal(6451UL, SchemaCost.Estimate(CelExpression.Compile("self.o.all(x, x.tags.all(t, t != x.a))", environment), schema));
    }

    [Fact]
    public void Rules_and_messages_of_an_object_are_summed_up()
    {
        var schema = CustomResourceDefinitionReader.ReadSchema("""
            type: object
            properties: {s: {type: string}, i: {type: integer}}
            x-kubernetes-validations:
            - {rule: "self.i > 0"}
            - {rule: "self.i > 100", messageExpression: "'n is ' + self.s"}
            """);
        var validator = SchemaValidator.Create(schema, identity: null);
        Assert.Equal(3 + 3 + 3, validator.MeasureRules(DocumentReader.ReadOne("{s: x, i: 5}")));
        Assert.Equal("Invalid value: n is x", Assert.Single(validator.Validate(DocumentReader.ReadOne("{s: x, i: 5}")).Violations).Message);
    }
}
