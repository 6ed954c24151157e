using BackendDsl.Cel.Values;

namespace BackendDsl.GatewayApi;

/// <summary>Whether an object may refer to one in another namespace (Gateway API <c>ReferenceGrant</c>).</summary>
public static class ReferenceGrants
{
    /// <summary>True within one namespace, and where a grant in the namespace of <paramref name="to"/> allows it.</summary>
    /// <param name="grants">ReferenceGrants, generated or as read from text.</param>
    /// <param name="from">The object that refers; its name does not count.</param>
    /// <param name="to">The object that is referred to.</param>
    public static bool Allow(IEnumerable<IObjectValue> grants, ObjectRef from, ObjectRef to)
    {
        ArgumentNullException.ThrowIfNull(grants);
        if (from.Namespace == to.Namespace)
            return true;
        foreach (var grant in grants)
        {
            if (Text(Object(grant["metadata"]), "namespace") is var space && (space ?? "default") == to.Namespace
                && Object(grant["spec"]) is { } spec && Any(spec["from"], f => IsFrom(f, from)) && Any(spec["to"], t => IsTo(t, to)))
                return true;
        }

        return false;
    }

    private static bool IsFrom(IObjectValue entry, ObjectRef from) =>
        (Text(entry, "group") ?? "") == from.Group && Text(entry, "kind") == from.Kind && Text(entry, "namespace") == from.Namespace;

    private static bool IsTo(IObjectValue entry, ObjectRef to) =>
        (Text(entry, "group") ?? "") == to.Group && Text(entry, "kind") == to.Kind && (Text(entry, "name") is not { Length: > 0 } name || name == to.Name);

    private static bool Any(Value list, Func<IObjectValue, bool> matches)
    {
        if (list.Kind != ValueKind.Array)
            return false;
        for (var i = 0; i < list.Array.Count; i++)
        {
            if (list.Array[i].Kind == ValueKind.Object && matches(list.Array[i].Object))
                return true;
        }

        return false;
    }

    private static IObjectValue? Object(Value value) => value.Kind == ValueKind.Object ? value.Object : null;

    private static string? Text(IObjectValue? value, string name) => value?[name] is { Kind: ValueKind.String } text ? text.String : null;
}
