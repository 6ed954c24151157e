using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Importing;

/// <summary>The comments of a YAML text, by the lines they belong to. Each is told once.</summary>
internal sealed class Comments(InputText text)
{
    private readonly HashSet<int> _told = [];
    private readonly bool _isYaml = !text.Text.TrimStart().StartsWith('{') && !text.Text.TrimStart().StartsWith('[');

    /// <summary>The comments that stand before a line, and behind what is on it.</summary>
    public IReadOnlyList<string> At(SourceMark mark)
    {
        if (!_isYaml || !mark.IsKnown)
            return [];
        var found = new List<string>();
        for (var line = mark.Line - 1; line >= 1 && text.Line(line) is { } before && before.TrimStart().StartsWith('#'); line--)
        {
            if (_told.Add(line) && !before.TrimStart().StartsWith("# Source: ", StringComparison.Ordinal))
                found.Insert(0, before.TrimStart().TrimStart('#').Trim());
        }

        if (text.Line(mark.Line) is { } own && Trailing(own) is { Length: > 0 } behind && _told.Add(mark.Line))
            found.Add(behind);
        return [.. found.Where(c => c.Length > 0)];
    }

    /// <summary>What follows a number sign outside of quotes, with a space before it.</summary>
    private static string? Trailing(string line)
    {
        if (line.TrimStart().StartsWith('#'))
            return null;
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (quote != '\0')
            {
                if (line[i] == '\\' && quote == '"')
                    i++;
                else if (line[i] == quote)
                    quote = '\0';
            }
            else if (line[i] is '"' or '\'' && (i == 0 || line[i - 1] is ' ' or '[' or '{' or ',' or ':'))
            {
                quote = line[i];
            }
            else if (line[i] == '#' && i > 0 && line[i - 1] is ' ' or '\t')
            {
                return line[(i + 1)..].Trim();
            }
        }

        return null;
    }
}
