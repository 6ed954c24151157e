using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.GatewayApi;

/// <summary>What was programmed against what a gateway runs.</summary>
internal static class DumpComparison
{
    public static IReadOnlyList<ConfigDumpDifference> Compare(TranslationResult result, ConfigDump dump)
    {
        ArgumentNullException.ThrowIfNull(dump);
        // A dump may have very many clusters, so they are looked up and not looked through.
        var found = new Lazy<ILookup<string, ConfigDumpCluster>>(() => dump.Clusters.ToLookup(c => c.Name, StringComparer.Ordinal));
        var expected = result.Clusters.Select(c => c.IsUnstable ? Nearest(c, found.Value[c.Name]) : c.Cluster);
        return dump.Verify(expected.DistinctBy(c => c.Name));
    }

    private static Cluster Nearest(ProgrammedCluster cluster, IEnumerable<ConfigDumpCluster> found) =>
        cluster.Forms.Select(f => f.Cluster).MinBy(c => ConfigDump.Verify([c], found).Count(d => d.IsGap))!;
}
