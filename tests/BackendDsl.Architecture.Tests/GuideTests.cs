using System.Text.RegularExpressions;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Architecture.Tests;

/// <summary>The lists of steps and the site's tables of contents are about what is there.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void What_contributors_are_sent_to_is_there()
    {
        var paths = CodePath().Matches(SourceTree.Read("CONTRIBUTING.md")).Select(m => m.Groups[1].Value)
            .Where(p => !p.Contains("nnnn", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(paths.Count > 10, "CONTRIBUTING.md names the places of a change");
        Assert.DoesNotContain(paths, p => !Path.Exists(Path.Combine(TestData.RepositoryRoot, p)));
    }

    [Fact]
    public void Every_page_is_in_a_table_of_contents()
    {
        var linked = SourceTree.Files("toc.yml").Where(t => t.StartsWith("docs/", StringComparison.Ordinal))
            .SelectMany(t => Href().Matches(SourceTree.Read(t)).Select(m => Normal(Path.GetDirectoryName(t)!, m.Groups[1].Value)))
            .ToHashSet(StringComparer.Ordinal);
        // Pages of single diagnostics are reached through their index.
        var pages = SourceTree.Files("*.md").Where(p => p.StartsWith("docs/", StringComparison.Ordinal) && !Path.GetFileName(p).StartsWith("BDSL", StringComparison.Ordinal) && p != "docs/index.md");
        Assert.DoesNotContain(pages, p => !linked.Contains(p));
        Assert.DoesNotContain(linked, p => p.EndsWith(".md", StringComparison.Ordinal) && !File.Exists(Path.Combine(TestData.RepositoryRoot, p)));
    }

    private static string Normal(string folder, string href) =>
        Path.GetRelativePath(TestData.RepositoryRoot, Path.GetFullPath(Path.Combine(TestData.RepositoryRoot, folder, href))).Replace('\\', '/');

    [GeneratedRegex("`((?:runtime|generator|tests|docs|eng|samples|benchmarks)/[A-Za-z0-9_./-]*|[A-Z]+\\.md)`")]
    private static partial Regex CodePath();

    [GeneratedRegex("href: (\\S+)")]
    private static partial Regex Href();
}
