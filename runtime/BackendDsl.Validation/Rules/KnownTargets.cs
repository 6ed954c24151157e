using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Rules;

/// <summary>
/// The objects that policies may be for, found by name and by label: asking for the targets of every policy of a fleet costs as much as there are
/// targets, not policies times objects.
/// </summary>
public sealed class KnownTargets
{
    private readonly List<Value> _objects = [];
    private readonly Dictionary<(string Namespace, string Group, string Kind, string Name), List<int>> _byName = [];
    private readonly Dictionary<(string Namespace, string Group, string Kind), List<int>> _byKind = [];
    private readonly Dictionary<(string Namespace, string Group, string Kind, string Label, string Value), List<int>> _byLabel = [];

    /// <summary>Sorts the objects; what has no certain kind or namespace is nobody's target.</summary>
    public KnownTargets(IEnumerable<Value> objects)
    {
        foreach (var item in objects ?? throw new ArgumentNullException(nameof(objects)))
        {
            if (item.Kind != ValueKind.Object || !TryNamespace(item, out var home) || Text(item, "kind") is not { } kind)
                continue;
            var index = _objects.Count;
            var group = GroupOf(item);
            _objects.Add(item);
            Note(_byKind, (home, group, kind), index);
            var metadata = Member(item, "metadata");
            if (Text(metadata, "name") is { } name)
                Note(_byName, (home, group, kind, name), index);
            if (Member(metadata, "labels") is not { Kind: ValueKind.Object } labels)
                continue;
            for (var i = 0; i < labels.Object.Count; i++)
            {
                if (labels.Object.ValueAt(i) is { Kind: ValueKind.String } value)
                    Note(_byLabel, (home, group, kind, labels.Object.NameAt(i), value.String), index);
            }
        }
    }

    /// <summary>
    /// Of the objects, those that a policy names in <c>spec.targetRefs</c> or selects in <c>spec.targetSelectors</c>, in its own namespace, each once
    /// and in the order they were given. What is not certain is left out.
    /// </summary>
    /// <returns>An array, or absent where there is none.</returns>
    public Value Of(Value policy)
    {
        if (_objects.Count == 0 || policy.Kind != ValueKind.Object || policy.Object["spec"] is not { Kind: ValueKind.Object } spec || !TryNamespace(policy, out var home))
            return default;
        SortedSet<int>? found = null;
        foreach (var reference in Objects(spec.Object["targetRefs"]))
        {
            if (Text(reference, "group") is { } group && Text(reference, "kind") is { } kind && Text(reference, "name") is { } name
                && _byName.TryGetValue((home, group, kind, name), out var named))
            {
                (found ??= []).UnionWith(named);
            }
        }

        foreach (var selector in Objects(spec.Object["targetSelectors"]))
        {
            if (Text(selector, "group") is { } group && Text(selector, "kind") is { } kind && Select(home, group, kind, Member(selector, "matchLabels")) is { } selected)
                (found ??= []).UnionWith(selected);
        }

        return found is null ? default : Value.Of(new ArrayNode(found.Select(i => _objects[i])));
    }

    private IEnumerable<int>? Select(string home, string group, string kind, Value wanted)
    {
        if (wanted.Kind != ValueKind.Object || !wanted.Object.IsComplete)
            return null;
        IEnumerable<int>? found = null;
        for (var i = 0; i < wanted.Object.Count; i++)
        {
            var value = wanted.Object.ValueAt(i);
            if (value.IsAbsent)
                continue;
            if (value.Kind != ValueKind.String || !_byLabel.TryGetValue((home, group, kind, wanted.Object.NameAt(i), value.String), out var labelled))
                return null;
            found = found is null ? labelled : found.Intersect(labelled);
        }

        return found ?? (_byKind.TryGetValue((home, group, kind), out var all) ? all : null);
    }

    private static void Note<TKey>(Dictionary<TKey, List<int>> index, TKey key, int item)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var items))
            index.Add(key, items = []);
        items.Add(item);
    }

    private static IEnumerable<Value> Objects(Value list)
    {
        for (var i = 0; list.Kind == ValueKind.Array && i < list.Array.Count; i++)
        {
            if (list.Array[i].Kind == ValueKind.Object)
                yield return list.Array[i];
        }
    }

    private static string GroupOf(Value item)
    {
        var apiVersion = Text(item, "apiVersion") ?? "";
        var slash = apiVersion.IndexOf('/');
        return slash < 0 ? "" : apiVersion.Substring(0, slash);
    }

    private static bool TryNamespace(Value resource, out string name)
    {
        var value = Member(Member(resource, "metadata"), "namespace");
        name = value.Kind == ValueKind.String ? value.String : "";
        return !value.IsUnknown;
    }

    private static Value Member(Value value, string name) => value.Kind == ValueKind.Object ? value.Object[name] : default;

    private static string? Text(Value value, string name) => Member(value, name) is { Kind: ValueKind.String } text ? text.String : null;
}
