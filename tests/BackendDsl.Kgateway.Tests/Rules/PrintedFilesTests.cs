using System.Reflection;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Kgateway.Tests.Rules;

/// <summary>What is printed from the file of rules is up to date.</summary>
public sealed class PrintedFilesTests
{
    private static readonly bool s_update = Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1";

    [Fact]
    public void AttributesAreThoseOfTheFiles()
    {
        foreach (var kind in RuleFile.Kinds)
            Check(RuleFile.AttributesPath(kind), RuleFile.Attributes(kind));
    }

    [Fact]
    public void EveryIdHasItsPage()
    {
        foreach (var id in RuleFile.Entries.Select(e => e.Rule.Id).Distinct())
            Check(Path.Combine(TestData.RepositoryRoot, "docs", "diagnostics", id + ".md"), RuleFile.Page(id));
    }

    [Fact]
    public void TheGuideListsEveryRule() =>
        PrintedSection.Check("docs/controller-rules.md", "kgateway", RuleFile.Table());

    [Fact]
    public void TheGuideListsWhatTheTranslationTells() =>
        PrintedSection.Check("docs/controller-rules.md", "kgateway translation", RuleFile.Titles("BDSL41", "BDSL42"));

    [Fact]
    public void TheAssemblyCarriesTheRules()
    {
        var carried = typeof(KgatewayTranslator).Assembly.GetCustomAttributes<ControllerRuleAttribute>().ToList();
        Assert.Equal(
            RuleFile.Entries.Select(e => (e.Kind, e.Rule.Id, e.Rule.At, e.Rule.Rule, e.Rule.Message, e.Rule.Fields, e.Rule.IsWarning, e.Rule.Needs)),
            carried.Select(a => (a.Kind, a.Id, a.At, a.Rule, a.Message, a.Fields, a.IsWarning, a.Needs)).OrderBy(a => a.Kind, StringComparer.Ordinal));
        Assert.All(carried, a => Assert.Equal("gateway.kgateway.dev", a.Group));
    }

    [Fact]
    public void RulesOfOneIdHaveOneTitleAndSeverity()
    {
        foreach (var group in RuleFile.Entries.GroupBy(e => e.Rule.Id))
        {
            Assert.Single(group.Select(e => (e.Kind, e.Title)).Distinct());
            Assert.Single(group.Select(e => e.Rule.IsWarning).Distinct());
            Assert.NotEqual("", group.First().Why);
            Assert.NotEqual("", group.First().Source);
        }
    }

    private static void Check(string path, string expected)
    {
        if (s_update)
            File.WriteAllText(path, expected);
        Assert.True(File.Exists(path), $"{path} is missing: run the tests with BACKENDDSL_UPDATE=1");
        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
