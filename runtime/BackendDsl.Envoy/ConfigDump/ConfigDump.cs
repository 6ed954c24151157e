using BackendDsl.Envoy.Codec;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy;

/// <summary>The clusters of a running Envoy, read from its config dump.</summary>
/// <remarks>
/// Taken are a whole dump, the answers to <c>?resource=</c> and <c>?mask=</c>, a discovery response, a bootstrap, a list of clusters and a single
/// cluster; JSON or YAML; names in either spelling. What this library does not know, such as fields of a newer Envoy, is passed over.
/// </remarks>
public sealed class ConfigDump
{
    /// <summary>Largest text taken, in bytes of a file or characters of a string.</summary>
    public const long MaxLength = EnvoyLimits.DumpLength;

    internal ConfigDump(IReadOnlyList<ConfigDumpCluster> clusters) => Clusters = clusters;

    /// <summary>In the order of the dump.</summary>
    public IReadOnlyList<ConfigDumpCluster> Clusters { get; }

    /// <summary>Reads a file; of JSON only the clusters are kept in memory.</summary>
    /// <exception cref="EnvoyJsonException">It is not a config dump; the exception tells the place.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ConfigDump Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = File.OpenRead(path);
        return new ConfigDump([.. ClusterSource.Read(stream, "", ReadingMode.Tolerant)]);
    }

    /// <summary>
    /// Reads a dump of any size for the sake of some of its clusters: these are read whole, of all others the name and the state alone, so that
    /// memory is bounded by the clusters that are asked for and by the names of the others. The stream is not closed.
    /// </summary>
    /// <param name="stream">The dump.</param>
    /// <param name="names">The names of the clusters that are read whole.</param>
    /// <exception cref="EnvoyJsonException">It is not a config dump; the exception tells the place. What is wrong inside of a cluster that is not asked for is not told.</exception>
    public static ConfigDump Read(Stream stream, IReadOnlySet<string> names)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(names);
        return new ConfigDump([.. ClusterSource.Read(stream, "", ReadingMode.Tolerant, names)]);
    }

    /// <summary>
    /// The clusters of a dump of any size, one at a time, as they are asked for; other sections are passed over without being built. The stream is
    /// not closed.
    /// </summary>
    /// <exception cref="EnvoyJsonException">While iterating: it is not a config dump; the exception tells the place.</exception>
    public static IEnumerable<ConfigDumpCluster> Stream(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ClusterSource.Read(stream, "", ReadingMode.Tolerant);
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="EnvoyJsonException">It is not a config dump; the exception tells the place.</exception>
    public static ConfigDump Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength) throw new EnvoyJsonException($"{text.Length} characters are more than the {MaxLength} that are taken", "", 0, 0);
        return new ConfigDump(ConfigDumpReader.Read(text));
    }

    /// <summary>
    /// Compares the clusters that were expected with those of the dump. Secrets that Envoy redacts count as equal, and what Envoy has beyond
    /// what was expected is no difference.
    /// </summary>
    /// <returns>Differences in the order of the expected clusters; after them, clusters of the dump that nobody expected.</returns>
    public IReadOnlyList<ConfigDumpDifference> Verify(IEnumerable<Cluster> expected) => Verify(expected, Clusters);

    /// <summary>The same for clusters that are read once, for instance from <see cref="Stream"/>; of them only the expected ones are kept.</summary>
    public static IReadOnlyList<ConfigDumpDifference> Verify(IEnumerable<Cluster> expected, IEnumerable<ConfigDumpCluster> found)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(found);
        return ClusterComparison.Compare(expected, found);
    }
}
