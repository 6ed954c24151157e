using BackendDsl.Cel.Values;

namespace BackendDsl.Serialization;

/// <summary>
/// The order in which members are written: in a resource apiVersion, kind, metadata, spec, in metadata name, namespace,
/// labels, annotations, everything else by name (ordinal). So equal objects have equal text.
/// </summary>
internal static class MemberOrder
{
    private static readonly string[] s_resource = ["apiVersion", "kind", "metadata", "spec"];
    private static readonly string[] s_metadata = ["name", "namespace", "labels", "annotations"];

    /// <summary>The places of the members in the order of writing; null where the places are in that order already.</summary>
    public static int[]? Of(IObjectValue value, Placing placing)
    {
        if (value is ISlottedValue { HasSlotsOnly: true } slotted)
            return slotted.WritingOrder;
        for (var i = 1; i < value.Count; i++)
        {
            if (Compare(value.NameAt(i - 1), value.NameAt(i), placing) > 0)
                return Sort(value.Count, value.NameAt, placing);
        }

        return null;
    }

    /// <summary>The same for names.</summary>
    public static int[]? Of(int count, Func<int, string> nameAt, Placing placing)
    {
        var order = Sort(count, nameAt, placing);
        for (var i = 0; i < order.Length; i++)
        {
            if (order[i] != i)
                return order;
        }

        return null;
    }

    /// <summary>What kind of object it is for the purpose of order.</summary>
    public static Placing PlacingOf(IObjectValue value, Placing fallback) => value is ISlottedValue slotted ? slotted.Placing : fallback;

    /// <summary>The placing of a member of an object.</summary>
    public static Placing Inside(Placing outer, string name) => outer != Placing.Resource ? Placing.Plain : name switch
    {
        "metadata" => Placing.Metadata,
        "items" => Placing.Resource,
        _ => Placing.Plain,
    };

    private static int[] Sort(int count, Func<int, string> nameAt, Placing placing)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => Compare(nameAt(a), nameAt(b), placing));
        return order;
    }

    private static int Compare(string left, string right, Placing placing)
    {
        if (placing != Placing.Plain)
        {
            var first = placing == Placing.Resource ? s_resource : s_metadata;
            int l = Array.IndexOf(first, left), r = Array.IndexOf(first, right);
            if (l >= 0 || r >= 0)
                return (uint)l < (uint)r ? -1 : l == r ? 0 : 1;
        }

        return string.CompareOrdinal(left, right);
    }
}
