using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.BuiltIn.Facts;

namespace BackendDsl.Models;

/// <summary>
/// Times of built-in kinds in the form of their Go type. KubernetesClient has one type for two: a <c>Time</c> holds whole seconds, a <c>MicroTime</c>
/// exactly six digits more, and servers refuse one without them while they decode.
/// </summary>
internal static class BuiltInTimes
{
    /// <summary>The object with its times in their form; itself where they are already, or where the kind is not a built-in one.</summary>
    public static IObjectValue Apply(IObjectValue resource, string apiVersion, string kind)
    {
        if (!BuiltInKinds.TryGet(apiVersion, kind, out var found) && !BuiltInKinds.TryGetNewest(Group(apiVersion), kind, out found))
            return resource;
        return Members(resource, TypeTable.Get(found.TypeName)) ?? resource;
    }

    private static string Group(string apiVersion) => apiVersion.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? apiVersion[..slash] : "";

    private static ObjectNode? Members(IObjectValue value, TypeFacts type)
    {
        ObjectNode? copy = null;
        for (var i = 0; i < value.Count; i++)
        {
            var slot = type.Find(value.NameAt(i));
            if (slot < 0 || !TryForm(value.ValueAt(i), type.Members[slot].Shape, out var formed))
                continue;
            copy ??= ResourceValue.Copy(value);
            copy.Set(value.NameAt(i), formed);
        }

        return copy;
    }

    private static bool TryForm(Value value, Shape shape, out Value formed)
    {
        formed = value;
        switch (shape.Kind)
        {
            case ShapeKind.Object when value.Kind == ValueKind.Object && Members(value.Object, shape.Type) is { } changed:
                formed = Value.Of(changed);
                return true;
            case ShapeKind.List when value.Kind == ValueKind.Array:
                return TryItems(value.Array, shape.Item, out formed);
            case ShapeKind.Map when value.Kind == ValueKind.Object:
                return TryEntries(value.Object, shape.Item, out formed);
            case ShapeKind.Time or ShapeKind.MicroTime when value.Kind == ValueKind.String:
                return TryTime(value.String, shape.Kind == ShapeKind.MicroTime, out formed);
            default:
                return false;
        }
    }

    private static bool TryItems(IArrayValue array, Shape item, out Value formed)
    {
        formed = default;
        Value[]? items = null;
        for (var i = 0; item.Kind is not (ShapeKind.String or ShapeKind.Int32) && i < array.Count; i++)
        {
            if (!TryForm(array[i], item, out var changed))
                continue;
            items ??= [.. Enumerable.Range(0, array.Count).Select(at => array[at])];
            items[i] = changed;
        }

        if (items is null)
            return false;
        formed = Value.Of(new ArrayNode(items));
        return true;
    }

    private static bool TryEntries(IObjectValue map, Shape item, out Value formed)
    {
        ObjectNode? copy = null;
        for (var i = 0; item.Kind != ShapeKind.String && i < map.Count; i++)
        {
            if (!TryForm(map.ValueAt(i), item, out var changed))
                continue;
            copy ??= ResourceValue.Copy(map);
            copy.Set(map.NameAt(i), changed);
        }

        formed = copy is null ? default : Value.Of(copy);
        return copy is not null;
    }

    private static bool TryTime(string text, bool micro, out Value formed)
    {
        formed = default;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            return false;
        var written = time.UtcDateTime.ToString(micro ? "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        formed = Value.Of(written);
        return written != text;
    }
}
