using BackendDsl.Cel.Syntax;

namespace BackendDsl.Cel.Values;

/// <summary>Stable sorting by keys.</summary>
internal static class Sorting
{
    public static CelValue Sort(List<CelValue> items, List<CelValue> keys)
    {
        if (keys.Count == 0)
            return CelValue.Of(ListValue.Empty);
        var kind = keys[0].Kind;
        if (kind is CelKind.List or CelKind.Map or CelKind.Null or CelKind.Object or CelKind.Type or CelKind.Optional or CelKind.Opaque)
            return CelValue.Failure("list elements must be comparable");
        var failure = CelValue.Null;
        foreach (var key in keys)
        {
            if (key.Kind != kind)
                return CelValue.Failure("list elements must have the same type");
            var refused = Ordering.Compare(key, key, Operators.Less, out _);
            if (refused.IsError)
                failure = refused;
        }

        if (failure.IsError)
            return failure;
        var order = new int[items.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) =>
        {
            Ordering.Compare(keys[a], keys[b], Operators.Less, out var compared);
            return compared != 0 ? compared : a.CompareTo(b);
        });
        return CelValue.Of(new ListValue(Array.ConvertAll(order, i => items[i])));
    }
}
