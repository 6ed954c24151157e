using System.Text.RegularExpressions;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Architecture.Tests;

/// <summary>What CONTRIBUTING's lists of steps ask for, where no build and no printed file would miss it: each message names what is missing.</summary>
public sealed partial class StepTests
{
    private const string Constants = "runtime/BackendDsl.Validation/Findings/DiagnosticIds.cs";
    private const string Releases = "runtime/BackendDsl.Kgateway/Releases/KgatewayRelease.cs";

    /// <summary>The ids of the last release of ours. It is written where it is absent, which is a step of a release.</summary>
    private const string Known = "tests/Cases/diagnostics.txt";

    [Fact]
    public void A_new_diagnostic_is_in_the_changelog()
    {
        var pages = SourceTree.Files("BDSL*.md").Select(p => Path.GetFileNameWithoutExtension(p)!).ToList();
        var path = Path.Combine(TestData.RepositoryRoot, Known);
        if (!File.Exists(path) && Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
            File.WriteAllText(path, string.Join('\n', pages) + "\n");
        Assert.True(File.Exists(path), $"{Known} is missing: run these tests with BACKENDDSL_UPDATE=1");
        var known = SourceTree.Read(Known).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var changes = SourceTree.Read("CHANGELOG.md");
        Fail("CHANGELOG.md does not name a diagnostic that is new", pages.Where(id => !known.Contains(id) && !changes.Contains(id, StringComparison.Ordinal)));
        Fail("a diagnostic of the last release is gone, and CHANGELOG.md does not name it", known.Except(pages).Where(id => !changes.Contains(id, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_diagnostic_of_ours_is_told_somewhere_and_tested()
    {
        var constants = ConstantOf().Matches(SourceTree.Read(Constants)).Select(m => (Name: m.Groups[1].Value, Id: m.Groups[2].Value)).ToList();
        Assert.True(constants.Count > 50);
        var sources = Text("*.cs", p => (p.StartsWith("runtime/", StringComparison.Ordinal) || p.StartsWith("generator/", StringComparison.Ordinal)) && p != Constants);
        var tests = Text("*.cs", p => p.StartsWith("tests/", StringComparison.Ordinal)) + Text("*.txt", p => p.StartsWith("tests/Cases/verdicts/", StringComparison.Ordinal));
        // BDSL4000 stands for the whole block that is declared for rules.
        Fail($"a constant of {Constants} is used nowhere: it has no descriptor", constants.Where(c => c.Id != "BDSL4000" && !Regex.IsMatch(sources, $@"\b{c.Name}\b")).Select(c => $"{c.Name} ({c.Id})"));
        Fail("no test names a diagnostic", constants.Where(c => c.Id != "BDSL4000" && !tests.Contains(c.Id, StringComparison.Ordinal) && !tests.Contains("DiagnosticIds." + c.Name, StringComparison.Ordinal)).Select(c => c.Id));
    }

    [Fact]
    public void A_function_of_CEL_is_in_a_table_and_in_a_case()
    {
        const string Folder = "runtime/BackendDsl.Cel/Libraries/";
        var tables = SourceTree.Read(Folder + "FunctionTables.cs");
        var libraries = SourceTree.Files("*.cs").Where(p => p.StartsWith(Folder, StringComparison.Ordinal)).ToList();
        Fail(
            $"{Folder}FunctionTables.cs has no line of a library",
            libraries.Where(p => SourceTree.Read(p).Contains(" void AddTo(FunctionTable", StringComparison.Ordinal)).Select(p => Path.GetFileNameWithoutExtension(p)!).Where(n => !tables.Contains(n + ".AddTo(", StringComparison.Ordinal)));
        var tests = Text("*.cs", p => p.StartsWith("tests/BackendDsl.Cel.Tests/", StringComparison.Ordinal) || p.StartsWith("tests/BackendDsl.Validation.Tests/", StringComparison.Ordinal));
        var functions = libraries.SelectMany(p => FunctionOf().Matches(SourceTree.Read(p)).Select(m => m.Groups[1].Value)).Where(f => !f.EndsWith('.')).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(functions.Count > 80, $"{functions.Count} functions");
        Fail("no case of tests/BackendDsl.Cel.Tests or tests/BackendDsl.Validation.Tests calls a function", functions.Where(f => !Regex.IsMatch(tests, $@"(?<![A-Za-z]){Regex.Escape(f)}\(")));
    }

    [Fact]
    public void A_release_of_kgateway_is_told_of()
    {
        var releases = ReleaseOf().Matches(SourceTree.Read(Releases)).Select(m => (Name: m.Groups[1].Value, Envoy: m.Groups[2].Value)).ToList();
        Assert.True(releases.Count >= 4);
        var row = SourceTree.Read("docs/support.md").Split('\n').Single(l => l.StartsWith("| kgateway |", StringComparison.Ordinal));
        var envoys = SupportedEnvoy().Match(SourceTree.Read("docs/support.md"));
        var changes = SourceTree.Read("CHANGELOG.md");
        var table = SourceTree.Read("docs/translation.md").Split('\n').First(l => l.StartsWith("| field |", StringComparison.Ordinal));
        Fail("docs/support.md does not have a release in its row of kgateway", releases.Where(r => !Regex.IsMatch(row, $@"\b{Regex.Escape(r.Name)}\b")).Select(r => r.Name));
        Fail(
            "the row of Envoy in docs/support.md does not reach the Envoy of a release",
            releases.Where(r => int.Parse(r.Envoy, null) < int.Parse(envoys.Groups[1].Value, null) || int.Parse(r.Envoy, null) > int.Parse(envoys.Groups[2].Value, null)).Select(r => $"{r.Name} (Envoy 1.{r.Envoy})"));
        // The first version of ours came with several.
        Fail("CHANGELOG.md does not name the newest release of kgateway", releases.TakeLast(1).Where(r => !Regex.IsMatch(changes, $@"\b{Regex.Escape(r.Name)}\b")).Select(r => r.Name));
        Fail("the table of fields in docs/translation.md has no column of a release (s_columns of FieldTableTests)", releases.Where(r => !table.Contains($"| {r.Name} |", StringComparison.Ordinal)).Select(r => r.Name));
    }

    private static void Fail(string what, IEnumerable<string> missing)
    {
        var list = missing.ToList();
        Assert.True(list.Count == 0, $"{what}: {string.Join(", ", list)}");
    }

    private static string Text(string pattern, Func<string, bool> isMeant) => string.Concat(SourceTree.Files(pattern).Where(p => isMeant(p) && !p.EndsWith("/StepTests.cs", StringComparison.Ordinal)).Select(SourceTree.Read));

    [GeneratedRegex("public const string (\\w+) = \"(BDSL\\d{4})\"")]
    private static partial Regex ConstantOf();

    [GeneratedRegex("\\.(?:Global|Member|Both)\\(\"([A-Za-z.]+)\"")]
    private static partial Regex FunctionOf();

    [GeneratedRegex("new\\(\"(\\d+\\.\\d+)\", new\\(1, (\\d+)\\)")]
    private static partial Regex ReleaseOf();

    [GeneratedRegex("\\| Envoy \\| 1\\.(\\d+) to 1\\.(\\d+)")]
    private static partial Regex SupportedEnvoy();
}
