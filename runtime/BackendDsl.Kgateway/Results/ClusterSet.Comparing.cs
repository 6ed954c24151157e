using BackendDsl.Envoy;

namespace BackendDsl.Kgateway;

public sealed partial class ClusterSet
{
    /// <summary>
    /// Whether a running gateway has these clusters as they are here: what is missing, what differs, and which of its clusters are not known here.
    /// Of a cluster that the release decides at random any form will do; a failed cluster is expected to be absent. What Envoy redacts counts as equal, and what it has beyond is no difference.
    /// </summary>
    public IReadOnlyList<ConfigDumpDifference> Verify(ConfigDump dump)
    {
        ArgumentNullException.ThrowIfNull(dump);
        return Result.Verify(dump);
    }

    /// <summary>What a change does to the clusters, readable in a pull request: <see cref="ClusterDiff.ToText"/> and <see cref="ClusterDiff.ToJson"/>.</summary>
    /// <param name="before">The clusters before the change; these are those after it.</param>
    public ClusterDiff DiffFrom(ClusterSet before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return ClusterDiff.Compare(before, this);
    }
}
