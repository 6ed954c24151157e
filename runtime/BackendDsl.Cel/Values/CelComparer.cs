using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Values;

/// <summary>CEL's equality with hashes that go into lists, maps and objects; the work counts on a meter.</summary>
internal sealed class CelComparer(WorkMeter meter) : IEqualityComparer<CelValue>
{
    // Deep enough to tell values apart; what lies below only compares.
    private const int HashedDepth = 4;

    public bool Equals(CelValue x, CelValue y) => CelEquality.Equal(x, y, meter) == Truth.True;

    public int GetHashCode(CelValue value) => Hash(value, 0);

    private int Hash(in CelValue value, int depth)
    {
        if (depth > HashedDepth || !meter.Spend(1))
            return (int)value.Kind;
        switch (value.Kind)
        {
            case CelKind.Int:
                return HashMix.Of((double)value.Int);
            case CelKind.Uint:
                return HashMix.Of((double)value.Uint);
            case CelKind.Double:
                return HashMix.Of(value.Double);
            case CelKind.String:
                return StringComparer.Ordinal.GetHashCode(value.String);
            case CelKind.Bytes:
                return HashBytes(value.Bytes);
            case CelKind.Bool:
                return value.Bool ? 1 : 2;
            case CelKind.Duration:
                return value.Int.GetHashCode();
            case CelKind.Opaque:
                return value.Opaque.GetHashCode();
            case CelKind.List:
                return HashList(value, depth);
            case CelKind.Map:
                return HashMap(value, depth);
            case CelKind.Object when value.Reference is IObjectValue members && value.Aux is CelObjectType type:
                return HashObject(members, type, depth);
            default:
                return (int)value.Kind;
        }
    }

    private static int HashBytes(byte[] bytes)
    {
        var hash = bytes.Length;
        foreach (var one in bytes)
            hash = HashMix.Of(hash, one);
        return hash;
    }

    // Sets equal whatever their order, and however often a member stands in them.
    private int HashList(in CelValue list, int depth)
    {
        var count = Lists.Count(list);
        if (!Lists.IsComplete(list) || list.Aux is ListAdapter { IsSetOrMap: true })
            return count;
        var hash = count;
        for (var i = 0; i < count; i++)
            hash = HashMix.Of(hash, Hash(Lists.Item(list, i), depth + 1));
        return hash;
    }

    private int HashMap(in CelValue map, int depth)
    {
        var sum = 7;
        foreach (var pair in Maps.Pairs(map))
            sum = unchecked(sum + HashMix.Of(Hash(pair.Key, depth + 1), Hash(pair.Value, depth + 1)));
        return sum;
    }

    private int HashObject(IObjectValue members, CelObjectType type, int depth)
    {
        var sum = 11;
        for (var i = 0; i < members.Count; i++)
        {
            var member = members.ValueAt(i);
            if (member.IsPresent && !member.IsUnknown && type.ByWireName(members.NameAt(i)) is { } field)
                sum = unchecked(sum + HashMix.Of(StringComparer.Ordinal.GetHashCode(field.Name), Hash(field.Adapter.Adapt(member), depth + 1)));
        }

        return sum;
    }
}
