using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Cel;

/// <summary>What an expression comes to where parts of the value are not known.</summary>
public sealed class UnknownTests
{
    private static readonly SchemaNode s_schema = CustomResourceDefinitionReader.ReadSchema(
        """
        {"type":"object","properties":{
          "known":{"type":"integer"},"present":{"type":"integer"},"perhaps":{"type":"integer"},"absent":{"type":"integer"},
          "text":{"type":"string"},"flag":{"type":"boolean"},
          "list":{"type":"array","items":{"type":"integer"}},"open":{"type":"array","items":{"type":"integer"}},
          "set":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"integer"}},
          "map":{"type":"object","additionalProperties":{"type":"integer"}},
          "object":{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"integer"}}},
          "other":{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"integer"}}}}}
        """);

    private static readonly Value s_self = Value.Of(new ObjectNode(
    [
        new("known", Value.Of(5L)),
        new("present", Value.Unknown),
        new("perhaps", Value.MaybeAbsent),
        new("text", Value.Unknown),
        new("flag", Value.Unknown),
        new("list", Value.Of(new ArrayNode([Value.Of(1L), Value.Unknown, Value.Of(3L)]))),
        new("open", Value.Of(new OpenArray(Value.Of(1L), Value.Of(2L)))),
        new("set", Value.Of(new ArrayNode([Value.Of(1L), Value.Of(2L)]))),
        new("map", Value.Of(new OpenObject(("a", Value.Of(1L))))),
        new("object", Value.Of(new ObjectNode([new("a", Value.Of(1L)), new("b", Value.Unknown)]))),
        new("other", Value.Of(new ObjectNode([new("a", Value.Of(2L)), new("b", Value.Unknown)]))),
    ]));

    [Theory]
    [InlineData("has(self.present)", "true")]
    [InlineData("has(self.perhaps)", "unknown")]
    [InlineData("has(self.absent)", "false")]
    [InlineData("self.perhaps > 1", "unknown")]
    [InlineData("self.present == 5", "unknown")]
    [InlineData("self.absent == 5", "error")]
    [InlineData("self.known == 5 || self.flag", "true")]
    [InlineData("self.flag || self.known == 5", "true")]
    [InlineData("self.flag && self.known == 6", "false")]
    [InlineData("self.flag && self.known == 5", "unknown")]
    [InlineData("self.flag || self.absent == 1", "unknown")]
    [InlineData("self.absent == 1 || self.flag", "unknown")]
    [InlineData("self.absent == 1 && self.known == 6", "false")]
    [InlineData("!self.flag", "unknown")]
    [InlineData("self.flag ? true : false", "unknown")]
    [InlineData("self.flag ? self.known == 5 : self.known > 1", "true")]
    [InlineData("self.flag ? self.absent == 1 : self.absent == 2", "error")]
    [InlineData("self.known + self.absent > 1 && self.flag", "unknown")]
    [InlineData("self.present + self.absent > 1", "error")]
    [InlineData("size(self.text) > 1", "unknown")]
    [InlineData("self.text.matches('^a')", "unknown")]
    [InlineData("self.text in ['a', 'b']", "unknown")]
    [InlineData("self.text in ['a', 'b', 'c', 'd', 'e', 'f']", "unknown")]
    [InlineData("self.list.size() == 3", "true")]
    [InlineData("self.list.all(x, x > 2)", "false")]
    [InlineData("self.list.all(x, x > 0)", "unknown")]
    [InlineData("self.list.exists(x, x == 3)", "true")]
    [InlineData("self.list.exists(x, x == 9)", "unknown")]
    [InlineData("self.list.exists_one(x, x > 0)", "false")]
    [InlineData("self.list.exists_one(x, x == 1)", "unknown")]
    [InlineData("self.list.exists_one(x, 1 / (x - 1) > 0)", "error")]
    [InlineData("self.list.filter(x, x > 0).size() == 3", "unknown")]
    [InlineData("self.list.map(x, x * 2).size() == 3", "true")]
    [InlineData("self.list.map(x, x * 2)[0] == 2", "true")]
    [InlineData("3 in self.list", "true")]
    [InlineData("9 in self.list", "unknown")]
    [InlineData("self.list[1] == 7", "unknown")]
    [InlineData("self.list[3] == 7", "error")]
    [InlineData("self.list == [1, 2, 3]", "unknown")]
    [InlineData("self.list == [1, 2]", "false")]
    [InlineData("self.list == [2, 2, 3]", "false")]
    [InlineData("self.list.sum() == 1", "unknown")]
    [InlineData("self.list.isSorted()", "unknown")]
    [InlineData("sets.contains(self.list, [1])", "unknown")]
    [InlineData("self.open.size() == 2", "unknown")]
    [InlineData("self.open.all(x, x > 1)", "false")]
    [InlineData("self.open.all(x, x > 0)", "unknown")]
    [InlineData("self.open.exists(x, x == 2)", "true")]
    [InlineData("self.open.exists(x, x == 9)", "unknown")]
    [InlineData("self.open.exists_one(x, x > 0)", "false")]
    [InlineData("self.open.exists_one(x, x == 1)", "unknown")]
    [InlineData("self.open.filter(x, x > 1).size() == 1", "unknown")]
    [InlineData("self.open[1] == 2", "true")]
    [InlineData("self.open[2] == 2", "unknown")]
    [InlineData("self.open == [1, 3]", "false")]
    [InlineData("self.open == [1]", "false")]
    [InlineData("self.open == [1, 2]", "unknown")]
    [InlineData("2 in self.open", "true")]
    [InlineData("7 in self.open", "unknown")]
    [InlineData("self.set == [2, 1]", "true")]
    [InlineData("self.map.size() == 1", "unknown")]
    [InlineData("'a' in self.map", "true")]
    [InlineData("'b' in self.map", "unknown")]
    [InlineData("self.map.a == 1", "true")]
    [InlineData("self.map.b == 1", "unknown")]
    [InlineData("self.map.all(k, k == 'b')", "false")]
    [InlineData("self.map.all(k, k == 'a')", "unknown")]
    [InlineData("self.map == {'a': 2}", "false")]
    [InlineData("self.map == {'a': 1}", "unknown")]
    [InlineData("dyn(self.object) == dyn(self.other)", "false")]
    [InlineData("self.object == self.object", "true")]
    [InlineData("self.object.a == self.other.a", "false")]
    [InlineData("[has(self.known), has(self.absent)].filter(x, x == true).size() == 1", "true")]
    [InlineData("[has(self.known), has(self.perhaps)].filter(x, x == true).size() == 1", "unknown")]
    [InlineData("[has(self.known), has(self.text), has(self.perhaps)].filter(x, x == true).size() == 1", "false")]
    [InlineData("[has(self.known), has(self.perhaps)].filter(x, x == true).size() <= 2", "true")]
    [InlineData("1 > [has(self.known), has(self.perhaps)].filter(x, x == true).size()", "false")]
    [InlineData("[has(self.absent), has(self.perhaps)].filter(x, x == true).size() != 2", "true")]
    [InlineData("self.open.filter(x, x > 0).size() < 2", "false")]
    [InlineData("self.open.filter(x, x > 0).size() >= 3", "unknown")]
    [InlineData("self.list.filter(x, x > 0).size() >= 2", "true")]
    [InlineData("self.?perhaps.hasValue()", "unknown")]
    [InlineData("self.?absent.orValue(3) == 3", "true")]
    [InlineData("self.?present.orValue(3) == 3", "unknown")]
    [InlineData("type(self.known) == int", "true")]
    public void Only_what_is_definite_is_told(string rule, string expected)
    {
        var expression = CelExpression.Compile(rule, SchemaEnvironments.For(s_schema)!);
        var value = expression.Evaluate(s_self);
        Assert.Equal(expected, value.IsError ? "error" : value.ToString());
    }

    [Theory]
    [InlineData("authorizer.group('').resource('pods').check('list').allowed()", "unknown")]
    [InlineData("authorizer.group('').resource('pods').check('list').allowed() || object.a == 1", "true")]
    [InlineData("request.userInfo.username == 'x' && object.a == 2", "false")]
    [InlineData("namespaceObject.metadata.name == 'x'", "unknown")]
    public void What_only_a_cluster_knows_is_unknown(string rule, string expected)
    {
        var bindings = new CelBindings().Set("object", Value.Of(new ObjectNode([new("a", Value.Of(1L))])));
        Assert.Equal(expected, CelExpression.Compile(rule, PolicyEnvironment.Create(default, CelLibraries.StoredExpressions, hasParams: false, hasAuthorizer: true)).Evaluate(bindings).ToString());
    }

    private sealed class OpenArray(params Value[] items) : IArrayValue
    {
        public int Count => items.Length;

        public bool IsComplete => false;

        public Value this[int index] => items[index];
    }

    private sealed class OpenObject(params (string Name, Value Value)[] members) : IObjectValue
    {
        public int Count => members.Length;

        public bool IsComplete => false;

        public Value this[string name] => Array.Find(members, m => m.Name == name).Value;

        public string NameAt(int index) => members[index].Name;

        public Value ValueAt(int index) => members[index].Value;
    }
}
