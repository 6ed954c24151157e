using System.Text;
using System.Text.RegularExpressions;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Envoys;

/// <summary>A large config dump in a file: its clusters are read and judged one at a time, and no more of it is held than their verdicts.</summary>
internal sealed partial class DumpStream(string path, string name, CancellationToken cancellation)
{
    /// <summary>True for a file that begins as <c>/config_dump</c> answers and is better not held as a whole.</summary>
    public static bool Is(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            if (!file.CanSeek || file.Length <= TextReaderLimits.HeldDumpBytes)
                return false;
            var head = new byte[4096];
            return Start().IsMatch(Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it says why.
            return false;
        }
    }

    /// <summary>Judges its clusters beside each other.</summary>
    /// <exception cref="EnvoyJsonException">It is no config dump; the exception tells the place.</exception>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    public IEnumerable<EnvoyReport.Result> Judge(EnvoyTarget target)
    {
        // Which clusters stand beside one decides what may refer to them: so it is read twice.
        var besides = Read().Where(c => c.Cluster.Type != Cluster.Types.DiscoveryType.Eds).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        ConfigDumpCluster? last = null;
        var clusters = Read().Select(c => (last = c).Cluster);
        foreach (var judgement in ClusterChecks.JudgeAll(clusters, target with { Environment = target.Environment with { StaticClusters = besides } }))
            yield return new(name, last!.Line, last.Name, judgement.Outcome, judgement.Findings);
    }

    private IEnumerable<ConfigDumpCluster> Read()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        foreach (var cluster in ConfigDump.Stream(new LimitedStream(file, TextReaderLimits.DumpBytes, cancellation)))
            yield return cluster;
    }

    [GeneratedRegex(@"^\uFEFF?\s*\{\s*""configs""\s*:")]
    private static partial Regex Start();
}
