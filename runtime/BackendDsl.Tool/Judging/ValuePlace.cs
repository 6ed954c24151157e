using BackendDsl.Cel.Values;
using BackendDsl.Tool.Inputs;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Judging;

/// <summary>Where the value of a field stands in the text it was read from.</summary>
internal static class ValuePlace
{
    /// <summary>The place of the value, or of the nearest thing above it that is there.</summary>
    public static SourceMark Find(ManifestResource resource, string path)
    {
        var mark = DocumentMarks.Find(resource.Root, path);
        if (!mark.IsKnown)
            return resource.Mark;
        return path.Length == 0 ? mark : AfterName(resource.Input, mark, path);
    }

    /// <summary>A reader marks the name of a member; its scalar value follows the colon on the same line.</summary>
    private static SourceMark AfterName(InputText input, SourceMark mark, string path)
    {
        if (input.Line(mark.Line) is not { } line || mark.Column < 1 || mark.Column > line.Length)
            return mark;
        var at = mark.Column - 1;
        var quote = line[at] is '"' or '\'' ? line[at] : '\0';
        var name = LastName(path);
        if (name.Length == 0 || string.CompareOrdinal(line, quote == '\0' ? at : at + 1, name, 0, name.Length) != 0)
            return mark;
        at = line.IndexOf(':', at + name.Length + (quote == '\0' ? 0 : 2));
        while (at >= 0 && ++at < line.Length)
        {
            if (line[at] is ' ' or '\t')
                continue;
            return line[at] is '#' ? mark : new(mark.Line, at + 1);
        }

        return mark;
    }

    private static string LastName(string path) => FieldPath.Parse(path).Segments is { Count: > 0 } segments && segments[^1].Kind != FieldPathSegmentKind.Index ? segments[^1].Name : "";
}
