using BackendDsl.Cel.Values;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>Uniqueness in lists of type set and map.</summary>
internal sealed class ListRules(FindingList findings, PathStack path)
{
    public void Visit(NodePlan plan, in Value value)
    {
        if (!plan.HasListTypes)
            return;
        switch (value.Kind)
        {
            case ValueKind.Object:
                var source = value.Object;
                var hint = 0;
                for (var i = 0; i < source.Count; i++)
                {
                    var member = source.ValueAt(i);
                    if (member.Kind is not (ValueKind.Object or ValueKind.Array))
                        continue;
                    var name = source.NameAt(i);
                    var at = plan.IndexOf(name, hint);
                    if (at >= 0)
                    {
                        hint = at + 1;
                        path.Property(name);
                        Visit(plan.Properties[at], member);
                        path.Pop();
                    }
                    else if (plan.Additional is not null)
                    {
                        path.Key(name);
                        Visit(plan.Additional, member);
                        path.Pop();
                    }
                }

                break;
            case ValueKind.Array:
                VisitArray(plan, value.Array);
                break;
        }
    }

    private void VisitArray(NodePlan plan, IArrayValue array)
    {
        if (plan.Node.ListType == "set")
            CheckUnique(array, static (_, item) => item, plan);
        else if (plan.Node.ListType == "map" && AreObjects(array))
            CheckUnique(array, static (plan, item) => Key(plan, item), plan);

        if (plan.Items is not { HasListTypes: true } items)
            return;
        for (var i = 0; i < array.Count; i++)
        {
            path.Index(i);
            Visit(items, array[i]);
            path.Pop();
        }
    }

    private bool AreObjects(IArrayValue array)
    {
        for (var i = 0; i < array.Count; i++)
        {
            var item = array[i];
            if (item.Kind is ValueKind.Object or ValueKind.Null || item.IsUnknown)
                continue;
            path.Index(i);
            findings.Add(DiagnosticIds.WrongType, path.ToPath(), FindingReason.FieldValueInvalid, $"Invalid value: {GoText.Json(item)}: must be an object for an array of list-type map", new(SchemaKeyword.ListType, "map"));
            path.Pop();
            return false;
        }

        return true;
    }

    // The keys of an item; an absent one is a value of its own, and null is an item that has none.
    private static Value Key(NodePlan plan, in Value item)
    {
        var keys = plan.Node.ListMapKeys;
        if (item.Kind == ValueKind.Null)
            return keys.Count == 1 ? Value.Absent : Value.Of(new FlatArray(new Value[keys.Count], isComplete: true));
        if (item.Kind != ValueKind.Object)
            return item;
        if (keys.Count == 1)
        {
            var only = item.Object[keys[0]];
            return only.IsAbsent && !item.Object.IsComplete ? Value.Unknown : only;
        }

        var all = new Value[keys.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = item.Object[keys[i]];
            if (all[i].IsUnknown || (all[i].IsAbsent && !item.Object.IsComplete))
                return Value.Unknown;
        }

        return Value.Of(new FlatArray(all, isComplete: true));
    }

    // Of an item in a map only the keys are told.
    private static Value Told(NodePlan plan, in Value item)
    {
        if (plan.Node.ListType != "map")
            return item;
        if (item.Kind != ValueKind.Object)
            return Value.Of(new FlatObject(0, isComplete: true));
        var keys = new FlatObject(plan.Node.ListMapKeys.Count, isComplete: true);
        foreach (var key in plan.Node.ListMapKeys)
        {
            var value = item.Object[key];
            if (!value.IsAbsent)
                keys.Add(key, value);
        }

        return Value.Of(keys);
    }

    private void CheckUnique(IArrayValue array, Func<NodePlan, Value, Value> keyOf, NodePlan plan)
    {
        if (array.Count < 2)
            return;
        var seen = new Dictionary<Value, int>(array.Count, ValueEquality.Comparer);
        for (var i = 0; i < array.Count; i++)
        {
            var key = keyOf(plan, array[i]);
            if (ValueEquality.HasUnknown(key) || (plan.Node.ListType == "map" && array[i].Kind is not (ValueKind.Object or ValueKind.Null)))
                continue;
            if (!seen.TryGetValue(key, out var times))
            {
                seen.Add(key, 1);
                continue;
            }

            seen[key] = times + 1;
            if (times > 1)
                continue;
            path.Index(i);
            findings.Add(DiagnosticIds.DuplicateEntry, path.ToPath(), FindingReason.FieldValueDuplicate, "Duplicate value: " + GoText.Shown(Told(plan, array[i])), new(SchemaKeyword.ListType, plan.Node.ListType));
            path.Pop();
        }
    }
}
