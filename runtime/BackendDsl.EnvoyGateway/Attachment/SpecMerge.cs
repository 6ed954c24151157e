using BackendDsl.Cel.Values;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>
/// Merges one spec into another. Both merge types do the same to what clusters depend on: objects are merged member by member, everything else,
/// lists included, is replaced.
/// </summary>
internal static class SpecMerge
{
    public static IObjectValue Merge(IObjectValue under, IObjectValue over)
    {
        var result = new ObjectNode(under.Count + over.Count);
        Copy(under, result);
        for (var i = 0; i < over.Count; i++)
        {
            var value = over.ValueAt(i);
            // The controller leaves empty lists out where it writes a spec down to merge it.
            if (value.Kind is ValueKind.Absent or ValueKind.Null || value is { Kind: ValueKind.Array, Array.Count: 0 })
                continue;
            var name = over.NameAt(i);
            var old = result[name];
            result.Set(name, value.Kind == ValueKind.Object && old.Kind == ValueKind.Object ? Value.Of(Merge(old.Object, value.Object)) : value);
        }

        return result;
    }

    private static void Copy(IObjectValue from, ObjectNode to)
    {
        for (var i = 0; i < from.Count; i++)
        {
            var value = from.ValueAt(i);
            if (value.Kind is not (ValueKind.Absent or ValueKind.Null))
                to.Set(from.NameAt(i), value);
        }
    }
}
