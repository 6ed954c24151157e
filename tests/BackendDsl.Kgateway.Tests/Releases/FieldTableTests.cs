using System.Globalization;
using System.Text;
using BackendDsl.Kgateway.Releases;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Kgateway.Tests.Releases;

/// <summary>The table of fields by release in docs/translation.md is what the definitions say.</summary>
public sealed class FieldTableTests
{
    private static readonly string[] s_columns = ["2.1", "2.2", "2.3.0", "2.3", "2.4.0", "2.4", "main"];

    [Fact]
    public void The_table_is_what_the_definitions_say() => PrintedSection.Check("docs/translation.md", "fields", Print());

    /// <summary>A member that only the schema knows would be lost in silence.</summary>
    [Fact]
    public void Every_member_is_read_by_the_translation_and_has_a_case()
    {
        var translation = Sources("runtime/BackendDsl.Kgateway/Translation");
        var tests = Sources("tests/BackendDsl.Kgateway.Tests");
        var members = KgatewayRelease.All.SelectMany(r => Walk(ReleaseDefinitions.Of(r.Definitions).Definitions.Single(d => d.Kind == "BackendConfigPolicy").Versions[0].Schema!).Keys)
            .Where(p => p != "(spec)").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(members.Count > 100, $"{members.Count} members");
        var unread = members.Where(m => !translation.Contains($"\"{Last(m)}\"", StringComparison.Ordinal)).ToList();
        Assert.True(unread.Count == 0, $"no class of runtime/BackendDsl.Kgateway/Translation reads {string.Join(", ", unread)}");
        var untested = members.Where(m => !tests.Contains(Last(m), StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.True(untested.Count == 0, $"no case of tests/BackendDsl.Kgateway.Tests sets {string.Join(", ", untested)}");

        static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];
        static string Sources(string folder) => string.Concat(Directory.EnumerateFiles(Path.Combine(TestData.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
    }

    private static string Print()
    {
        var columns = s_columns.Select(c => Walk(ReleaseDefinitions.Of(c).Definitions.Single(d => d.Kind == "BackendConfigPolicy").Versions[0].Schema!)).ToList();
        var text = new StringBuilder("| field | ").AppendJoin(" | ", s_columns).Append(" |\n|---|").AppendJoin("", s_columns.Select(_ => "---|")).Append('\n');
        foreach (var path in columns.SelectMany(c => c.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            var parent = path.Contains('.', StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : "";
            var cells = columns.ConvertAll(c => c.GetValueOrDefault(path));

            // Below a block that a release does not have, the block says it; what is the same wherever it is there is said once.
            var differs = cells.Where((c, i) => c is not null).Distinct().Count() > 1;
            var comes = columns.Where((c, i) => cells[i] is null && (parent.Length == 0 || c.ContainsKey(parent))).Any();
            if (differs || comes)
                text.Append($"| `{path}` | ").AppendJoin(" | ", cells.Select(c => c is null ? "–" : differs ? c.Length == 0 ? "any" : c : "yes")).Append(" |\n");
        }

        return text.ToString();
    }

    private static Dictionary<string, string> Walk(SchemaNode root)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var spec = root.Properties.Single(p => p.Name == "spec").Schema;
        Add(found, "", spec);
        found["(spec)"] = Limits(spec, root.Required.Contains("spec"));
        return found;
    }

    private static void Add(Dictionary<string, string> found, string path, SchemaNode node)
    {
        while (node.Items is { } items)
            node = items;
        foreach (var property in node.Properties)
        {
            var at = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            found[at] = Limits(property.Schema, node.Required.Contains(property.Name));
            Add(found, at, property.Schema);
        }
    }

    private static string Limits(SchemaNode node, bool isRequired)
    {
        var parts = new List<string>();
        if (isRequired)
            parts.Add("required");
        if (node.Minimum is { } minimum)
            parts.Add("from " + minimum.ToString(CultureInfo.InvariantCulture));
        if (node.Maximum is { } maximum)
            parts.Add("to " + maximum.ToString(CultureInfo.InvariantCulture));
        if (node.MaxLength is { } length)
            parts.Add($"at most {length.ToString(CultureInfo.InvariantCulture)} long");
        if (node.MaxItems is { } items)
            parts.Add($"at most {items.ToString(CultureInfo.InvariantCulture)} items");
        if (node.Enum.Count > 0)
            parts.Add("one of " + string.Join(", ", node.Enum.Select(e => e.ToString())));
        if (node.Pattern is not null)
            parts.Add("a pattern");
        if (node.Rules.Count > 0)
            parts.Add(node.Rules.Count == 1 ? "1 rule" : $"{node.Rules.Count.ToString(CultureInfo.InvariantCulture)} rules");
        return string.Join(", ", parts);
    }
}
