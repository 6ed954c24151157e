using BackendDsl.Cel.Values;

namespace BackendDsl.Tool.Inputs;

/// <summary>Finds the paths of fields by where they stand.</summary>
internal static class DuplicateFinder
{
    /// <summary>The paths of the members that stand at these places.</summary>
    public static IReadOnlyList<(FieldPath Path, SourceMark Mark)> Find(Value root, IReadOnlyList<SourceMark> marks)
    {
        var found = new List<(FieldPath, SourceMark)>();
        Walk(root, FieldPath.Root, [.. marks], found);
        return found;
    }

    private static void Walk(in Value value, FieldPath path, HashSet<SourceMark> marks, List<(FieldPath, SourceMark)> found)
    {
        if (value.Kind == ValueKind.Object && value.Object is ObjectNode node)
        {
            for (var i = 0; i < node.Count; i++)
            {
                var here = path.Member(node.NameAt(i));
                if (marks.Contains(node.MarkAt(i)))
                    found.Add((here, node.MarkAt(i)));
                Walk(node.ValueAt(i), here, marks, found);
            }
        }
        else if (value.Kind == ValueKind.Array)
        {
            for (var i = 0; i < value.Array.Count; i++)
                Walk(value.Array[i], path.Item(i), marks, found);
        }
    }
}
