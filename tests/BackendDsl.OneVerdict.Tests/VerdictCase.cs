using BackendDsl.Tests.Shared;

namespace BackendDsl.OneVerdict.Tests;

/// <summary>
/// A case of the file list: one object in C# and in YAML with what belongs to it, in sections that begin with <c>#: name</c>, and the findings that
/// every door must tell of it, one a line.
/// </summary>
internal sealed class VerdictCase
{
    private readonly Dictionary<string, string> _sections = new(StringComparer.Ordinal);

    private VerdictCase(string name, string text)
    {
        Name = name;
        var section = "";
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("#: ", StringComparison.Ordinal))
                _sections.Add(section = line[3..].Trim(), "");
            else if (section.Length > 0)
                _sections[section] += line + "\n";
        }
    }

    public static string Folder { get; } = Path.Combine(TestData.RepositoryRoot, "tests", "Cases", "verdicts");

    public string Name { get; }

    public string CSharp => Section("csharp");

    public string Yaml => Section("yaml");

    public string Definition => Section("definition");

    public string Policy => Section("policy");

    /// <summary>Properties of the project file, by name.</summary>
    public IReadOnlyDictionary<string, string> Properties => Section("properties").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(l => l.Split('=', 2)).ToDictionary(p => p[0].Trim(), p => p[1].Trim(), StringComparer.Ordinal);

    /// <summary>What every door must tell, in ordinal order.</summary>
    public IReadOnlyList<string> Findings => [.. Section("findings").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    public static VerdictCase Read(string name) => new(name, File.ReadAllText(Path.Combine(Folder, name + ".txt")));

    /// <summary>Puts what is found in place of what was expected; asked for by <c>BACKENDDSL_UPDATE=1</c>.</summary>
    public void Update(IEnumerable<string> found)
    {
        var path = Path.Combine(Folder, Name + ".txt");
        var text = File.ReadAllText(path);
        var at = text.IndexOf("#: findings", StringComparison.Ordinal);
        File.WriteAllText(path, (at < 0 ? text.TrimEnd() + "\n\n" : text[..at]) + "#: findings\n" + string.Concat(found.Select(f => f + "\n")));
    }

    private string Section(string name) => _sections.GetValueOrDefault(name, "").Trim('\n');
}
