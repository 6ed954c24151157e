using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Crds;

/// <summary>Reads the definitions of a packed Helm chart: what stands in a folder <c>crds/</c> of it. Nothing is unpacked to the disk.</summary>
internal static class ChartArchive
{
    /// <summary>The texts of the chart.</summary>
    /// <exception cref="UsageException">It is no packed chart, is too large, or has no definitions.</exception>
    public static Fetched Read(string source, Stream stream)
    {
        var texts = new List<FetchedText>();
        var version = "";
        try
        {
            using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
            using var tar = new TarReader(unpacked);
            var (bytes, count) = (0L, 0);
            while (tar.GetNextEntry() is { } entry)
            {
                if (++count > TextReaderLimits.ChartEntries || (bytes += entry.Length) > TextReaderLimits.ChartBytes)
                    throw new UsageException($"{source}: the archive is larger than {TextReaderLimits.ChartBytes >> 20} MiB unpacked, or has more than {TextReaderLimits.ChartEntries} entries");
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || entry.DataStream is null)
                    continue;
                var parts = entry.Name.Split('/');
                if (parts.Length == 2 && parts[1] == "Chart.yaml")
                    version = VersionOf(Text(entry));
                else if (parts.Contains("crds", StringComparer.Ordinal) && (entry.Name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || entry.Name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
                    texts.Add(new($"{source}!{entry.Name}", Text(entry)));
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new UsageException($"{source}: this is no packed chart (.tgz): {e.Message}");
        }

        return texts.Count > 0 ? new(version, texts) : throw new UsageException($"{source}: the chart has no folder crds/ with definitions; if its templates make them, give what 'helm template' prints");
    }

    private static string Text(TarEntry entry)
    {
        if (entry.Length > TextReaderLimits.FileBytes)
            throw new UsageException($"{entry.Name}: {TextSource.TooLarge(TextReaderLimits.FileBytes)}");
        using var reader = new StreamReader(entry.DataStream!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string VersionOf(string chart)
    {
        var set = DocumentReader.Read(chart);
        return set.Documents.Count > 0 ? set.Documents[0].Root.TextAt("version") : "";
    }
}
