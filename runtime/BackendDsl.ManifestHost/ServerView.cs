using BackendDsl.Cel.Values;
using BackendDsl.Models;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.BuiltIn.Facts;

namespace BackendDsl.ManifestHost;

/// <summary>
/// What of an object belongs into a manifest: without what only a server writes, and without the empty maps and lists that a server does not keep.
/// </summary>
internal static class ServerView
{
    private static readonly HashSet<string> s_serverOwned = new(StringComparer.Ordinal)
    {
        "resourceVersion", "uid", "managedFields", "creationTimestamp", "generation", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds",
    };

    /// <summary>The object to write: itself where nothing is to be left out.</summary>
    /// <param name="resource">The object.</param>
    /// <param name="identity">What it is.</param>
    /// <param name="leftOut">The paths of what says something and is left out.</param>
    public static IObjectValue Of(IObjectValue resource, ResourceIdentity identity, out List<string> leftOut)
    {
        leftOut = [];
        var root = resource;
        if (root["metadata"] is { Kind: ValueKind.Object } metadata && Metadata(metadata.Object, leftOut) is { } clean)
            root = With(root, "metadata", Value.Of(clean));
        if (root["status"] is { IsPresent: true } status)
        {
            if (!IsEmpty(status))
                leftOut.Add("status");
            root = With(root, "status", default);
        }

        return BuiltInKinds.TryGetNewest(identity.Group, identity.Kind, out var kind) ? WithoutEmpty(root, TypeTable.Get(kind.TypeName)) ?? root : root;
    }

    private static ObjectNode? Metadata(IObjectValue metadata, List<string> leftOut)
    {
        ObjectNode? copy = null;
        for (var i = 0; i < metadata.Count; i++)
        {
            var (name, value) = (metadata.NameAt(i), metadata.ValueAt(i));
            if (!value.IsPresent)
                continue;
            var owned = s_serverOwned.Contains(name);
            if (!owned && !IsEmpty(value))
                continue;
            if (owned && !IsEmpty(value))
                leftOut.Add("metadata." + name);
            copy ??= ResourceValue.Copy(metadata);
            copy = Without(copy, name);
        }

        return copy;
    }

    /// <summary>A built-in kind without the empty maps and lists that its types do not write; null where there are none.</summary>
    private static ObjectNode? WithoutEmpty(IObjectValue value, TypeFacts type)
    {
        ObjectNode? copy = null;
        for (var i = 0; i < value.Count; i++)
        {
            var slot = type.Find(value.NameAt(i));
            var member = value.ValueAt(i);
            if (slot < 0 || !member.IsPresent)
                continue;
            var facts = type.Members[slot];
            if (facts.Shape.Kind is ShapeKind.Map or ShapeKind.List && !facts.IsAlwaysWritten && !facts.IsPointer && IsEmpty(member))
            {
                copy = Without(copy ?? ResourceValue.Copy(value), value.NameAt(i));
            }
            else if (facts.Shape.Kind == ShapeKind.Object && member.Kind == ValueKind.Object && WithoutEmpty(member.Object, facts.Shape.Type) is { } inner)
            {
                copy ??= ResourceValue.Copy(value);
                copy.Set(value.NameAt(i), Value.Of(inner));
            }
        }

        return copy;
    }

    private static bool IsEmpty(Value value) => value.Kind switch
    {
        ValueKind.Object => value.Object.Count == 0 || Enumerable.Range(0, value.Object.Count).All(i => !value.Object.ValueAt(i).IsPresent),
        ValueKind.Array => value.Array.Count == 0,
        ValueKind.String => value.String.Length == 0,
        ValueKind.Null => true,
        _ => false,
    };

    private static ObjectNode With(IObjectValue value, string name, Value member)
    {
        var copy = ResourceValue.Copy(value);
        if (!member.IsPresent)
            return Without(copy, name);
        copy.Set(name, member);
        return copy;
    }

    private static ObjectNode Without(ObjectNode value, string name)
    {
        var rest = new ObjectNode(value.Count);
        for (var i = 0; i < value.Count; i++)
        {
            if (value.NameAt(i) != name)
                rest.Set(value.NameAt(i), value.ValueAt(i));
        }

        return rest;
    }
}
