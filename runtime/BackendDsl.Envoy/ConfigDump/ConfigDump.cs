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
    public const long MaxLength = 512L * 1024 * 1024;

    internal ConfigDump(IReadOnlyList<ConfigDumpCluster> clusters) => Clusters = clusters;

    /// <summary>In the order of the dump.</summary>
    public IReadOnlyList<ConfigDumpCluster> Clusters { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="EnvoyJsonException">It is not a config dump; the exception tells the place.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ConfigDump Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var length = new FileInfo(path).Length;
        if (length > MaxLength) throw new EnvoyJsonException($"{length} bytes are more than the {MaxLength} that are taken", "", 0, 0);
        return Parse(File.ReadAllText(path));
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
    public IReadOnlyList<ConfigDumpDifference> Verify(IEnumerable<Cluster> expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return ClusterComparison.Compare(expected, this);
    }
}
