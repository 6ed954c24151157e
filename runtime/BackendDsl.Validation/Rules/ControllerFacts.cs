using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Rules;

/// <summary>What is known beside the resource at hand; rules about anything else are silent.</summary>
public readonly record struct ControllerFacts
{
    /// <summary>The objects that the resource is for, as far as they are known: an array of manifests; absent where nothing is known.</summary>
    public Value Targets { get; init; }

    /// <summary>The Envoy that will run the configuration: major * 1000 + minor; null where it is not known.</summary>
    public int? EnvoyVersion { get; init; }

    /// <summary>
    /// Of the objects that are known, those that a policy names in <c>spec.targetRefs</c> or selects in <c>spec.targetSelectors</c>, in its own
    /// namespace. What is not certain is left out.
    /// </summary>
    /// <returns>An array, or absent where none of them is known.</returns>
    public static Value FindTargets(Value policy, IEnumerable<Value> known)
    {
        if (policy.Kind != ValueKind.Object || policy.Object["spec"] is not { Kind: ValueKind.Object } spec || !TryNamespace(policy, out var home))
            return default;
        ArrayNode? found = null;
        foreach (var candidate in known)
        {
            if (candidate.Kind == ValueKind.Object && TryNamespace(candidate, out var place) && place == home
                && (IsNamed(candidate, spec.Object["targetRefs"]) || IsSelected(candidate, spec.Object["targetSelectors"])))
            {
                (found ??= new()).Add(candidate);
            }
        }

        return Value.Of(found);
    }

    private static bool IsNamed(Value candidate, Value references)
    {
        var name = Text(Member(candidate, "metadata"), "name");
        return name is not null && Any(references, r => IsKind(candidate, r) && Text(r, "name") == name);
    }

    private static bool IsSelected(Value candidate, Value selectors)
    {
        var labels = Member(Member(candidate, "metadata"), "labels");
        return Any(selectors, s => IsKind(candidate, s) && HasLabels(labels, Member(s, "matchLabels")));
    }

    private static bool HasLabels(Value labels, Value wanted)
    {
        if (wanted.Kind != ValueKind.Object || !wanted.Object.IsComplete)
            return false;
        for (var i = 0; i < wanted.Object.Count; i++)
        {
            var value = wanted.Object.ValueAt(i);
            if (value.IsAbsent)
                continue;
            if (value.Kind != ValueKind.String || Text(labels, wanted.Object.NameAt(i)) != value.String)
                return false;
        }

        return true;
    }

    private static bool IsKind(Value candidate, Value target)
    {
        var apiVersion = Text(candidate, "apiVersion") ?? "";
        var slash = apiVersion.IndexOf('/');
        return Text(target, "kind") is { } kind && kind == Text(candidate, "kind") && Text(target, "group") == (slash < 0 ? "" : apiVersion.Substring(0, slash));
    }

    private static bool TryNamespace(Value resource, out string name)
    {
        var value = Member(Member(resource, "metadata"), "namespace");
        name = value.Kind == ValueKind.String ? value.String : "";
        return !value.IsUnknown;
    }

    private static bool Any(Value list, Func<Value, bool> test)
    {
        for (var i = 0; list.Kind == ValueKind.Array && i < list.Array.Count; i++)
        {
            if (list.Array[i].Kind == ValueKind.Object && test(list.Array[i]))
                return true;
        }

        return false;
    }

    private static Value Member(Value value, string name) => value.Kind == ValueKind.Object ? value.Object[name] : default;

    private static string? Text(Value value, string name) => Member(value, name) is { Kind: ValueKind.String } text ? text.String : null;
}
