using System.Reflection;

namespace BackendDsl.Benchmarks;

/// <summary>Finds the shared data, as the tests do: <c>BACKENDDSL_DATA</c>, else <c>../shared/data</c> beside the repository.</summary>
internal static class BenchmarkData
{
    // Not among the 65 definitions that the peers' figures were taken on.
    private static readonly string[] s_extra = ["cluster-api", "external-secrets", "karpenter", "kueue", "kyverno", "strimzi", "tekton"];

    public static string Directory { get; } =
        Environment.GetEnvironmentVariable("BACKENDDSL_DATA") is { Length: > 0 } set
            ? set
            : Path.GetFullPath(Path.Combine(
                typeof(BenchmarkData).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
                "..",
                "shared",
                "data"));

    /// <summary>The files of the 65 definitions, sorted.</summary>
    public static IReadOnlyList<string> Definitions() =>
    [
        .. System.IO.Directory.EnumerateFiles(Path.Combine(Directory, "crds"), "*.yaml", SearchOption.AllDirectories)
            .Where(f => !s_extra.Contains(Path.GetFileName(Path.GetDirectoryName(f))))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>One large definition: the Gateway API's HTTPRoute.</summary>
    public static string OneDefinition() => Path.Combine(Directory, "crds", "gateway-api", "httproutes.gateway.networking.k8s.io.yaml");
}
