using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Architecture.Tests;

/// <summary>Limits stand in one file of each project, and the pages that tell them are printed from there.</summary>
public sealed partial class LimitTests
{
    private const string Begin = "<!-- limits: begin -->\n";
    private const string End = "<!-- limits: end -->";

    [Fact]
    public void The_table_of_limits_is_what_the_sources_say()
    {
        var path = Path.Combine(TestData.RepositoryRoot, "SECURITY.md");
        var page = File.ReadAllText(path);
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        var table = Table();
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1") File.WriteAllText(path, page[..from] + table + page[to..]);
        else Assert.Equal(table, page[from..to]);
    }

    [Fact]
    public void Every_limit_says_what_it_is_of()
    {
        var files = LimitFiles().ToList();
        Assert.True(files.Count >= 5, string.Join(", ", files));
        foreach (var file in files) Assert.Equal(Constant().Count(SourceTree.Read(file)), Limits(file).Count());
    }

    private static IEnumerable<string> LimitFiles() => SourceTree.Files("*Limits.cs").Where(p => p.StartsWith("runtime/", StringComparison.Ordinal));

    private static string Table()
    {
        var text = new StringBuilder("| what | at most |\n|---|---|\n");
        foreach (var (what, value) in LimitFiles().SelectMany(Limits)) text.Append("| ").Append(what).Append(" | ").Append(Number(value)).Append(" |\n");
        return text.ToString();
    }

    private static IEnumerable<(string What, long Value)> Limits(string file)
    {
        foreach (Match match in Described().Matches(SourceTree.Read(file)))
        {
            var summary = string.Join(' ', match.Groups[1].Value.Split('\n').Select(l => l.Trim().TrimStart('/').Trim()).Where(l => l.Length > 0));
            yield return (summary.Split(". ")[0].TrimEnd('.'), Value(match.Groups[2].Value));
        }
    }

    // "128 << 20", "64 * 1024", "100_000": all that is written there.
    private static long Value(string text)
    {
        var parts = text.Split("<<", StringSplitOptions.TrimEntries);
        var value = parts[0].Split('*', StringSplitOptions.TrimEntries).Aggregate(1L, (all, p) => all * long.Parse(p.Replace("_", "", StringComparison.Ordinal).TrimEnd('L'), CultureInfo.InvariantCulture));
        return parts.Length == 1 ? value : value << int.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    private static string Number(long value) => value % (1 << 20) == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{value >> 20:N0} Mi")
        : value.ToString("N0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"<summary>((?:(?!</summary>).)+)</summary>\s*\n\s*public const (?:int|long) \w+ = ([^;]+);", RegexOptions.Singleline)]
    private static partial Regex Described();

    [GeneratedRegex(@"\bconst (?:int|long) ")]
    private static partial Regex Constant();
}
