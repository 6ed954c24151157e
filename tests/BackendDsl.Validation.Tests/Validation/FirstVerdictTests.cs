using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>What the first verdict of a kind makes (types of fields, rules, patterns) is made when it is needed, whoever comes first.</summary>
public class FirstVerdictTests
{
    private const string Schema = """
        {"type":"object","x-kubernetes-validations":[{"rule":"self.a.b.c.d == self.a.b.c.e && self.a.b.items.all(i, i.n.startsWith('x'))"}],"properties":{
          "a":{"type":"object","properties":{"b":{"type":"object","properties":{
            "items":{"type":"array","maxItems":9,"items":{"type":"object","x-kubernetes-validations":[{"rule":"self.n.size() < 9 && self.__namespace__ == 'y'"}],"properties":{"n":{"type":"string","maxLength":9,"pattern":"^x[a-z]*$"},"namespace":{"type":"string","maxLength":9}}}},
            "c":{"type":"object","properties":{"d":{"type":"integer"},"e":{"type":"integer"}}}}}}}}}
        """;

    private static Value Object(long d, string n) => Value.Of(new ObjectNode([new("a", Value.Of(new ObjectNode([new("b", Value.Of(new ObjectNode(
    [
        new("c", Value.Of(new ObjectNode([new("d", Value.Of(d)), new("e", Value.Of(1L))]))),
        new("items", Value.Of(new ArrayNode([Value.Of(new ObjectNode([new("n", Value.Of(n)), new("namespace", Value.Of("y"))]))]))),
    ])))])))]));

    [Fact]
    public async Task Many_threads_that_meet_a_kind_at_once_get_the_verdict_of_one()
    {
        var schema = CustomResourceDefinitionReader.ReadSchema(Schema);
        Value[] objects = [Object(1, "xa"), Object(2, "xa"), Object(1, "ya"), Object(1, "xA")];
        var alone = SchemaValidator.Create(schema, null);
        var expected = objects.Select(o => Text(alone.Validate(o))).ToArray();
        Assert.Equal("", expected[0]);
        Assert.All(expected.Skip(1), e => Assert.NotEqual("", e));
        for (var round = 0; round < 40; round++)
        {
            var validator = SchemaValidator.Create(schema, null);
            using var start = new Barrier(4);
            var verdicts = await Task.WhenAll(objects.Select(o => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return Text(validator.Validate(o));
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
            Assert.Equal(expected, verdicts);
        }
    }

    private static string Text(ValidationResult result) => result.IsValid ? "" : result.ToString();
}
