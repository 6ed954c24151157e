using System.Text;
using System.Text.RegularExpressions;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Crds;

/// <summary>Reads a source of definitions, whatever it is.</summary>
internal static partial class SourceReader
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UsageException">It cannot be read; the message says why.</exception>
    public static Fetched Read(Session session, string source)
    {
        if (source.StartsWith(ClusterDefinitions.Scheme, StringComparison.Ordinal))
            return ClusterDefinitions.Read(session, source[ClusterDefinitions.Scheme.Length..], out _);
        if (source.StartsWith("oci://", StringComparison.Ordinal))
        {
            using var http = new SafeHttp(session);
            return OciChart.Read(http, source);
        }

        if (source.Contains("://", StringComparison.Ordinal))
        {
            if (!source.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
                throw new UsageException($"{source}: only https:// and oci:// are downloaded");
            using var http = new SafeHttp(session);
            var bytes = http.Get(source);
            return IsPacked(bytes) ? ChartArchive.Read(source, new MemoryStream(bytes)) : new(VersionOf(source), [new(source, Encoding.UTF8.GetString(bytes))]);
        }

        return ReadFiles(session, source);
    }

    private static Fetched ReadFiles(Session session, string source)
    {
        var problems = new List<InputProblem>();
        var full = session.FullPath(source);
        if (File.Exists(full) && (source.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase) || source.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase)))
        {
            using var stream = File.OpenRead(full);
            return ChartArchive.Read(source, stream);
        }

        var texts = ManifestReader.ReadTexts(session, "crd add", [source], "<stdin>", problems).Select(t => new FetchedText(t.Name, t.Text)).ToList();
        return problems.Count == 0 ? new("", texts) : throw new UsageException(string.Join("; ", problems));
    }

    private static bool IsPacked(byte[] bytes) => bytes.Length > 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;

    private static string VersionOf(string address) => Version().Match(address) is { Success: true } match ? match.Groups[1].Value : "";

    [GeneratedRegex(@"[/=](v?\d+\.\d+(?:\.\d+)?(?:-[0-9A-Za-z.]+)?)(?:/|$|&)", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
