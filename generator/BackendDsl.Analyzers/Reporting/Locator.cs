using BackendDsl.Analyzers.CallSite;
using BackendDsl.Cel.Values;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// Finds the narrowest expression that causes a violation. What causes a cross-field rule to fail is found by trial: a member
/// without which (were its value not known) the verdict would not stand is a cause; the last cause in the source completes it.
/// </summary>
internal sealed class Locator(CallSiteObject root, Func<bool> stillFails)
{
    private bool _isRemovable;
    private FieldPath _path = FieldPath.Root;

    public FindingLocation Locate(Finding violation)
    {
        var span = Find(violation);
        return new(span, _path, _isRemovable);
    }

    private CallSpan Find(Finding violation)
    {
        var place = TreeWalker.Walk(root, violation.Path, out var isWhole);
        if (!isWhole)
            return CallOf(place);
        var value = place?.Value ?? Value.Of(root);
        if (Surplus(violation, value) is { } item)
            return item.Argument;
        return value.Kind is ValueKind.Object or ValueKind.Array ? Descend(place, value) : KeyIsCause(place!) ? place!.Key : place!.Argument;
    }

    private CallSpan Descend(CallSitePlace? place, Value value)
    {
        foreach (var (child, step) in Children(value).OrderByDescending(static c => c.Place.Call.Span.Start).ThenByDescending(static c => c.Place.Argument.Span.Start))
        {
            var known = child.Value;
            if (known.IsUnknown || known.IsAbsent)
                continue;
            child.Value = value.Kind == ValueKind.Array ? Value.Unknown : Value.MaybeAbsent;
            var isCause = !stillFails();
            child.Value = Value.Absent;
            var isRemovable = isCause && value.Kind == ValueKind.Object && !stillFails();
            child.Value = known;
            if (!isCause)
                continue;
            _isRemovable = isRemovable;
            _path = _path.Append(step);
            return known.Kind is ValueKind.Object or ValueKind.Array ? Descend(child, known)
                : KeyIsCause(child) ? child.Key
                : child.Argument;
        }

        return CallOf(place);
    }

    /// <summary>An entry of a map fails for its key where it fails whatever its value is.</summary>
    private bool KeyIsCause(CallSitePlace entry)
    {
        if (!entry.Key.IsKnown)
            return false;
        var known = entry.Value;
        entry.Value = Value.Unknown;
        var isKey = stillFails();
        entry.Value = known;
        return isKey;
    }

    /// <summary>The first item beyond a limit of items.</summary>
    private static CallSitePlace? Surplus(Finding violation, Value value) =>
        violation is { Keyword: SchemaKeyword.MaxItems, Limit: >= 0 and var limit } && value.Kind == ValueKind.Array && value.Array is CallSiteArray array && limit < array.Count
                ? array.PlaceAt((int)limit)
                : null;

    private static IEnumerable<(CallSitePlace Place, FieldPath Step)> Children(Value value)
    {
        if (value.Kind == ValueKind.Array && value.Array is CallSiteArray array)
        {
            for (var i = 0; i < array.Count; i++)
                yield return (array.PlaceAt(i), FieldPath.Root.Item(i));
        }
        else if (value.Kind == ValueKind.Object && value.Object is CallSiteObject target)
        {
            for (var i = 0; i < target.Count; i++)
            {
                // What kind of object it is follows from the type: nobody is to blame for it.
                if (target.NameAt(i) is not ("apiVersion" or "kind") || target.PlaceAt(i).Call.Span != target.Call.Span)
                    yield return (target.PlaceAt(i), FieldPath.Root.Member(target.NameAt(i)));
            }
        }
    }

    private CallSpan CallOf(CallSitePlace? place) => place switch
    {
        null => root.Call,
        { Value: { Kind: ValueKind.Object } value } when value.Object is CallSiteObject { Call.IsKnown: true } target => target.Call,
        _ => place.Call,
    };
}
