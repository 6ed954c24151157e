using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>Uniqueness in lists of type set and map: what counts as the same, and what is not known to be.</summary>
public sealed class ListRuleTests
{
    private const string Object = "{type: object, properties: {a: {type: integer}, b: {type: string}, c: {type: object, properties: {d: {type: integer}}}}}";
    private const string Set = "{type: array, x-kubernetes-list-type: set, items: {type: object, x-kubernetes-map-type: atomic, properties: {a: {type: integer}, b: {type: string}, c: {type: object, x-kubernetes-map-type: atomic, properties: {d: {type: integer}, e: {type: integer}}}, l: {type: array, x-kubernetes-list-type: atomic, items: {type: integer}}}}}";
    private const string Map = "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a], items: " + Object + "}";
    private const string TwoKeys = "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a, b], items: " + Object + "}";

    [Theory]
    [InlineData("[{a: 1, b: x}, {b: x, a: 1}]", "l[1]")]
    [InlineData("[{a: 1, b: x}, {a: 1, b: y}]", "")]
    [InlineData("[{a: 1}, {a: 1, b: x}]", "")]
    [InlineData("[{c: {d: 1, e: 2}, a: 3}, {a: 3, c: {e: 2, d: 1}}]", "l[1]")]
    [InlineData("[{c: {d: 1, e: 2}}, {c: {d: 2, e: 1}}]", "")]
    [InlineData("[{l: [1, 2]}, {l: [2, 1]}]", "")]
    [InlineData("[{l: [1, 2]}, {l: [1, 2]}]", "l[1]")]
    [InlineData("[{a: 1}, {a: 2}, {a: 1}, {a: 2}]", "l[2] l[3]")]
    [InlineData("[{a: 1}, {a: 1}, {a: 1}]", "l[1]")]
    [InlineData("[{a: 1}, {a: 1}, {a: 1}, {a: 2}, {a: 2}]", "l[1] l[4]")]
    [InlineData("[{}, {}]", "l[1]")]
    public void Items_of_a_set_are_the_same_whatever_the_order_of_their_names(string items, string duplicates) => Assert.Equal(duplicates, Duplicates(Set, Read(items)));

    [Theory]
    [InlineData("[{a: 1, b: x}, {a: 1, b: y}]", "l[1]")]
    [InlineData("[{a: 1}, {a: 2}]", "")]
    [InlineData("[{b: x}, {b: y}]", "l[1]")]
    [InlineData("[{b: x}, {a: 0}]", "")]
    [InlineData("[null, null]", "l[1]")]
    [InlineData("[null, {b: x}]", "l[1]")]
    [InlineData("[null, {a: 1}]", "")]
    [InlineData("[{a: 1}, null, {a: 1}]", "l[2]")]
    public void Items_of_a_map_are_the_same_where_their_key_is(string items, string duplicates) => Assert.Equal(duplicates, Duplicates(Map, Read(items)));

    [Theory]
    [InlineData("[{a: 1, b: x}, {a: 1, b: x}]", "l[1]")]
    [InlineData("[{a: 1, b: x}, {a: 1, b: y}]", "")]
    [InlineData("[{a: 1, b: x}, {a: 2, b: x}]", "")]
    [InlineData("[{a: 1}, {a: 1}]", "l[1]")]
    [InlineData("[{a: 1}, {a: 1, b: x}]", "")]
    [InlineData("[{}, null]", "l[1]")]
    [InlineData("[null, {a: 1}]", "")]
    [InlineData("[{b: x, a: 1}, {a: 1, b: x}]", "l[1]")]
    public void All_keys_of_an_item_count(string items, string duplicates) => Assert.Equal(duplicates, Duplicates(TwoKeys, Read(items)));

    [Fact]
    public void A_key_that_an_incomplete_object_may_yet_have_is_not_known_to_be_absent()
    {
        Assert.Equal("", Duplicates(Map, Items(Item(false, ("b", Value.Of("x"))), Item(false, ("b", Value.Of("y"))))));
        Assert.Equal("", Duplicates(Map, Items(Item(false), Item(true))));
        Assert.Equal("l[1]", Duplicates(Map, Items(Item(true), Item(true))));
        Assert.Equal("l[1]", Duplicates(Map, Items(Item(false, ("a", Value.Of(1))), Item(false, ("a", Value.Of(1))))));
        Assert.Equal("", Duplicates(Map, Items(Item(true, ("a", Value.Unknown)), Item(true, ("a", Value.Of(1))))));
        Assert.Equal("", Duplicates(TwoKeys, Items(Item(false, ("a", Value.Of(1))), Item(false, ("a", Value.Of(1))))));
        Assert.Equal("", Duplicates(TwoKeys, Items(Item(true, ("a", Value.Of(1)), ("b", Value.Unknown)), Item(true, ("a", Value.Of(1)), ("b", Value.Of("x"))))));
        Assert.Equal("l[1]", Duplicates(TwoKeys, Items(Item(true, ("a", Value.Of(1))), Item(true, ("a", Value.Of(1))))));
        Assert.Equal("", Duplicates(Map, Items(Value.Unknown, Value.Unknown)));
        Assert.Equal("", Duplicates(Set, Items(Value.Unknown, Value.Unknown, Item(true, ("a", Value.Unknown)), Item(true, ("a", Value.Unknown)))));
    }

    [Fact]
    public void What_is_not_known_hides_nothing_behind_it()
    {
        var one = Item(true, ("a", Value.Of(1)));
        Assert.Equal("l[2]", Duplicates(Map, Items(Value.Unknown, one, one)));
        Assert.Equal("l[2]", Duplicates(Set, Items(Item(true, ("a", Value.Unknown)), one, one)));
        var list = new ArrayNode();
        list.Add(Value.Of(1));
        list.Add(Value.Unknown);
        Assert.Equal("", Duplicates(Set, Items(Item(true, ("l", Value.Of(list))), Item(true, ("l", Value.Of(list))))));
        Assert.Equal("", Duplicates(Set, Items(Item(true, ("c", Item(true, ("d", Value.Unknown)))), Item(true, ("c", Item(true, ("d", Value.Unknown)))))));
        Assert.Equal("", Duplicates(Set, Items(Item(false), Item(false))));
    }

    [Theory]
    [InlineData("boolean", "[true, true]", "l[1]")]
    [InlineData("boolean", "[true, false]", "")]
    [InlineData("boolean", "[false, false]", "l[1]")]
    [InlineData("integer", "[1, 2, 1]", "l[2]")]
    [InlineData("number", "[1.5, 1.5]", "l[1]")]
    [InlineData("number", "[1.5, 2.5]", "")]
    [InlineData("string", "['1', '2', '']", "")]
    [InlineData("string", "['', '']", "l[1]")]
    public void Scalars_of_a_set_are_the_same_by_their_value(string type, string items, string duplicates) =>
        Assert.Equal(duplicates, Duplicates("{type: array, x-kubernetes-list-type: set, items: {type: " + type + "}}", Read(items)));

    [Fact]
    public void An_item_of_a_map_that_is_no_object_is_told_and_ends_the_question()
    {
        Assert.Equal("l[1]: must be an object for an array of list-type map", Told(Map, "[null, text, {a: 1}, {a: 1}]"));
        Assert.Equal("l[0]: must be an object for an array of list-type map", Told(Map, "[1, 2]"));
    }

    [Fact]
    public void What_is_told_of_one_list_does_not_move_the_next()
    {
        const string Both = "{type: object, properties: {l: " + Map + ", m: " + Map + ", s: {type: array, x-kubernetes-list-type: set, items: {type: integer}}}}";
        var validator = SchemaValidator.Create(CustomResourceDefinitionReader.ReadSchema(Both), null);
        var told = validator.Validate(Read("{l: [{a: 1}, 2], m: [{a: 1}, {a: 1}], s: [1, 1, 2]}")).Violations.Where(v => v.Rule?.StartsWith("x-kubernetes-list-type", StringComparison.Ordinal) == true);
        Assert.Equal(["l[1]", "m[1]", "s[1]"], told.Select(v => v.Path.ToString()));
    }

    [Fact]
    public void Of_an_item_of_a_map_its_keys_are_told()
    {
        Assert.Equal("l[1]: Duplicate value: {\"a\":1}", Told(Map, "[{a: 1, b: x}, {a: 1, b: y}]"));
        Assert.Equal("l[1]: Duplicate value: {\"a\":1,\"b\":\"x\"}", Told(TwoKeys, "[{a: 1, b: x}, {a: 1, b: x, c: {}}]"));
        Assert.Equal("l[1]: Duplicate value: {\"a\":1}", Told(TwoKeys, "[{a: 1}, {a: 1}]"));
        Assert.Equal("l[1]: Duplicate value: {\"a\":1,\"b\":\"x\"}", Told(Set, "[{a: 1, b: x}, {b: x, a: 1}]"));
    }

    [Fact]
    public void Lists_below_lists_and_beside_others_are_looked_at()
    {
        const string Outer = "{type: array, x-kubernetes-list-type: atomic, items: {type: object, properties: {m: {type: string}, l: " + Map + ", z: {type: object, additionalProperties: " + Map + "}}}}";
        Assert.Equal("l[0].l[1]", Duplicates(Outer, Read("[{l: [{a: 1}, {a: 1}]}, {l: [{a: 1}]}]")));
        Assert.Equal("l[1].l[1] l[1].z[k][2]", Duplicates(Outer, Read("[{m: x, l: [{a: 1}]}, {m: x, l: [{a: 1}, {a: 1}], z: {j: [], k: [{a: 1}, {a: 2}, {a: 2}]}}]")));
    }

    private static string Told(string list, string items)
    {
        var validator = SchemaValidator.Create(CustomResourceDefinitionReader.ReadSchema("{type: object, properties: {l: " + list + "}}"), null);
        var value = new ObjectNode();
        value.Set("l", Read(items));
        return string.Join("; ", validator.Validate(Value.Of(value)).Violations.Where(v => v.Rule?.StartsWith("x-kubernetes-list-type", StringComparison.Ordinal) == true)
            .Select(v => $"{v.Path}: {v.Message[(v.Message.Contains("must be", StringComparison.Ordinal) ? v.Message.IndexOf("must be", StringComparison.Ordinal) : 0)..]}"));
    }

    private static string Duplicates(string list, Value items)
    {
        var validator = SchemaValidator.Create(CustomResourceDefinitionReader.ReadSchema("{type: object, properties: {l: " + list + "}}"), null);
        var value = new ObjectNode();
        value.Set("l", items);
        return string.Join(' ', validator.Validate(Value.Of(value)).Violations.Where(v => v.Reason == FindingReason.FieldValueDuplicate).Select(v => v.Path.ToString()));
    }

    private static Value Read(string text) => DocumentReader.Read(text).Documents[0].Root;

    private static Value Items(params Value[] items)
    {
        var array = new ArrayNode();
        foreach (var item in items)
            array.Add(item);
        return Value.Of(array);
    }

    private static Value Item(bool isComplete, params (string Name, Value Value)[] members)
    {
        var made = new FlatObject(members.Length, isComplete);
        foreach (var (name, value) in members)
            made.Add(name, value);
        return Value.Of(made);
    }
}
