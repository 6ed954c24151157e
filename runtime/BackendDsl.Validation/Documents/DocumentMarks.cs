using System.Globalization;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>Finds the place of a field in a document, by the path a violation names.</summary>
public static class DocumentMarks
{
    private static readonly char[] s_steps = ['.', '['];

    /// <summary>
    /// The place of the field, or of the nearest thing above it that is there: a missing field is told at the object
    /// that lacks it. Unknown where the document was not read from a text.
    /// </summary>
    /// <param name="root">The document.</param>
    /// <param name="path">A path in the server's form, for example <c>spec.targetRefs[0].kind</c> or <c>spec.labels[a.b/c]</c>.</param>
    public static SourceMark Find(Value root, string path) => Find(root, path, out _);

    /// <summary>The place of the field's value: a reader marks the name of a member, and its scalar value follows the colon, mostly on the same line.</summary>
    /// <param name="root">The document.</param>
    /// <param name="path">A path in the server's form.</param>
    /// <param name="line">The text of a line, from 1; null where there is none.</param>
    internal static SourceMark FindValue(Value root, string path, Func<int, string?> line)
    {
        var mark = Find(root, path, out var name);
        if (string.IsNullOrEmpty(name) || !mark.IsKnown || line(mark.Line) is not { } text || mark.Column > text.Length)
            return mark;
        var at = mark.Column - 1;
        var isQuoted = text[at] is '"' or '\'';
        if (string.CompareOrdinal(text, isQuoted ? at + 1 : at, name, 0, name!.Length) != 0)
            return mark;
        at = text.IndexOf(':', at + name.Length + (isQuoted ? 1 : 0));
        while (at >= 0 && ++at < text.Length)
        {
            if (text[at] is ' ' or '\t')
                continue;
            return text[at] == '#' ? mark : new(mark.Line, at + 1);
        }

        return mark;
    }

    // The name is that of the scalar member that was found; null for an item, an object or a list, and where there was no step.
    private static SourceMark Find(Value root, string path, out string? name)
    {
        name = null;
        var mark = Own(root);
        var at = 0;
        while (at < path.Length)
        {
            if (path[at] == '.')
                at++;
            var (value, place, length) = Step(root, path, at);
            if (length == 0)
            {
                name = null;
                return mark;
            }

            name = root.Kind != ValueKind.Object ? null : path[at] == '[' ? path.Substring(at + 1, length - 2) : path.Substring(at, length);
            at += length;
            root = value;
            if (place.IsKnown)
                mark = place;
        }

        // What holds more is meant as a whole: it is shown where its name stands.
        if (root.Kind is ValueKind.Object or ValueKind.Array)
            name = null;
        return mark;
    }

    private static (Value Value, SourceMark Mark, int Length) Step(in Value value, string path, int at)
    {
        // A member without a name ends a path so.
        if (at >= path.Length)
            return default;
        if (value.Kind == ValueKind.Object && value.Object is ObjectNode node)
            return Member(node, path, at);
        if (value.Kind != ValueKind.Array || value.Array is not ArrayNode array || path[at] != '[')
            return default;
        var end = path.IndexOf(']', at);
        return end > 0 && int.TryParse(path.Substring(at + 1, end - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < array.Count
            ? (array[index], array.MarkAt(index), end + 1 - at)
            : default;
    }

    // Names may contain dots and brackets: the longest member that the path goes on with is meant. Asked by name, not by walking all members: each of
    // the findings of a large map asks.
    private static (Value Value, SourceMark Mark, int Length) Member(ObjectNode node, string path, int at)
    {
        var isKey = path[at] == '[';
        for (var end = path.Length; end > at; end = end > at + 1 ? path.LastIndexOfAny(s_steps, end - 1, end - at - 1) : -1)
        {
            if (isKey && (path[end - 1] != ']' || end - at < 2))
                continue;
            var name = isKey ? path.Substring(at + 1, end - at - 2) : path.Substring(at, end - at);
            if (node.IndexOf(name) is >= 0 and var index)
                return (node.ValueAt(index), node.MarkAt(index), end - at);
        }

        return default;
    }

    private static SourceMark Own(in Value value) => value.Kind switch
    {
        ValueKind.Object when value.Object is ObjectNode node => node.Mark,
        ValueKind.Array when value.Array is ArrayNode array => array.Mark,
        _ => default,
    };
}
