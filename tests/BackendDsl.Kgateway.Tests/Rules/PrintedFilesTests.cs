using BackendDsl.Tests.RuleFiles;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Kgateway.Tests.Rules;

/// <summary>What is printed from the files of rules is up to date.</summary>
public sealed class PrintedFilesTests
{
    [Fact]
    public void AttributesPagesAndRowsAreThoseOfTheFiles() => RuleFile.Folder.CheckPrinted();

    [Fact]
    public void TheGuideListsEveryRule() =>
        PrintedSection.Check("docs/controller-rules.md", "kgateway", RuleFile.Folder.Table());

    [Fact]
    public void TheGuideListsWhatTheTranslationTells() =>
        PrintedSection.Check("docs/controller-rules.md", "kgateway translation", RuleFolder.Titles("BDSL41", "BDSL42"));

    [Fact]
    public void TheAssemblyCarriesTheRules() => RuleFile.Folder.CheckCarried(typeof(KgatewayTranslator).Assembly);

    [Fact]
    public void RulesOfOneIdHaveOneTitleAndSeverity() => RuleFile.Folder.CheckIds();
}
