using BackendDsl.Tests.RuleFiles;

namespace BackendDsl.EnvoyGateway.Tests.Rules;

/// <summary>The rules of Envoy Gateway's kinds.</summary>
internal static class RuleFile
{
    public static RuleFolder Folder { get; } = new("BackendDsl.EnvoyGateway", "Rules", "gateway.envoyproxy.io", ["BackendTrafficPolicy", "Backend"]);

    public static IReadOnlyList<RuleEntry> Entries => Folder.Entries;
}
