using BackendDsl.Tool.Inputs;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Evaluation;

/// <summary>Where the value of a field stands in the text it was read from.</summary>
internal static class ValuePlace
{
    /// <summary>The place of the value, or of the nearest thing above it that is there.</summary>
    public static SourceMark Find(ManifestResource resource, FieldPath path) =>
        DocumentMarks.FindValue(resource.Root, path, resource.Input.Line) is { IsKnown: true } mark ? mark : resource.Mark;
}
