namespace BackendDsl.Envoy;

/// <summary>
/// Reads clusters from files as people have them: a bare cluster, a list of clusters, JSON lines, a bootstrap, a discovery response, a config dump (also
/// as <c>egctl</c> and <c>istioctl</c> wrap it). Large JSON is read while it goes by, one cluster at a time.
/// </summary>
/// <remarks>
/// As in Envoy the name of the file decides: <c>.yaml</c> and <c>.yml</c> are YAML, everything else is JSON; without an extension the text tells. What
/// Envoy's reader refuses is refused, but a config dump may hold fields of a newer Envoy.
/// </remarks>
public static class EnvoyClusters
{
    /// <summary>Reads a stream; it is read as the clusters are asked for, and is not closed.</summary>
    /// <exception cref="EnvoyJsonException">While iterating: it is not JSON or YAML, or not such a text; the exception tells the place.</exception>
    public static IEnumerable<ConfigDumpCluster> Read(Stream stream, string fileName = "")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        return ClusterSource.Read(stream, fileName, ReadingMode.Strict);
    }

    /// <summary>
    /// Reads a stream for telling everything that is wrong with it: a cluster that Envoy cannot read has a <see cref="ConfigDumpCluster.Fault"/>, and those beside it are
    /// read, where Envoy would take none of them.
    /// </summary>
    /// <exception cref="EnvoyJsonException">While iterating: it is not JSON or YAML, or not such a text; the exception tells the place.</exception>
    public static IEnumerable<ConfigDumpCluster> ReadEach(Stream stream, string fileName = "")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        return ClusterSource.Read(stream, fileName, ReadingMode.KeepFaults);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="EnvoyJsonException">While iterating: it is not JSON or YAML, or not such a text; the exception tells the place.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<ConfigDumpCluster> ReadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Iterate(path);
    }

    private static IEnumerable<ConfigDumpCluster> Iterate(string path)
    {
        using var stream = File.OpenRead(path);
        foreach (var cluster in ClusterSource.Read(stream, path, ReadingMode.Strict)) yield return cluster;
    }
}
