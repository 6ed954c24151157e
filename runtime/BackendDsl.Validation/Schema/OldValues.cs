using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>Which value of the old object stands for a value of the new one.</summary>
internal static class OldValues
{
    /// <summary>The old item with the same keys, for lists of type map; nothing for other lists.</summary>
    public static Value ItemOf(NodePlan plan, IArrayValue old, in Value item)
    {
        var keys = plan.Node.ListMapKeys;
        if (plan.Node.ListType != "map" || keys.Count == 0 || item.Kind != ValueKind.Object)
            return default;
        for (var i = 0; i < old.Count; i++)
        {
            var candidate = old[i];
            if (candidate.Kind != ValueKind.Object)
                continue;
            var matches = true;
            for (var k = 0; k < keys.Count && matches; k++)
                matches = ValueEquality.DeepEquals(item.Object[keys[k]], candidate.Object[keys[k]]);
            if (matches)
                return candidate;
        }

        return default;
    }
}
