using System.Reflection;
using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Rules;

namespace BackendDsl.Tests.RuleFiles;

/// <summary>
/// The source of a package's controller rules, and what is printed from it: with <c>BACKENDDSL_UPDATE=1</c> it is written, else it must be as the source says.
/// </summary>
/// <param name="project">The package's project.</param>
/// <param name="rules">The project's folder of the files, one a kind.</param>
/// <param name="group">The group of the kinds.</param>
/// <param name="kinds">The kinds that have a file, in the order of printing.</param>
internal sealed class RuleFolder(string project, string rules, string group, IReadOnlyList<string> kinds)
{
    private const string Index = "docs/diagnostics/README.md";
    private const string Releases = "generator/BackendDsl.Analyzers/Reporting/AnalyzerReleases.Unshipped.md";

    private static readonly bool s_update = Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1";

    private static readonly System.Text.Json.JsonSerializerOptions s_json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<RuleEntry> Entries { get; } = [.. kinds.SelectMany(k => Read($"runtime/{project}/{rules}/{SourceName(k)}", k))];

    /// <summary>What is printed of each entry: attributes, page, row of the index, row of the analyzer's releases.</summary>
    public void CheckPrinted()
    {
        foreach (var kind in kinds)
            Check($"runtime/{project}/{rules}/{kind}Rules.cs", Attributes(kind));
        foreach (var entries in Entries.GroupBy(e => e.Rule.Id))
        {
            var first = entries.First();
            Check($"docs/diagnostics/{entries.Key}.md", Page(entries.Key));
            CheckRow(Index, $"| [{entries.Key}]", $"| [{entries.Key}]({entries.Key}.md) | {first.Title} |");
            CheckRow(Releases, $"{entries.Key} |", $"{entries.Key} | BackendDsl.Controller | {(first.Rule.IsWarning ? "Warning" : "Error")} | {first.Title}");
        }
    }

    /// <summary>The assembly has one attribute for each entry and no other.</summary>
    public void CheckCarried(Assembly assembly)
    {
        var carried = assembly.GetCustomAttributes<ControllerRuleAttribute>()
            .Select(a => (a.Group, a.Kind, a.Id, a.At, a.Rule, a.Message, a.Title, a.Fields, a.IsWarning, a.Needs)).ToHashSet();
        var written = Entries.Select(e => (group, e.Kind, e.Rule.Id, e.Rule.At, e.Rule.Rule, e.Rule.Message, (string?)e.Title, e.Rule.Fields, e.Rule.IsWarning, e.Rule.Needs)).ToHashSet();
        Assert.Equal(Entries.Count, written.Count);
        var why = $"the tests were built before {project}/{rules}/*Rules.cs was printed; run them once more without BACKENDDSL_UPDATE";
        Assert.True(written.IsSubsetOf(carried), $"{assembly.GetName().Name} does not carry {string.Join("; ", written.Except(carried).Select(r => $"{r.Id} of {r.At}"))}: {why}");
        Assert.True(carried.IsSubsetOf(written), $"{assembly.GetName().Name} carries {string.Join("; ", carried.Except(written).Select(r => $"{r.Id} of {r.At}"))}, of which no file tells: {why}");
    }

    /// <summary>Rules of one id are one mistake in several places; the first of them says why, and where it is known from.</summary>
    public void CheckIds()
    {
        foreach (var entries in Entries.GroupBy(e => e.Rule.Id))
        {
            Assert.True(entries.Select(e => (e.Kind, e.Title)).Distinct().Count() == 1, $"{entries.Key} has several titles or kinds");
            Assert.True(entries.Select(e => e.Rule.IsWarning).Distinct().Count() == 1, $"{entries.Key} has several severities");
            Assert.True(entries.First().Why.Length > 0, $"{entries.Key} has no `why`");
            Assert.True(entries.First().Source.Length > 0, $"{entries.Key} has no `source`");
        }
    }

    /// <summary>What the rules tell of an entry's bad example without the values of its scalars.</summary>
    public void CheckBlurred(RuleEntry entry, IReadOnlyList<ControllerFinding> told)
    {
        var file = $"runtime/{project}/{rules}/{SourceName(entry.Kind)}";
        foreach (var finding in told)
        {
            Assert.True(
                Entries.Any(e => e.IsShape && Same(e.Rule, finding.Rule)),
                $"{finding.Rule.Id} is told of {entry.Rule.Id}'s bad example where none of its values is known. If the mistake is which members are there, whatever their values, "
                + $"add `shape: true` to the entry of {finding.Rule.Id} in {file}; if not, let the rule look at a value.");
        }
    }

    /// <summary>An entry says <c>shape</c> only where its rule is told of an example without values.</summary>
    public void CheckShapes(IReadOnlyList<ControllerFinding> told)
    {
        var idle = Entries.Where(e => e.IsShape && !told.Any(f => Same(e.Rule, f.Rule))).Select(e => $"{e.Rule.Id} of {e.Rule.At}").ToList();
        Assert.True(idle.Count == 0, $"told of no example without its values, take `shape: true` out: {string.Join("; ", idle)}");
    }

    /// <summary>True for a rule that is the other's.</summary>
    public static bool Same(ControllerRule one, ControllerRule other) => (one.Id, one.At, one.Fields, one.Rule) == (other.Id, other.At, other.Fields, other.Rule);

    /// <summary>The attributes that carry the rules of a kind with the assembly.</summary>
    private string Attributes(string kind)
    {
        var text = new StringBuilder();
        text.Append($"// Printed from {rules}/{SourceName(kind)} by the tests (BACKENDDSL_UPDATE=1). Change that file, not this one.\n");
        text.Append("using BackendDsl;\n\n");
        foreach (var entry in Entries.Where(e => e.Kind == kind))
        {
            text.Append($"[assembly: ControllerRule(\"{group}\", \"{kind}\", ").Append(Literal(entry.Rule.Id)).Append(",\n");
            text.Append("    ").Append(Literal(entry.Rule.At)).Append(",\n");
            text.Append("    ").Append(Literal(entry.Rule.Rule)).Append(",\n");
            text.Append("    ").Append(Literal(entry.Rule.Message));
            text.Append(",\n    Title = ").Append(Literal(entry.Title));
            if (entry.Rule.Fields is not null)
                text.Append(",\n    Fields = ").Append(Literal(entry.Rule.Fields));
            if (entry.Rule.IsWarning)
                text.Append(",\n    IsWarning = true");
            if (entry.Rule.Needs is not null)
                text.Append(",\n    Needs = ").Append(Literal(entry.Rule.Needs));
            text.Append(")]\n");
        }

        return text.ToString();
    }

    /// <summary>The table of the rules, a row an id.</summary>
    public string Table(bool withNeeds = true)
    {
        var text = new StringBuilder("| id | what | kind | of `spec` | severity |").Append(withNeeds ? " told where |\n|---|---|---|---|---|---|\n" : "\n|---|---|---|---|---|\n");
        foreach (var entries in Entries.GroupBy(e => e.Rule.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var of = entries.ToList();
            var places = of.Select(e => e.Rule.At is "" or "spec" ? "(itself)" : $"`{e.Rule.At["spec.".Length..]}`").Distinct();
            text.Append($"| [{entries.Key}](diagnostics/{entries.Key}.md) | {of[0].Title} | {of[0].Kind} | {string.Join(", ", places)} | {(of[0].Rule.IsWarning ? "warning" : "error")} |");
            if (withNeeds)
                text.Append(' ').Append(string.Join("; ", of.Select(e => e.Rule.Needs switch { "targets" => "the target is known", "envoyVersion" => "by the Envoy of the release", _ => "always" }).Distinct())).Append(" |");
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The table of ids that are told of what comes out, from their pages.</summary>
    public static string Titles(params string[] prefixes)
    {
        var text = new StringBuilder("| id | what |\n|---|---|\n");
        foreach (var page in Directory.GetFiles(Path.Combine(TestData.RepositoryRoot, "docs", "diagnostics"), "BDSL4*.md").Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileNameWithoutExtension(page);
            if (prefixes.Any(p => id.StartsWith(p, StringComparison.Ordinal)))
                text.Append($"| [{id}](diagnostics/{id}.md) | {File.ReadLines(page).First()[(id.Length + 4)..]} |\n");
        }

        return text.ToString();
    }

    /// <summary>The page of a diagnostic.</summary>
    private string Page(string id)
    {
        var entries = Entries.Where(e => e.Rule.Id == id).ToList();
        var text = new StringBuilder();
        text.Append("# ").Append(id).Append(": ").Append(entries[0].Title).Append("\n\n");
        text.Append(entries[0].Why).Append("\n\n");
        text.Append("Severity: ").Append(entries[0].Rule.IsWarning ? "warning" : "error").Append(". ");
        text.Append("About ").AppendJoin(", ", entries.Select(e => $"`{e.Place}`").Distinct()).Append($" of a {entries[0].Kind}.");
        text.Append(entries[0].Rule.Needs switch
        {
            "targets" => " Told only where the target is known.",
            "envoyVersion" => " Told by the Envoy that comes with the release, or that the project names.",
            _ => "",
        });
        text.Append(" Source: ").Append(entries[0].Source).Append(".\n\n## Example\n\n");
        text.Append("Bad: `").Append(Inline(entries[0].Bad)).Append("`\n\nGood: `").Append(Inline(entries[0].Good)).Append("`\n");
        return text.ToString();
    }

    private static string SourceName(string kind) => kind.ToLowerInvariant() + ".yaml";

    private static List<RuleEntry> Read(string path, string kind)
    {
        var file = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, path));
        var rules = DocumentReader.ReadOne(file).Object["rules"].Array;
        var entries = new List<RuleEntry>();
        for (var i = 0; i < rules.Count; i++)
            entries.Add(new(kind, rules[i].Object));
        return entries;
    }

    private static void Check(string name, string expected)
    {
        var path = Path.Combine(TestData.RepositoryRoot, name);
        if (s_update)
            File.WriteAllText(path, expected);
        Assert.True(File.Exists(path), $"{name} is missing: run the tests with BACKENDDSL_UPDATE=1");
        if (expected != File.ReadAllText(path).ReplaceLineEndings("\n"))
            Assert.Fail($"{name} is not as the file of rules says: run the tests with BACKENDDSL_UPDATE=1");
    }

    /// <summary>The line that starts so; where there is none, it is added below the nearest one before it.</summary>
    private static void CheckRow(string name, string start, string row)
    {
        var path = Path.Combine(TestData.RepositoryRoot, name);
        var lines = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n').ToList();
        var at = lines.FindIndex(l => l.StartsWith(start, StringComparison.Ordinal));
        if (s_update)
        {
            var kin = start[..start.IndexOf("BDSL4", StringComparison.Ordinal)] + "BDSL4";
            if (at >= 0)
                lines[at] = row;
            else
                lines.Insert(lines.FindLastIndex(l => l.StartsWith(kin, StringComparison.Ordinal) && string.CompareOrdinal(l, row) < 0) + 1, row);
            File.WriteAllText(path, string.Join('\n', lines));
            return;
        }

        Assert.True(at >= 0, $"{name} has no row \"{row}\": run the tests with BACKENDDSL_UPDATE=1");
        Assert.True(lines[at] == row, $"{name} has the row \"{lines[at]}\", and the file of rules says \"{row}\": run the tests with BACKENDDSL_UPDATE=1");
    }

    private static string Literal(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Inline(Value value)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(Plain(value), s_json);
        return text.Length > 200 ? text[..120] + "..." : text;
    }

    private static object? Plain(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Object:
                var members = new Dictionary<string, object?>();
                for (var i = 0; i < value.Object.Count; i++)
                    members.Add(value.Object.NameAt(i), Plain(value.Object.ValueAt(i)));
                return members;
            case ValueKind.Array:
                return Enumerable.Range(0, value.Array.Count).Select(i => Plain(value.Array[i])).ToList();
            case ValueKind.String: return value.String;
            case ValueKind.Integer: return value.Integer;
            case ValueKind.Boolean: return value.Boolean;
            default: return null;
        }
    }
}
