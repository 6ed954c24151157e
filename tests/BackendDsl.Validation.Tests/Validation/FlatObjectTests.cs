using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>The copy of an object that pruning and defaulting leave: its members are found whether there are few or many.</summary>
public sealed class FlatObjectTests
{
    // From nine on they are hashed; the room that was asked for is too little, right, or too much.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(4, 4)]
    [InlineData(5, 4)]
    [InlineData(8, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 100)]
    [InlineData(1000, 1)]
    public void Members_are_found_in_the_order_they_were_added(int count, int capacity)
    {
        var made = Make(count, capacity);
        Assert.Equal(count, made.Count);
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(Name(i), made.NameAt(i));
            Assert.Equal(i, made.ValueAt(i).Integer);
            Assert.Equal(i, made[Name(i)].Integer);
        }

        Assert.True(made["none"].IsAbsent);
        Assert.True(made["K0"].IsAbsent);
        Assert.True(made[""].IsAbsent);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void What_is_added_after_a_look_is_found_and_the_first_of_equal_names_counts(int count)
    {
        var made = Make(count, 0);
        Assert.True(made["late"].IsAbsent);
        made.Add("late", Value.Of(100L));
        Assert.Equal(100, made["late"].Integer);
        made.Add("late", Value.Of(200L));
        made.Add(Name(0), Value.Of(300L));
        Assert.Equal((100, 0), (made["late"].Integer, made[Name(0)].Integer));
        Assert.Equal(count + 3, made.Count);
    }

    [Fact]
    public void What_is_not_complete_says_so()
    {
        Assert.True(new FlatObject(0, isComplete: true).IsComplete);
        Assert.False(new FlatObject(0, isComplete: false).IsComplete);
    }

    [Fact]
    public async Task Many_may_look_at_once()
    {
        var made = Make(500, 0);
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 500).Count(i => made[Name(i)].Integer == i))));
        Assert.All(found, n => Assert.Equal(500, n));
    }

    [Fact]
    public void Looking_for_every_member_costs_as_much_as_there_are() => Growth.AssertLinear("members", 200, n =>
    {
        var made = Make(n, 0);
        return () => Assert.Equal(n - 1, made[Name(n - 1)].Integer);
    });

    private static FlatObject Make(int count, int capacity)
    {
        var made = new FlatObject(capacity, isComplete: true);
        for (var i = 0; i < count; i++)
            made.Add(Name(i), Value.Of((long)i));
        return made;
    }

    private static string Name(int index) => "k" + index.ToString(CultureInfo.InvariantCulture);
}
