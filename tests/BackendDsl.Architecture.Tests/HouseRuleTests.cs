using System.Text.RegularExpressions;

namespace BackendDsl.Architecture.Tests;

/// <summary>Rules of the house that a machine can hold.</summary>
public sealed partial class HouseRuleTests
{
    [Fact]
    public void No_file_hides_a_concept_behind_600_lines()
    {
        var long_ = SourceTree.Files("*.cs").Where(p => SourceTree.Read(p).Count(c => c == '\n') > 600);
        Assert.Empty(long_);
    }

    [Fact]
    public void Every_diagnostic_id_in_the_sources_has_a_page_and_the_other_way_round()
    {
        var ids = SourceTree.Files("*.cs")
            .Where(p => p.StartsWith("generator/", StringComparison.Ordinal) || p.StartsWith("runtime/", StringComparison.Ordinal))
            .SelectMany(p => QuotedId().Matches(SourceTree.Read(p)).Select(m => m.Groups[1].Value))
            .Concat(SourceTree.Files("*.targets").SelectMany(p => CodedId().Matches(SourceTree.Read(p)).Select(m => m.Groups[1].Value)))
            .Concat(SourceTree.Files("*.yaml").Where(p => p.StartsWith("runtime/", StringComparison.Ordinal) && (p.Contains("/Policies/", StringComparison.Ordinal) || p.Contains("/Rules/", StringComparison.Ordinal))).SelectMany(p => PlainId().Matches(SourceTree.Read(p)).Select(m => m.Value)))
            .ToHashSet(StringComparer.Ordinal);
        var pages = SourceTree.Files("BDSL*.md").Where(p => p.StartsWith("docs/diagnostics/", StringComparison.Ordinal)).Select(p => Path.GetFileNameWithoutExtension(p)).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(ids);
        Assert.Empty(ids.Except(pages).Order(StringComparer.Ordinal).Select(i => $"{i} has no page"));
        Assert.Empty(pages.Except(ids).Order(StringComparer.Ordinal).Select(i => $"{i} has a page but no source"));
    }

    [Fact]
    public void The_index_of_diagnostics_names_every_page()
    {
        var index = SourceTree.Read("docs/diagnostics/README.md");
        var missing = SourceTree.Files("BDSL*.md").Select(p => Path.GetFileName(p)).Where(p => !index.Contains($"({p})", StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, $"docs/diagnostics/README.md has no row of {string.Join(", ", missing)}");
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var broken = from page in SourceTree.Files("*.md")
                     from Match link in Link().Matches(SourceTree.Read(page))
                     let target = link.Groups[1].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
                     let path = Path.Combine(BackendDsl.Tests.Shared.TestData.RepositoryRoot, Path.GetDirectoryName(page)!, target)
                     where !Path.Exists(path)
                     select $"{page}: {target}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Files_that_the_documents_name_are_there()
    {
        var named = SourceTree.Files("*.md").Where(p => p.StartsWith("docs/", StringComparison.Ordinal) || !p.Contains('/', StringComparison.Ordinal))
            .SelectMany(page => NamedFile().Matches(SourceTree.Read(page)).Select(m => (Page: page, File: m.Groups[1].Value)))
            .ToList();
        Assert.True(named.Count(n => n.Page == "docs/architecture.md") >= 20);
        Assert.Empty(named.Where(n => !Path.Exists(Path.Combine(BackendDsl.Tests.Shared.TestData.RepositoryRoot, n.File))).Select(n => $"{n.Page}: {n.File}"));
    }

    [GeneratedRegex("`((?:runtime|generator|tests|eng|benchmarks)/[^`\\s*<]+)`")]
    private static partial Regex NamedFile();

    [GeneratedRegex("\"(BDSL\\d{4})\"")]
    private static partial Regex QuotedId();

    [GeneratedRegex("Code=\"(BDSL\\d{4})\"")]
    private static partial Regex CodedId();

    [GeneratedRegex("BDSL\\d{4}")]
    private static partial Regex PlainId();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
