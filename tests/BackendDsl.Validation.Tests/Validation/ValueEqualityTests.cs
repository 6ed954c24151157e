using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>When two values of JSON are the same for a server, and which value a member of an enum allows.</summary>
public sealed class ValueEqualityTests
{
    [Theory]
    [InlineData("1", "1", true)]
    [InlineData("1", "2", false)]
    [InlineData("1", "1.5", false)]
    [InlineData("1.5", "1.5", true)]
    [InlineData("1.5", "2.5", false)]
    [InlineData("1", "'1'", false)]
    [InlineData("true", "true", true)]
    [InlineData("true", "false", false)]
    [InlineData("null", "null", true)]
    [InlineData("null", "false", false)]
    [InlineData("a", "a", true)]
    [InlineData("a", "A", false)]
    [InlineData("[]", "[]", true)]
    [InlineData("[]", "{}", false)]
    [InlineData("{}", "{}", true)]
    [InlineData("[1, 2]", "[1, 2]", true)]
    [InlineData("[1, 2]", "[2, 1]", false)]
    [InlineData("[1]", "[1, 1]", false)]
    [InlineData("[1, 1]", "[1]", false)]
    [InlineData("{a: 1, b: {c: [x]}}", "{b: {c: [x]}, a: 1}", true)]
    [InlineData("{a: 1, b: {c: [x]}}", "{b: {c: [y]}, a: 1}", false)]
    [InlineData("{a: 1}", "{a: 1, b: 1}", false)]
    [InlineData("{a: 1, b: 1}", "{a: 1}", false)]
    [InlineData("{a: 1}", "{b: 1}", false)]
    [InlineData("{a: null}", "{}", false)]
    [InlineData("{a: null}", "{b: null}", false)]
    public void Values_are_equal_by_kind_and_content(string left, string right, bool same)
    {
        var (a, b) = (Read(left), Read(right));
        Assert.Equal(same, ValueEquality.DeepEquals(a, b));
        Assert.Equal(same, ValueEquality.DeepEquals(b, a));
        Assert.Equal(same, ValueEquality.Comparer.Equals(a, b));
        if (same)
            Assert.Equal(ValueEquality.Comparer.GetHashCode(a), ValueEquality.Comparer.GetHashCode(b));
    }

    [Fact]
    public void Absent_members_make_no_difference()
    {
        var bare = Members(true, ("a", Value.Of(1L)));
        var slots = Members(true, ("z", default), ("a", Value.Of(1L)), ("b", default));
        Assert.True(ValueEquality.DeepEquals(bare, slots));
        Assert.True(ValueEquality.DeepEquals(slots, bare));
        Assert.Equal(ValueEquality.Comparer.GetHashCode(bare), ValueEquality.Comparer.GetHashCode(slots));
        Assert.False(ValueEquality.DeepEquals(slots, Members(true, ("a", Value.Of(1L)), ("b", Value.Of(1L)))));
        Assert.True(ValueEquality.DeepEquals(default, default));
    }

    [Fact]
    public void What_is_not_known_equals_nothing()
    {
        Value one = Value.Of(1L);
        Assert.False(ValueEquality.DeepEquals(Value.Unknown, Value.Unknown));
        Assert.False(ValueEquality.DeepEquals(Members(false, ("a", one)), Members(true, ("a", one))));
        Assert.False(ValueEquality.DeepEquals(Members(true, ("a", one)), Members(false, ("a", one))));
        Assert.False(ValueEquality.DeepEquals(Array(true, one), Array(false, one)));
        Assert.False(ValueEquality.DeepEquals(Array(false, one), Array(true, one)));
        Assert.False(ValueEquality.DeepEquals(Array(true, Value.Unknown), Array(true, Value.Unknown)));
    }

    [Fact]
    public void What_is_not_known_is_found_at_any_depth()
    {
        Value one = Value.Of(1L);
        foreach (var known in new[] { one, default, Value.Null, Read("{a: [1, {b: null}]}"), Array(true, one), Members(true, ("a", default)) })
            Assert.False(ValueEquality.HasUnknown(known));
        foreach (var unknown in new[] { Value.Unknown, Array(false), Members(false), Array(true, one, Value.Unknown), Members(true, ("a", one), ("b", Value.Unknown)), Array(true, Members(true, ("a", Array(false)))) })
            Assert.True(ValueEquality.HasUnknown(unknown));
    }

    // A table of values is quick only where different ones hash differently, whoever wrote them.
    [Fact]
    public void Different_values_hash_differently()
    {
        string[] values = ["1", "2", "1.5", "2.5", "true", "false", "null", "a", "b", "[]", "{}", "[1]", "[2]", "[1, 2]", "[2, 1]", "[[1], 2]", "{a: 1}", "{a: 2}", "{b: 1}", "{a: 1, b: 2}", "{a: 2, b: 1}"];
        Assert.Equal(values.Length, values.Select(v => ValueEquality.Comparer.GetHashCode(Read(v))).Distinct().Count());
        AssertSpread(i => Members(true, ("a", Value.Of(i)), ("b", Value.Of(-i))));
        AssertSpread(i => Array(true, Value.Of(i), Value.Of(-31 * i)));
        AssertSpread(i => Value.Of((i << 32) | i));
        AssertSpread(i => Value.Of(BitConverter.Int64BitsToDouble((i << 32) | i)));

        static void AssertSpread(Func<long, Value> make) =>
            Assert.True(Enumerable.Range(1, 1000).Select(i => ValueEquality.Comparer.GetHashCode(make(i))).Distinct().Count() > 990);
    }

    [Fact]
    public void Both_zeros_are_one() => Assert.Equal(ValueEquality.Comparer.GetHashCode(Value.Of(0.0)), ValueEquality.Comparer.GetHashCode(Value.Of(-0.0)));

    /// <summary>A server converts the value to the type of the member: a float is cut off, a number is the character of that code point.</summary>
    [Theory]
    [InlineData("1", "1", true)]
    [InlineData("1", "2", false)]
    [InlineData("1", "1.5", true)]
    [InlineData("1", "2.5", false)]
    [InlineData("0", "-0.5", true)]
    [InlineData("-1", "-1.5", true)]
    [InlineData("1", "'1'", false)]
    [InlineData("1", "true", false)]
    [InlineData("1.5", "1.5", true)]
    [InlineData("1.5", "1", false)]
    [InlineData("2.0", "2", true)]
    [InlineData("1.5", "'1.5'", false)]
    [InlineData("a", "a", true)]
    [InlineData("a", "b", false)]
    [InlineData("a", "97", true)]
    [InlineData("a", "98", false)]
    [InlineData("😀", "128512", true)]
    [InlineData("\uFFFD", "-1", true)]
    [InlineData("\uFFFD", "55296", true)]
    [InlineData("\uFFFD", "57343", true)]
    [InlineData("\uFFFD", "1114112", true)]
    [InlineData("\uFFFD", "1114111", false)]
    [InlineData("\uFFFD", "55295", false)]
    [InlineData("\uFFFD", "57344", false)]
    [InlineData("a", "1.5", false)]
    [InlineData("a", "true", false)]
    [InlineData("null", "null", false)]
    [InlineData("true", "true", true)]
    [InlineData("true", "false", false)]
    [InlineData("{a: 1, b: 2}", "{b: 2, a: 1}", true)]
    [InlineData("{a: 1}", "{a: 1.5}", false)]
    [InlineData("[a]", "[a]", true)]
    [InlineData("[a]", "[97]", false)]
    public void A_member_of_an_enum_allows_what_converts_to_it(string member, string value, bool allowed) =>
        Assert.Equal(allowed, ValueEquality.EnumAllows(Read(member), Read(value)));

    // YAML has no way to write some characters bare.
    private static Value Read(string text) => text[0] > 127 ? Value.Of(text) : DocumentReader.Read(text).Documents[0].Root;

    private static Value Array(bool isComplete, params Value[] items) => Value.Of(new FlatArray(items, isComplete));

    private static Value Members(bool isComplete, params (string Name, Value Value)[] members)
    {
        var made = new FlatObject(members.Length, isComplete);
        foreach (var (name, value) in members)
            made.Add(name, value);
        return Value.Of(made);
    }
}
