using System.Text;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Preview;

/// <summary>The text of one resource, as it stands in its file.</summary>
internal static class ManifestText
{
    private const int MostLines = 3000;

    /// <summary>The lines of a resource, from its first to where the next thing begins.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="next">The line on which the next resource of the file begins.</param>
    public static string Of(ManifestResource resource, int next)
    {
        var text = new StringBuilder();
        var first = Math.Max(resource.Mark.Line, 1);
        for (var line = first; line < next && line - first < MostLines; line++)
        {
            if (resource.Input.Line(line) is not { } content || (line > first && content.StartsWith("---", StringComparison.Ordinal)))
                break;
            text.Append(content).Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>The text of every resource, in their order.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ManifestResource> resources)
    {
        var texts = new string[resources.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            var next = i + 1 < texts.Length && ReferenceEquals(resources[i + 1].Input, resources[i].Input) && resources[i + 1].Mark.Line > resources[i].Mark.Line
                ? resources[i + 1].Mark.Line
                : int.MaxValue;
            texts[i] = Of(resources[i], next);
        }

        return texts;
    }
}
