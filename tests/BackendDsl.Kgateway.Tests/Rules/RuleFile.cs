using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Kgateway.Tests.Rules;

/// <summary>The source of the controller rules, and what is printed from it.</summary>
internal static class RuleFile
{
    private static readonly System.Text.Json.JsonSerializerOptions s_json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Folder { get; } = Path.Combine(TestData.RepositoryRoot, "runtime", "BackendDsl.Kgateway");

    public static IReadOnlyList<string> Kinds { get; } = ["Backend", "BackendConfigPolicy"];

    public static IReadOnlyList<RuleEntry> Entries { get; } = [.. Kinds.SelectMany(Read)];

    public static string AttributesPath(string kind) => Path.Combine(Folder, "Policies", kind + "Rules.cs");

    /// <summary>The attributes that carry the rules of a kind with the assembly.</summary>
    public static string Attributes(string kind)
    {
        var text = new StringBuilder();
        text.Append($"// Printed from Policies/{SourceName(kind)} by the tests (BACKENDDSL_UPDATE=1). Change that file, not this one.\n");
        text.Append("using BackendDsl;\n\n");
        foreach (var entry in Entries.Where(e => e.Kind == kind))
        {
            text.Append($"[assembly: ControllerRule(\"gateway.kgateway.dev\", \"{kind}\", ").Append(Literal(entry.Rule.Id)).Append(",\n");
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
    public static string Table()
    {
        var text = new StringBuilder("| id | what | kind | of `spec` | severity | told where |\n|---|---|---|---|---|---|\n");
        foreach (var group in Entries.GroupBy(e => e.Rule.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var rules = group.ToList();
            var places = rules.Select(e => e.Rule.At is "" or "spec" ? "(itself)" : $"`{e.Rule.At["spec.".Length..]}`").Distinct();
            text.Append($"| [{group.Key}](diagnostics/{group.Key}.md) | {rules[0].Title} | {rules[0].Kind} | {string.Join(", ", places)} | {(rules[0].Rule.IsWarning ? "warning" : "error")} | ");
            text.Append(string.Join("; ", rules.Select(e => e.Rule.Needs switch { "targets" => "the target is known", "envoyVersion" => "by the Envoy of the release", _ => "always" }).Distinct())).Append(" |\n");
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
    public static string Page(string id)
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

    private static List<RuleEntry> Read(string kind)
    {
        var file = File.ReadAllText(Path.Combine(Folder, "Policies", SourceName(kind)));
        var rules = DocumentReader.ReadOne(file).Object["rules"].Array;
        var entries = new List<RuleEntry>();
        for (var i = 0; i < rules.Count; i++)
            entries.Add(new(kind, rules[i].Object));
        return entries;
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
