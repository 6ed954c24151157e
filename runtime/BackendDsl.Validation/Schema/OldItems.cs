using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>
/// Finds the old item of a list of type map that has the keys of a new one; items of other lists stand for no old item.
/// </summary>
internal readonly struct OldItems
{
    // Below this many items a look at each is cheaper than an index of them.
    private const int IndexedFrom = 8;

    private readonly NodePlan _plan;
    private readonly IArrayValue? _old;
    private readonly Dictionary<Value, int>? _index;

    public OldItems(NodePlan plan, in Value old)
    {
        _plan = plan;
        _old = old.Kind == ValueKind.Array && plan.Node.ListType == "map" && plan.Node.ListMapKeys.Count > 0 ? old.Array : null;
        if (_old is null || _old.Count < IndexedFrom)
            return;
        _index = new(_old.Count, ValueEquality.Comparer);
        for (var i = 0; i < _old.Count; i++)
        {
            if (_old[i].Kind == ValueKind.Object && KeyOf(_old[i]) is var key && !_index.ContainsKey(key))
                _index.Add(key, i);
        }
    }

    /// <summary>The old item with the same keys, the first of several; absent where there is none.</summary>
    public Value Find(in Value item)
    {
        if (_old is null || item.Kind != ValueKind.Object)
            return default;
        if (_index is not null)
            return _index.TryGetValue(KeyOf(item), out var at) ? _old[at] : default;
        for (var i = 0; i < _old.Count; i++)
        {
            if (_old[i].Kind == ValueKind.Object && HaveSameKeys(item.Object, _old[i].Object))
                return _old[i];
        }

        return default;
    }

    private bool HaveSameKeys(IObjectValue left, IObjectValue right)
    {
        foreach (var key in _plan.Node.ListMapKeys)
        {
            if (!ValueEquality.DeepEquals(left[key], right[key]))
                return false;
        }

        return true;
    }

    private Value KeyOf(in Value item)
    {
        var keys = _plan.Node.ListMapKeys;
        if (keys.Count == 1)
            return item.Object[keys[0]];
        var all = new Value[keys.Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = item.Object[keys[i]];
        return Value.Of(new FlatArray(all, isComplete: true));
    }
}
