using System.Text;
using System.Text.RegularExpressions;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Architecture.Tests.Rooms;

/// <summary>The rooms of the house: what a folder may name, and what its namespace is. The table in docs/architecture.md is printed here.</summary>
public sealed partial class RoomTests
{
    private const string Begin = "<!-- arrows: begin -->\n";
    private const string End = "<!-- arrows: end -->\n";

    /// <summary>Contract namespaces that types of a project may carry instead of their folder's (design of the public surface).</summary>
    private static readonly string[] s_contract = ["BackendDsl"];

    private static readonly Lazy<IReadOnlyList<IReadOnlyList<Arrow>>> s_arrows = new(() => [.. Projects().Select(RoomMap.Of)]);

    /// <summary>The shipped projects, relative to the repository.</summary>
    public static IEnumerable<string> Projects() => new[] { "runtime", "generator" }
        .SelectMany(f => Directory.EnumerateDirectories(Path.Combine(TestData.RepositoryRoot, f)))
        .Where(d => Directory.EnumerateFiles(d, "*.csproj").Any() && Directory.EnumerateFiles(d, "*.cs", SearchOption.AllDirectories).Any(p => !p.Contains("/content/", StringComparison.Ordinal)))
        .Select(d => Path.GetRelativePath(TestData.RepositoryRoot, d).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    [Fact]
    public void Rooms_form_no_circle()
    {
        var circles = s_arrows.Value.Select(a => (a, RoomMap.Circles(a))).Where(c => c.Item2.Count > 0)
            .Select(c => $"{c.a[0].Project}: {string.Join(", ", c.Item2)}\n" + string.Join("\n", c.a.Where(x => c.Item2.Contains(x.From) && c.Item2.Contains(x.To)).Select(x => $"    {x.From} -> {x.To}: {x.Example}")));
        Assert.True(!circles.Any(), string.Join("\n", circles));
    }

    [Fact]
    public void The_table_of_arrows_in_the_architecture_is_the_one_in_the_sources()
    {
        var path = Path.Combine(TestData.RepositoryRoot, "docs", "architecture.md");
        var text = File.ReadAllText(path);
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        var table = Print();
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
            File.WriteAllText(path, text[..start] + table + text[end..]);
        else
            Assert.Equal(text[start..end], table);
    }

    [Fact]
    public void A_namespace_is_its_folder_or_a_prefix_of_it_for_types_of_the_contract()
    {
        var wrong = new List<string>();
        foreach (var project in Projects())
        {
            var root = Path.GetFileName(project);
            foreach (var file in SourceTree.Files("*.cs").Where(f => f.StartsWith(project + "/", StringComparison.Ordinal) && !f.Contains("/content/", StringComparison.Ordinal)))
            {
                var match = Declared().Match(SourceTree.Read(file));
                if (!match.Success)
                    continue;
                var folder = Path.GetDirectoryName(file)![project.Length..].Replace('\\', '/').Replace('/', '.');
                var expected = root + folder;
                var actual = match.Groups[1].Value;
                if (actual != expected && !(expected + ".").StartsWith(actual + ".", StringComparison.Ordinal) && !s_contract.Contains(actual))
                    wrong.Add($"{file}: {actual}, not {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void YamlDotNet_is_used_in_its_rooms_only()
    {
        var users = SourceTree.Files("*.cs").Where(f => (f.StartsWith("runtime/", StringComparison.Ordinal) || f.StartsWith("generator/", StringComparison.Ordinal))
            && SourceTree.Read(f).Contains("using YamlDotNet", StringComparison.Ordinal));
        Assert.All(users, f => Assert.True(
            f.StartsWith("runtime/BackendDsl.Validation/Documents/", StringComparison.Ordinal)
            // Envoy reads another YAML than Kubernetes does: no merges, one document, tags of its own.
            || f.StartsWith("runtime/BackendDsl.Envoy/Codec/Yaml/", StringComparison.Ordinal) || f.StartsWith("runtime/BackendDsl/Serialization/YamlDotNet/", StringComparison.Ordinal), f));
    }

    [Fact]
    public void No_two_names_differ_by_case_only()
    {
        var names = SourceTree.Files("*").SelectMany(f => Prefixes(f)).Distinct(StringComparer.Ordinal).GroupBy(f => f, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1);
        Assert.Empty(names.Select(g => string.Join(" and ", g)));
    }

    private static IEnumerable<string> Prefixes(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
            yield return path[..slash];
        yield return path;
    }

    private static string Print()
    {
        var text = new StringBuilder();
        foreach (var arrows in s_arrows.Value.Where(a => a.Count > 0))
        {
            text.Append("| ").Append(arrows[0].Project).Append(" | names |\n|---|---|\n");
            foreach (var room in arrows.GroupBy(a => a.From))
                text.Append("| ").Append(Name(room.Key)).Append(" | ").AppendJoin(", ", room.Select(a => Name(a.To))).Append(" |\n");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Name(string room) => room == "." ? "(its own folder)" : room;

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declared();
}
