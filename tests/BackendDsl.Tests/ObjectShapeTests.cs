using System.Text;
using BackendDsl.Models;
using BackendDsl.Serialization;
using BackendDsl.Tests.Sample;

namespace BackendDsl.Tests;

/// <summary>What a type knows of its members: found by name in few and in many, and written as they are.</summary>
public sealed class ObjectShapeTests
{
    private static ObjectShape Shape(params IEnumerable<string> names) => names.Aggregate(new ObjectShape(), (s, n) => s.String(n));

    private static string[] Many(int count) => [.. Enumerable.Range(0, count).Select(i => $"m{i:000}")];

    // Six are looked through, more are hashed; 64 are what a reader still looks through.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(300)]
    public void A_member_is_found_at_its_slot_and_no_other(int count)
    {
        var names = Many(count);
        var shape = Shape(names);
        Assert.Equal(count, shape.Count);
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(names[i], shape.NameAt(i));
            Assert.Equal(i, shape.Find(new string(names[i])));
            Assert.Equal(i, shape.FindLiteral(names[i]));
            // A name that was made while running is another object of the same letters.
            Assert.Equal(i, shape.FindLiteral(new string(names[i].AsSpan())));
        }

        foreach (var none in (string[])["", "m", "m00", "M000", "m000 ", "x"])
        {
            Assert.Equal(-1, shape.Find(none));
            Assert.Equal(-1, shape.FindLiteral(none));
        }
    }

    [Theory]
    [InlineData(63, 63)]
    [InlineData(64, 64)]
    [InlineData(65, 0)]
    public void A_reader_looks_through_few_names_alone(int count, int seen) =>
        Assert.Equal(Many(count).Take(seen), ((IMemberNames)Shape(Many(count))).WireNames.ToArray());

    // JSON writes these otherwise than they are, so that comparing letters would not find them.
    [Theory]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("")]
    public void A_name_that_json_escapes_is_found_all_the_same(string odd)
    {
        var shape = Shape("a", odd, "z");
        Assert.Empty(((IMemberNames)shape).WireNames.ToArray());
        Assert.Equal((1, 2), (shape.Find(odd), shape.Find("z")));
    }

    [Fact]
    public void Names_are_written_with_their_colon_and_long_ones_are_left_to_the_writer()
    {
        var longest = new string('k', YamlManifestWriter.LongestKey);
        var shape = Shape("a", "true", "x y", longest, longest + "k");
        Assert.Equal(["a:", "\"true\":", "x y:", longest + ":", null], Enumerable.Range(0, 5).Select(i => shape.YamlKeys[i] is { } key ? Encoding.UTF8.GetString(key).Replace('\'', '"') : null));
        Assert.Equal(["\"a\":", "\"true\":", "\"x y\":", $"\"{longest}\":", $"\"{longest}k\":"], Enumerable.Range(0, 5).Select(i => Encoding.UTF8.GetString(shape.JsonKeyAt(i))));
    }

    [Fact]
    public void A_resource_says_its_kind_in_the_first_slots()
    {
        var shape = ObjectShape.Resource("a.b/v1", "Kind").String("data");
        Assert.Equal(["apiVersion", "kind", "metadata", "data"], Enumerable.Range(0, shape.Count).Select(shape.NameAt));
        Assert.Equal(["a.b/v1", "Kind", null, null], Enumerable.Range(0, shape.Count).Select(shape.ConstantAt));
        Assert.Equal(("a.b/v1", "Kind"), (shape.ApiVersion, shape.Kind));
        // What JSON would escape is not taken for a constant, nor is what is no resource.
        Assert.Null(ObjectShape.Resource("a\"b/v1", "Kind").ConstantAt(0));
        Assert.Null(Shape("a", "b").ConstantAt(0));
        Assert.Equal("items", ObjectShape.ResourceList<Widget>("a.b/v1", "WidgetList").NameAt(3));
    }

    [Fact]
    public void A_shape_in_use_takes_no_more_members_and_no_name_twice()
    {
        var shape = Shape(Many(8));
        Assert.Equal(7, shape.Find("m007"));
        Assert.Throws<InvalidOperationException>(() => shape.String("late"));
        Assert.Throws<ArgumentException>(() => Shape([.. Many(8), "m000"]).Find("m000"));
    }
}
