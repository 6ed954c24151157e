using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>
/// A value beside the one it had before the update. What has not changed is let pass by a server even where it breaks a
/// rule written since. A value is compared with its own old one where the schema tells which that is, else with the
/// nearest part around it of which it does.
/// </summary>
internal readonly struct Correlation
{
    private readonly NodePlan? _plan;
    private readonly Value _value;
    private readonly Value _old;
    private readonly bool _isNearestOnly;
    private readonly bool _isResourceRoot;

    private Correlation(NodePlan plan, in Value value, in Value old, bool isNearestOnly, bool isResourceRoot)
    {
        _plan = plan;
        _value = value;
        _old = old;
        _isNearestOnly = isNearestOnly;
        _isResourceRoot = isResourceRoot;
    }

    /// <summary>True where there is no old value to compare with.</summary>
    public bool IsNone => _plan is null;

    /// <summary>The correlation of a whole object.</summary>
    public static Correlation Root(NodePlan plan, in Value value, in Value old, bool isResourceRoot) =>
        old.IsAbsent ? default : new(plan, value, old, isNearestOnly: false, isResourceRoot);

    /// <summary>The correlation of a property or map value.</summary>
    public Correlation Member(string name, NodePlan child, in Value value)
    {
        if (_plan is null || _isNearestOnly)
            return this;

        // Old and new are read in one version: these two always look unchanged.
        if (_isResourceRoot && name is "apiVersion" or "kind")
            return default;
        var old = _old.Kind == ValueKind.Object ? _old.Object[name] : default;
        return old.IsAbsent ? Nearest() : new(child, value, old, isNearestOnly: false, isResourceRoot: false);
    }

    /// <summary>The correlation of a list item.</summary>
    public Correlation Item(in OldItems items, NodePlan child, in Value value)
    {
        if (_plan is null || _isNearestOnly)
            return this;
        var old = items.Find(value);
        return old.IsAbsent ? Nearest() : new(child, value, old, isNearestOnly: false, isResourceRoot: false);
    }

    /// <summary>True where the value, or the nearest part around it that can be compared, is as it was.</summary>
    public bool IsUnchanged() => _plan is not null && !_isResourceRoot && AreEqual(_plan, _value, _old);

    /// <summary>
    /// Equality as the schema sees it: items of lists of type map by their keys, other lists as a whole; an object with a
    /// member that the schema does not name equals nothing.
    /// </summary>
    public static bool AreEqual(NodePlan plan, in Value value, in Value old)
    {
        if (value.Kind != old.Kind)
            return false;
        return value.Kind switch
        {
            ValueKind.Array => AreEqual(plan, value.Array, old),
            ValueKind.Object => AreEqual(plan, value.Object, old.Object),
            ValueKind.Absent => false,
            _ => ValueEquality.DeepEquals(value, old),
        };
    }

    private static bool AreEqual(NodePlan plan, IArrayValue array, in Value old)
    {
        if (array.Count != old.Array.Count || !array.IsComplete || !old.Array.IsComplete)
            return false;
        if (plan.Node.ListType != "map" || plan.Items is not { } items)
            return ValueEquality.DeepEquals(Value.Of(array), old);
        var olds = new OldItems(plan, old);
        for (var i = 0; i < array.Count; i++)
        {
            if (!AreEqual(items, array[i], olds.Find(array[i])))
                return false;
        }

        return true;
    }

    private static bool AreEqual(NodePlan plan, IObjectValue value, IObjectValue old)
    {
        if (!value.IsComplete || !old.IsComplete)
            return false;
        var (count, hint) = (0, 0);
        for (var i = 0; i < value.Count; i++)
        {
            var member = value.ValueAt(i);
            if (member.IsAbsent)
                continue;
            count++;
            var name = value.NameAt(i);
            var at = plan.IndexOf(name, hint);
            if (at >= 0)
                hint = at + 1;
            var child = at >= 0 ? plan.Properties[at] : plan.Additional;
            if (child is null || !AreEqual(child, member, old[name]))
                return false;
        }

        for (var i = 0; i < old.Count; i++)
        {
            if (!old.ValueAt(i).IsAbsent)
                count--;
        }

        return count == 0;
    }

    private Correlation Nearest() => new(_plan!, _value, _old, isNearestOnly: true, _isResourceRoot);
}
