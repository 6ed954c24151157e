using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Inputs;

/// <summary>Paths of fields as people write them.</summary>
internal static class PathText
{
    /// <summary>The path.</summary>
    /// <param name="origin">The option or setting it is of, for the message.</param>
    /// <param name="text">The text, for example <c>spec.ports[0].name</c>.</param>
    /// <param name="read">Reads it; null for a path in a manifest.</param>
    /// <exception cref="UsageException">It is no path.</exception>
    public static FieldPath Parse(string origin, string text, Func<string, FieldPath>? read = null)
    {
        var path = (read ?? FieldPath.Parse)(text);
        var isWhole = text.LastIndexOf('[') <= text.LastIndexOf(']')
            && !path.Segments.Any(s => s.Kind == FieldPathSegmentKind.Member && s.Name.AsSpan().IndexOfAny(" ]") >= 0);
        return isWhole && !path.IsRoot ? path : throw new UsageException($"{origin}: '{text}' is no path of a field such as spec.ports[0].name");
    }
}
