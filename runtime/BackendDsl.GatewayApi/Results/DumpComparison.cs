using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.GatewayApi;

/// <summary>What was programmed against what a gateway runs.</summary>
internal static class DumpComparison
{
    public static IReadOnlyList<ConfigDumpDifference> Compare(TranslationResult result, ConfigDump dump)
    {
        ArgumentNullException.ThrowIfNull(dump);
        var expected = result.Clusters.Select(c => c.IsUnstable ? Nearest(c, dump) : c.Cluster);
        return dump.Verify(expected.DistinctBy(c => c.Name));
    }

    private static Cluster Nearest(ProgrammedCluster cluster, ConfigDump dump) =>
        cluster.Forms.Select(f => f.Cluster).MinBy(c => dump.Verify([c]).Count(d => d.IsGap && d.ClusterName == cluster.Name))!;
}
