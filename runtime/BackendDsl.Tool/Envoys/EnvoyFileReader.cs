using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Tool.Inputs;
using BackendDsl.Validation.Documents;
using Google.Protobuf;

namespace BackendDsl.Tool.Envoys;

/// <summary>
/// Finds the clusters of a file: one cluster, a list, JSON lines, a bootstrap, a config dump, or messages in binary form. What Envoy could not
/// read as a cluster is a cluster with a fault, not a file that cannot be read.
/// </summary>
internal static class EnvoyFileReader
{
    /// <summary>The clusters of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isNamed">Whether its name says what it is; without a name the text does.</param>
    /// <param name="problems">What cannot be read.</param>
    public static IReadOnlyList<EnvoyFileCluster> Read(InputText text, bool isNamed, List<InputProblem> problems)
    {
        var start = text.Text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start.IsEmpty)
        {
            problems.Add(new(text.Name, default, "it is empty; clusters, a bootstrap or a config dump are expected"));
            return [];
        }

        if (ManifestHint(text) is { } hint)
        {
            problems.Add(new(text.Name, default, hint));
            return [];
        }

        try
        {
            // As Envoy reads: the name of the file decides between JSON and YAML, and of YAML the first document counts.
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(isNamed && text.HasMark ? "\uFEFF" + text.Text : text.Text));
            return [.. EnvoyClusters.ReadEach(stream, isNamed ? text.Name : "").Select(c => new EnvoyFileCluster(text.Name, c.Fault?.Line ?? c.Line, c.Cluster, c.Fault) { Findings = c.Findings })];
        }
        catch (EnvoyJsonException e)
        {
            problems.Add(new(text.Name, new(e.Line, e.Column), e.Path.Length == 0 ? e.Reason : e.Path + ": " + e.Reason));
            return [];
        }
    }

    /// <summary>Manifests of Kubernetes have names too, and would pass for clusters.</summary>
    private static string? ManifestHint(InputText text)
    {
        const int Head = 64 * 1024;
        var head = text.Text.Length > Head ? text.Text[..Head] : text.Text;
        if (!head.Contains("apiVersion", StringComparison.Ordinal) || !head.Contains("kind", StringComparison.Ordinal) || text.Text.Length > Head)
            return null;
        var set = DocumentReader.Read(text.Text);
        return set.Documents.Count > 0 && set.Documents[0].Root is { Kind: ValueKind.Object } root && root.TextAt("apiVersion").Length > 0 && root.TextAt("kind").Length > 0
            ? $"this is a manifest of Kubernetes ({root.TextAt("kind")}), not Envoy's configuration; see what becomes of it with 'backenddsl translate -f {text.Name} -o json | backenddsl envoy -'"
            : null;
    }

    /// <summary>The clusters of a binary file: messages with their length before each, or one message alone.</summary>
    public static IReadOnlyList<EnvoyFileCluster> ReadWire(string name, byte[] bytes, List<InputProblem> problems)
    {
        try
        {
            var clusters = new List<EnvoyFileCluster>();
            using var stream = new MemoryStream(bytes);
            while (stream.Position < stream.Length)
                clusters.Add(new(name, 0, Cluster.Parser.ParseDelimitedFrom(stream), null));
            return clusters;
        }
        catch (InvalidProtocolBufferException)
        {
            // Not a stream, then.
        }

        try
        {
            return [new(name, 0, Cluster.Parser.ParseFrom(bytes), null)];
        }
        catch (InvalidProtocolBufferException)
        {
            problems.Add(new(name, default, "this is no message envoy.config.cluster.v3.Cluster, nor a stream of them"));
            return [];
        }
    }
}
