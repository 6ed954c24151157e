namespace BackendDsl.ManifestHost;

/// <summary>
/// Paths of source files as the compiler wrote them into the assembly, made relative to the project. A deterministic build writes them under
/// another root (<c>/_/src/App.cs</c>): that is taken back, so that messages lead to files and origins are the same on every machine.
/// </summary>
/// <param name="projectDirectory">The project's folder.</param>
/// <param name="pathMap">The compiler's path map: <c>from=to</c> pairs between commas, a comma or equals sign in a path doubled.</param>
internal sealed class SourcePaths(string projectDirectory, string pathMap = "")
{
    private readonly List<(string From, string To)> _map = Parse(pathMap);

    /// <summary>The path relative to the project, with forward slashes.</summary>
    public string Relative(string file)
    {
        if (file.Length == 0)
            return "";
        foreach (var (from, to) in _map)
        {
            if (file.StartsWith(to, StringComparison.Ordinal) && !file.StartsWith(from, StringComparison.Ordinal))
            {
                file = Path.Combine(from, file[to.Length..]);
                break;
            }
        }

        var relative = Path.IsPathRooted(file) ? Path.GetRelativePath(projectDirectory, file) : file;
        return relative.Replace('\\', '/');
    }

    private static List<(string From, string To)> Parse(string pathMap)
    {
        var map = new List<(string, string)>();
        foreach (var pair in Split(pathMap, ','))
        {
            if (Split(pair, '=') is [{ Length: > 0 } from, { Length: > 0 } to])
                map.Add((from.Replace(",,", ",", StringComparison.Ordinal).Replace("==", "=", StringComparison.Ordinal), to.Replace(",,", ",", StringComparison.Ordinal).Replace("==", "=", StringComparison.Ordinal)));
        }

        return map;
    }

    // A separator that is doubled stands for itself.
    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != separator)
                continue;
            if (i + 1 < text.Length && text[i + 1] == separator)
            {
                i++;
                continue;
            }

            parts.Add(text[start..i].Trim());
            start = i + 1;
        }

        parts.Add(text[start..].Trim());
        return parts;
    }
}
