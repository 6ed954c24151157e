using System.Globalization;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>Finds the place of a field in a document, by the path a violation names.</summary>
public static class DocumentMarks
{
    /// <summary>
    /// The place of the field, or of the nearest thing above it that is there: a missing field is told at the object
    /// that lacks it. Unknown where the document was not read from a text.
    /// </summary>
    /// <param name="root">The document.</param>
    /// <param name="path">A path in the server's form, for example <c>spec.targetRefs[0].kind</c> or <c>spec.labels[a.b/c]</c>.</param>
    public static SourceMark Find(Value root, string path)
    {
        var mark = Own(root);
        var at = 0;
        while (at < path.Length)
        {
            if (path[at] == '.')
                at++;
            var (value, place, length) = Step(root, path, at);
            if (length == 0)
                return mark;
            at += length;
            root = value;
            if (place.IsKnown)
                mark = place;
        }

        return mark;
    }

    private static (Value Value, SourceMark Mark, int Length) Step(in Value value, string path, int at)
    {
        if (value.Kind == ValueKind.Object && value.Object is ObjectNode node)
            return Member(node, path, at);
        if (value.Kind != ValueKind.Array || value.Array is not ArrayNode array || at >= path.Length || path[at] != '[')
            return default;
        var end = path.IndexOf(']', at);
        return end > 0 && int.TryParse(path.Substring(at + 1, end - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < array.Count
            ? (array[index], array.MarkAt(index), end + 1 - at)
            : default;
    }

    // Names may contain dots and brackets: the longest member that the path goes on with is meant.
    private static (Value Value, SourceMark Mark, int Length) Member(ObjectNode node, string path, int at)
    {
        var isKey = path[at] == '[';
        var (best, length) = (-1, 0);
        for (var i = 0; i < node.Count; i++)
        {
            var name = isKey ? "[" + node.NameAt(i) + "]" : node.NameAt(i);
            var end = at + name.Length;
            if (name.Length > length && string.CompareOrdinal(path, at, name, 0, name.Length) == 0 && (end == path.Length || path[end] is '.' or '['))
                (best, length) = (i, name.Length);
        }

        return best < 0 ? default : (node.ValueAt(best), node.MarkAt(best), length);
    }

    private static SourceMark Own(in Value value) => value.Kind switch
    {
        ValueKind.Object when value.Object is ObjectNode node => node.Mark,
        ValueKind.Array when value.Array is ArrayNode array => array.Mark,
        _ => default,
    };
}
