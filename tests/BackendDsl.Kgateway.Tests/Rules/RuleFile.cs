using BackendDsl.Tests.RuleFiles;

namespace BackendDsl.Kgateway.Tests.Rules;

/// <summary>The rules of kgateway's kinds.</summary>
internal static class RuleFile
{
    public static RuleFolder Folder { get; } = new("BackendDsl.Kgateway", "Policies", "gateway.kgateway.dev", ["Backend", "BackendConfigPolicy"]);

    public static IReadOnlyList<RuleEntry> Entries => Folder.Entries;
}
