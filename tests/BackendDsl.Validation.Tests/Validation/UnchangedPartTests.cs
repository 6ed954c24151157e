using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Findings;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>
/// What an update leaves as it was is let pass, though it breaks a rule: which old part a new one is compared with, and when both are the same.
/// Each schema here is broken by every value (it asks for a hundred items and for none), so that an answer without findings says "unchanged".
/// </summary>
public sealed class UnchangedPartTests
{
    private const string Item = "{type: object, properties: {a: {type: integer}, b: {type: string}, n: {type: array, items: {type: integer}}}}";
    private const string Map = "{type: array, minItems: 100, maxItems: 0, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a], items: " + Item + "}";
    private const string TwoKeys = "{type: array, minItems: 100, maxItems: 0, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a, b], items: " + Item + "}";
    private const string Atomic = "{type: array, minItems: 100, maxItems: 0, items: " + Item + "}";
    private const string Set = "{type: array, minItems: 100, maxItems: 0, x-kubernetes-list-type: set, items: {type: integer}}";
    private const string Object = "{type: object, minProperties: 100, maxProperties: 0, properties: {a: {type: integer}, b: {type: string}, c: {type: integer}}}";
    private const string Open = "{type: object, minProperties: 100, maxProperties: 0, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: integer}}}";
    private const string Values = "{type: object, minProperties: 100, maxProperties: 0, additionalProperties: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a], items: " + Item + "}}";

    [Theory]
    [InlineData(Map, "[{a: 1, b: x}, {a: 2}]", "[{a: 2}, {b: x, a: 1}]", true)]
    [InlineData(Map, "[{a: 1, b: x}, {a: 2}]", "[{a: 1, b: y}, {a: 2}]", false)]
    [InlineData(Map, "[{a: 1}]", "[{a: 1}, {a: 2}]", false)]
    [InlineData(Map, "[{a: 1}, {a: 2}]", "[{a: 1}]", false)]
    [InlineData(Map, "[{a: 1}, {a: 2}]", "[{a: 1}, {a: 3}]", false)]
    [InlineData(Map, "[]", "[]", true)]
    [InlineData(Map, "{}", "[]", false)]
    [InlineData(Map, "null", "[{a: 1}]", false)]
    [InlineData(Map, "[{a: 1, n: [1, 2]}]", "[{a: 1, n: [1, 2]}]", true)]
    [InlineData(Map, "[{a: 1, n: [1, 2]}]", "[{a: 1, n: [2, 1]}]", false)]
    [InlineData(Map, "[{a: 1, n: [1, 2]}]", "[{a: 1, n: [1]}]", false)]
    [InlineData(Map, "[{a: 1, b: x}, {a: 1, b: y}]", "[{a: 1, b: x}, {a: 1, b: x}]", true)]
    [InlineData(Map, "[{a: 1, b: x}, {a: 1, b: y}]", "[{a: 1, b: y}, {a: 1, b: y}]", false)]
    [InlineData(TwoKeys, "[{a: 1, b: x, n: [1]}, {a: 1, b: y}]", "[{a: 1, b: y}, {a: 1, b: x, n: [1]}]", true)]
    [InlineData(TwoKeys, "[{a: 1, b: x, n: [1]}, {a: 1, b: y}]", "[{a: 1, b: y}, {a: 1, b: x, n: [2]}]", false)]
    [InlineData(TwoKeys, "[{a: 1, b: x}]", "[{a: 2, b: x}]", false)]
    [InlineData(TwoKeys, "[{a: 1, b: x}]", "[{a: 1, b: y}]", false)]
    [InlineData(TwoKeys, "[{b: x, n: [1]}, {a: 1, b: x}]", "[{a: 1, b: x}, {b: x, n: [1]}]", true)]
    [InlineData(Atomic, "[{a: 1}, {a: 2}]", "[{a: 1}, {a: 2}]", true)]
    [InlineData(Atomic, "[{a: 1}, {a: 2}]", "[{a: 2}, {a: 1}]", false)]
    [InlineData(Atomic, "[{a: 1}]", "[{a: 1}, {a: 2}]", false)]
    [InlineData(Set, "[1, 2]", "[1, 2]", true)]
    [InlineData(Set, "[1, 2]", "[2, 1]", false)]
    [InlineData(Object, "{a: 1, b: x}", "{b: x, a: 1}", true)]
    [InlineData(Object, "{a: 1, b: x}", "{a: 1}", false)]
    [InlineData(Object, "{a: 1}", "{a: 1, b: x}", false)]
    [InlineData(Object, "{a: 1, b: x}", "{a: 1, c: 1}", false)]
    [InlineData(Object, "{c: 3, b: x, a: 1}", "{c: 3, a: 1, b: x}", true)]
    [InlineData(Open, "{a: 1}", "{a: 1}", true)]
    [InlineData(Open, "{a: 1, z: 1}", "{a: 1, z: 1}", false)]
    [InlineData(Values, "{k: [{a: 1}, {a: 2}]}", "{k: [{a: 2}, {a: 1}]}", true)]
    [InlineData(Values, "{k: [{a: 1}, {a: 2}]}", "{j: [{a: 1}, {a: 2}]}", false)]
    public void A_part_is_unchanged_where_the_schema_sees_no_difference(string schema, string before, string after, bool unchanged) =>
        Assert.Equal(unchanged, IsUnchanged(schema, Read(before), Read(after)));

    // From eight items on the old ones are found by a table: what is found stays the same.
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(20)]
    public void Old_items_are_found_by_their_keys_however_many_there_are(int count)
    {
        foreach (var schema in new[] { Map, TwoKeys })
        {
            var all = Enumerable.Range(0, count).Select(i => $"{{a: {i}, b: b{i % 2}, n: [{i}]}}").ToList();
            Assert.True(IsUnchanged(schema, List(all), List(all.AsEnumerable().Reverse())));
            Assert.False(IsUnchanged(schema, List(all), List(all.Skip(1).Append("{a: 0, b: b0, n: [1]}"))));
            Assert.False(IsUnchanged(schema, List(all), List(all.Skip(1).Append("{a: 100, b: b0, n: [0]}"))));
            // Of two old items with one key the first counts; what is no object is no item to compare with.
            Assert.True(IsUnchanged(schema, List(all.Append("{a: 0, b: b0, n: [5]}")), List(all.Append(all[0]))));
            Assert.False(IsUnchanged(schema, List(all.Append("{a: 0, b: b0, n: [5]}")), List(all.Append("{a: 0, b: b0, n: [5]}"))));
            Assert.True(IsUnchanged(schema, List(all.Prepend("null")), List(all.Append(all[0]))));
            Assert.False(IsUnchanged(schema, List(all), List(all.Skip(1).Append("null"))));
            Assert.False(IsUnchanged(schema, List(all.Prepend("7")), List(all.Prepend("7"))));
        }
    }

    [Fact]
    public void What_is_not_known_is_not_unchanged()
    {
        Value one = Value.Of(1L), item = Read("{a: 1}");
        foreach (var schema in new[] { Map, Atomic })
        {
            Assert.True(IsUnchanged(schema, Array(true, item), Array(true, item)));
            Assert.False(IsUnchanged(schema, Array(true, item), Array(false, item)));
            Assert.False(IsUnchanged(schema, Array(false, item), Array(true, item)));
        }

        Assert.True(IsUnchanged(Object, Members(true, ("a", one)), Members(true, ("a", one))));
        Assert.True(IsUnchanged(Object, Members(true, ("a", one), ("c", default)), Members(true, ("b", default), ("a", one))));
        Assert.False(IsUnchanged(Object, Members(true, ("a", one)), Members(true, ("a", Value.Unknown))));
        Assert.False(IsUnchanged(Object, Members(true, ("a", Value.Unknown)), Members(true, ("a", Value.Unknown))));
        Assert.False(Correlation.AreEqual(Plan(Object), Members(true, ("a", one)), Members(false, ("a", one))));
        Assert.False(Correlation.AreEqual(Plan(Object), Members(false, ("a", one)), Members(true, ("a", one))));
    }

    /// <summary>Rules in CEL: one without oldSelf is let pass where its part is unchanged, below a list without keys only where the whole list is.</summary>
    [Theory]
    [InlineData("{x: 9}", "{x: 9}", "")]
    [InlineData("{x: 9}", "{x: 8}", "x")]
    [InlineData("{}", "{x: 8}", "x")]
    [InlineData("{m: [{a: 1, v: 9}]}", "{m: [{a: 2, v: 1}, {a: 1, v: 9}]}", "")]
    [InlineData("{m: [{a: 1, v: 9}]}", "{m: [{a: 2, v: 9}]}", "m[0].v")]
    [InlineData("{m: [{a: 1, v: 8}]}", "{m: [{a: 1, v: 9}]}", "m[0].v")]
    [InlineData("{m: [{a: 1}]}", "{m: [{a: 1, v: 9}]}", "m[0].v")]
    [InlineData("{l: [9, 1]}", "{l: [9, 1]}", "")]
    [InlineData("{l: [9, 1]}", "{l: [9, 2]}", "l[0]")]
    [InlineData("{l: [9]}", "{l: [9, 1]}", "l[0]")]
    [InlineData("{p: {k: 9}}", "{p: {k: 9, j: 1}}", "")]
    [InlineData("{p: {k: 9}}", "{p: {j: 9}}", "p[j]")]
    [InlineData("{o: [{d: {v: 9}}]}", "{o: [{d: {v: 9}}]}", "")]
    [InlineData("{o: [{d: {v: 9}}, {}]}", "{o: [{d: {v: 9}}]}", "o[0].d.v")]
    public void Rules_are_let_pass_where_the_nearest_comparable_part_is_unchanged(string before, string after, string told)
    {
        const string V = "{type: integer, x-kubernetes-validations: [{rule: 'self < 5'}]}";
        const string Spec = "{type: object, properties: {x: " + V
            + ", m: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a], items: {type: object, properties: {a: {type: integer}, v: " + V + "}}}"
            + ", l: {type: array, items: " + V + "}, p: {type: object, additionalProperties: " + V + "}"
            + ", o: {type: array, items: {type: object, properties: {d: {type: object, properties: {v: " + V + "}}}}}}}";
        var validator = SchemaValidator.Create(CustomResourceDefinitionReader.ReadSchema("{type: object, properties: {spec: " + Spec + "}}"), null);
        var found = validator.Validate(Read("{spec: " + after + "}"), new() { OldObject = Read("{spec: " + before + "}") }).Violations;
        Assert.Equal(told, string.Join(' ', found.Select(v => v.Path.ToString()["spec.".Length..])));
    }

    private static bool IsUnchanged(string schema, Value before, Value after)
    {
        var validator = SchemaValidator.Create(CustomResourceDefinitionReader.ReadSchema("{type: object, properties: {p: " + schema + "}}"), null);
        return !validator.Validate(Members(true, ("p", after)), new() { OldObject = Members(true, ("p", before)) }).Violations.Any(v => v.Path.ToString() == "p" && v.Id == DiagnosticIds.WrongCount);
    }

    private static NodePlan Plan(string schema) => new PlanCompiler(KubernetesVersion.Default).Compile(CustomResourceDefinitionReader.ReadSchema(schema));

    private static Value List(IEnumerable<string> items) => Read("[" + string.Join(", ", items) + "]");

    private static Value Read(string text) => DocumentReader.Read(text).Documents[0].Root;

    private static Value Array(bool isComplete, params Value[] items) => Value.Of(new FlatArray(items, isComplete));

    private static Value Members(bool isComplete, params (string Name, Value Value)[] members)
    {
        var made = new FlatObject(members.Length, isComplete);
        foreach (var (name, value) in members)
            made.Add(name, value);
        return Value.Of(made);
    }
}
