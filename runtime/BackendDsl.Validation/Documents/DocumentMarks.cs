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
    /// <param name="path">The field, for example <c>spec.targetRefs[0].kind</c> or <c>spec.labels[a.b/c]</c>.</param>
    public static SourceMark Find(Value root, FieldPath path) => Find(root, path, out _);

    /// <summary>The place of the field's value: a reader marks the name of a member, and its scalar value follows the colon, mostly on the same line.</summary>
    /// <param name="root">The document.</param>
    /// <param name="path">The field.</param>
    /// <param name="line">The text of a line, from 1; null where there is none.</param>
    internal static SourceMark FindValue(Value root, FieldPath path, Func<int, string?> line)
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
    private static SourceMark Find(Value root, FieldPath path, out string? name)
    {
        name = null;
        var mark = Own(root);
        for (var at = 0; at < path.Segments.Count;)
        {
            var (value, place, steps, found) = Step(root, path.Segments, at);
            if (steps == 0)
            {
                name = null;
                return mark;
            }

            name = found;
            at += steps;
            root = value;
            if (place.IsKnown)
                mark = place;
        }

        // What holds more is meant as a whole: it is shown where its name stands.
        if (root.Kind is ValueKind.Object or ValueKind.Array)
            name = null;
        return mark;
    }

    private static (Value Value, SourceMark Mark, int Steps, string? Name) Step(in Value value, IReadOnlyList<FieldPathSegment> path, int at)
    {
        var step = path[at];
        if (value.Kind == ValueKind.Array && value.Array is ArrayNode array)
            return step.Kind == FieldPathSegmentKind.Index && step.Index < array.Count ? (array[step.Index], array.MarkAt(step.Index), 1, null) : default;
        if (value.Kind != ValueKind.Object || value.Object is not ObjectNode node)
            return default;
        var (name, steps) = FieldPath.NameIn(node, path, at);
        if (steps == 0)
            return default;
        var index = node.IndexOf(name);
        return (node.ValueAt(index), node.MarkAt(index), steps, name);
    }

    private static SourceMark Own(in Value value) => value.Kind switch
    {
        ValueKind.Object when value.Object is ObjectNode node => node.Mark,
        ValueKind.Array when value.Array is ArrayNode array => array.Mark,
        _ => default,
    };
}
