using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>Values as the compiler reads them: only what is certainly wrong is told.</summary>
public class UnknownValueTests
{
    private const string Schema = """
        type: object
        required: [a, b]
        maxProperties: 3
        properties:
          a: {type: string, maxLength: 3}
          b: {type: integer, minimum: 1}
          c: {type: string, default: x}
          l: {type: array, maxItems: 2, minItems: 2, items: {type: string, enum: [p, q]}, x-kubernetes-list-type: set}
          u: {type: object, oneOf: [{required: [x]}, {required: [z]}], properties: {x: {type: string}, z: {type: string}}}
        x-kubernetes-validations:
        - {rule: "self.a != 'bad' || self.b > 5", message: rule}
        """;

    private static readonly SchemaValidator s_validator = SchemaValidator.Create(CustomResourceDefinitionReader.ReadSchema(Schema), null);

    [Fact]
    public void Nothing_known_nothing_told()
    {
        Assert.Empty(Errors(Value.Unknown));
        Assert.Empty(Errors(Object(complete: false)));
        Assert.Empty(Errors(Object(true, ("a", Value.Unknown), ("b", Value.MaybeAbsent))));
    }

    [Fact]
    public void Required_is_missing_only_where_the_object_is_complete()
    {
        Assert.Equal(["b"], Errors(Object(true, ("a", Value.Of("x")))));
        Assert.Empty(Errors(Object(false, ("a", Value.Of("x")))));
    }

    [Fact]
    public void Known_parts_are_judged_beside_unknown_ones()
    {
        Assert.Equal(["a"], Errors(Object(false, ("a", Value.Of("long")), ("b", Value.Unknown))));
        Assert.Equal([""], Errors(Object(false, ("a", Value.Of("bad")), ("b", Value.Of(2)))));
        Assert.Empty(Errors(Object(false, ("a", Value.Of("bad")), ("b", Value.Unknown))));
        Assert.Equal([""], Errors(Object(false, ("a", Value.Unknown), ("b", Value.Of(2)), ("c", Value.Of("1")), ("l", Value.Unknown))));
    }

    [Fact]
    public void Arrays_that_may_grow()
    {
        Assert.Empty(Errors(Object(false, ("l", Array(false, Value.Of("p"))))));
        Assert.Equal(["l"], Errors(Object(false, ("l", Array(true, Value.Of("p"))))));
        Assert.Equal(["l"], Errors(Object(false, ("l", Array(false, Value.Of("p"), Value.Of("q"), Value.Unknown)))));
        Assert.Equal(["l[1]"], Errors(Object(false, ("l", Array(false, Value.Unknown, Value.Of("r"))))));
        Assert.Equal(["l[1]"], Errors(Object(false, ("l", Array(false, Value.Of("p"), Value.Of("p"))))));
        Assert.Empty(Errors(Object(false, ("l", Array(false, Value.Of("p"), Value.Unknown)))));
    }

    [Fact]
    public void Junctors_need_certainty()
    {
        Assert.Equal(["u"], Errors(Object(false, ("u", Object(true, ("x", Value.Of("1")), ("z", Value.Unknown))))));
        Assert.Equal(["u"], Errors(Object(false, ("u", Object(true)))));
        Assert.Empty(Errors(Object(false, ("u", Object(true, ("x", Value.Of("1")), ("z", Value.MaybeAbsent))))));
        Assert.Empty(Errors(Object(false, ("u", Object(false)))));
    }

    [Fact]
    public void Defaults_over_unknown_members()
    {
        var result = s_validator.Default(Object(true, ("c", Value.MaybeAbsent))).Object["c"];
        Assert.Equal(ValueKind.Unknown, result.Kind);
        Assert.Equal(ValueKind.Unknown, s_validator.Default(Object(false)).Object["c"].Kind);
        Assert.Equal("x", s_validator.Default(Object(true)).Object["c"].String);
    }

    private static string[] Errors(Value value) => [.. s_validator.Validate(value).Violations.Select(v => v.Path)];

    private static Value Object(bool complete, params (string Name, Value Value)[] members) => Value.Of(new Partial(complete, members));

    private static Value Array(bool complete, params Value[] items) => Value.Of(new PartialArray(complete, items));

    private sealed class Partial(bool complete, (string Name, Value Value)[] members) : IObjectValue
    {
        public int Count => members.Length;

        public bool IsComplete => complete;

        public Value this[string name] => members.FirstOrDefault(m => m.Name == name).Value;

        public string NameAt(int index) => members[index].Name;

        public Value ValueAt(int index) => members[index].Value;
    }

    private sealed class PartialArray(bool complete, Value[] items) : IArrayValue
    {
        public int Count => items.Length;

        public bool IsComplete => complete;

        public Value this[int index] => items[index];
    }
}
