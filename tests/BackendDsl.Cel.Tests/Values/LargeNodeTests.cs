using System.Globalization;
using System.Runtime.CompilerServices;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Tests.Values;

/// <summary>Objects and arrays of any size are lists of names and values, whatever they are kept in.</summary>
public sealed class LargeNodeTests
{
    [Fact]
    public void An_object_is_what_was_done_to_it()
    {
        var random = new Random(7);
        foreach (var names in (int[])[3, 12, 40, 3000])
        {
            var node = new ObjectNode();
            var (order, values) = (new List<string>(), new Dictionary<string, (long Value, SourceMark Mark)>(StringComparer.Ordinal));
            for (var step = 0; step < 4 * names; step++)
            {
                var name = "n" + random.Next(names).ToString(CultureInfo.InvariantCulture);
                var (value, mark) = (random.Next(), new SourceMark(step + 1, 1));
                switch (random.Next(8))
                {
                    case 0:
                        node.Set(name, default);
                        order.Remove(name);
                        values.Remove(name);
                        continue;
                    case 1:
                        node.Set(name, Value.Of((long)value));
                        mark = values.TryGetValue(name, out var known) ? known.Mark : default;
                        break;
                    default:
                        Assert.Equal(!values.ContainsKey(name), node.Add(name, Value.Of((long)value), mark));
                        break;
                }

                if (!values.ContainsKey(name))
                    order.Add(name);
                values[name] = (value, mark);
                Assert.Equal(value, node[name].Integer);
            }

            node.Trim();
            Assert.Equal(order, Enumerable.Range(0, node.Count).Select(node.NameAt));
            Assert.Equal(order.Select(n => values[n]), Enumerable.Range(0, node.Count).Select(i => (node.ValueAt(i).Integer, node.MarkAt(i))));
            Assert.Equal(Enumerable.Range(0, node.Count), order.Select(node.IndexOf));
            Assert.All(Enumerable.Range(0, names).Select(i => "n" + i.ToString(CultureInfo.InvariantCulture)), n => Assert.Equal(values.ContainsKey(n), node.Contains(n)));
            Assert.Throws<ArgumentOutOfRangeException>(() => node.NameAt(order.Count));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(5000)]
    public void An_array_holds_its_items_in_their_order(int count)
    {
        var array = new ArrayNode();
        for (var i = 0; i < count; i++)
            array.Add(Value.Of((long)i), new(i + 1, 2));
        array.Trim();
        Assert.Equal(Enumerable.Range(0, count).Select(i => ((long)i, new SourceMark(i + 1, 2))), Enumerable.Range(0, array.Count).Select(i => (array[i].Integer, array.MarkAt(i))));
        Assert.Throws<ArgumentOutOfRangeException>(() => array[count]);
    }

    /// <summary>A member is a name, a value of sixteen bytes and a place; with its slots of the table by name it takes no more than 32 and 16 bytes, however many there are.</summary>
    [Theory]
    [InlineData(1500)]
    [InlineData(150_000)]
    [InlineData(160_000)]
    public void A_member_takes_few_bytes(int count)
    {
        Assert.Equal(16, Unsafe.SizeOf<Value>());
        var names = Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var node = new ObjectNode();
        foreach (var name in names)
            node.Add(name, Value.Null, default);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before - (2 * Pages<ObjectMember>.Size * 32)) / (double)count;
        // The table is made anew where it is full: all that were made together are twice the last.
        Assert.InRange(each, 30, 32 + (2 * 16));
    }

    [Fact]
    public void A_value_tells_its_kind()
    {
        Assert.Equal(
            [ValueKind.Absent, ValueKind.Null, ValueKind.Boolean, ValueKind.Integer, ValueKind.Double, ValueKind.String, ValueKind.Array, ValueKind.Object, ValueKind.Unknown, ValueKind.MaybeAbsent],
            ((Value[])[default, Value.Null, Value.Of(false), Value.Of(7L), Value.Of(0.5), Value.Of(""), Value.Of(new ArrayNode()), Value.Of(new ObjectNode()), Value.Unknown, Value.MaybeAbsent]).Select(v => v.Kind));
        Assert.Equal((5L, 6.0, true), (Value.Of(5L).Integer, Value.Of(6.0).Double, Value.Of(true).Boolean));
        Assert.Equal(ValueKind.Absent, Value.Of((string?)null).Kind);
        Assert.Equal(ValueKind.Absent, Value.Of((IObjectValue?)null).Kind);
    }
}
