using System.Text;
using BackendDsl.Envoy.Codec;
using BackendDsl.Envoy.Codec.Json;

namespace BackendDsl.Envoy;

/// <summary>Reads clusters from a stream: small texts as a whole and as leniently as Envoy, large ones while they go by.</summary>
internal static class ClusterSource
{
    /// <summary>Reads a text.</summary>
    /// <param name="stream">The text.</param>
    /// <param name="fileName">Its extension decides between JSON and YAML.</param>
    /// <param name="mode">What is made of clusters that Envoy refuses.</param>
    /// <param name="names">Where it is given, a large text is read for the sake of these clusters: of others the name and the state are read.</param>
    public static IEnumerable<ConfigDumpCluster> Read(Stream stream, string fileName, ReadingMode mode, IReadOnlySet<string>? names = null)
    {
        var head = new byte[64 * 1024];
        var length = 0;
        int read;
        while ((read = stream.Read(head, length, head.Length - length)) > 0)
        {
            length += read;
            if (length < head.Length) continue;
            if (length > EnvoyLimits.SmallLength) break;
            Array.Resize(ref head, head.Length * 2);
        }
        Array.Resize(ref head, length);
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            // As some shells redirect.
            head = Encoding.UTF8.GetBytes((head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(read > 0 ? [.. head.AsSpan(2), .. Rest(stream)] : head[2..]));
            return Read(new MemoryStream(head), fileName, mode, names);
        }
        CheckPrinted(head);
        var isYaml = IsYaml(fileName, head);
        if (read > 0 && !isYaml) return Scan(stream, head, mode, names);
        if (read > 0) head = [.. head, .. Rest(stream)];
        return isYaml
            ? ConfigDumpReader.ReadYaml(Text(head), mode)
            : ConfigDumpReader.ReadJson(mode == ReadingMode.Tolerant && head.AsSpan().StartsWith("\uFEFF"u8) ? head.AsSpan(3) : head, mode);
    }

    /// <summary>Envoy answers with a plain text where one of its clusters has no JSON form.</summary>
    public static void CheckPrinted(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("Failed to convert protobuf message to JSON string"u8)) return;
        var text = Encoding.UTF8.GetString(head[..Math.Min(head.Length, 400)]).Trim();
        throw new EnvoyJsonException($"Envoy could not print its config dump, because one of its clusters holds a packed message of a type it does not know, or a duration out of range; leave that cluster out with ?name_regex=, or mend it ({text[..Math.Min(text.Length, 200)]})", "", 1, 1);
    }

    // As in Envoy the name decides; where there is none, the text does.
    private static bool IsYaml(string fileName, ReadOnlySpan<byte> head)
    {
        var extension = Path.GetExtension(fileName);
        if (extension.Length > 0) return extension.Equals(".yaml", StringComparison.OrdinalIgnoreCase) || extension.Equals(".yml", StringComparison.OrdinalIgnoreCase);
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        return head.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..];
    }

    private static IEnumerable<ConfigDumpCluster> Scan(Stream stream, byte[] head, ReadingMode mode, IReadOnlySet<string>? names)
    {
        if (head.AsSpan().StartsWith("\uFEFF"u8)) head = head[3..];
        var finder = new ClusterName();
        foreach (var part in new ClusterScanner(stream, head).Scan())
        {
            if (names is not null && finder.Find(part) is var (name, state) && !names.Contains(name))
            {
                yield return new ConfigDumpCluster(name, state, "", null, part.Line);
                continue;
            }
            foreach (var cluster in ConfigDumpReader.ReadPart(part.Utf8.Span, part.Line, part.State, mode)) yield return cluster;
        }
    }

    private static byte[] Rest(Stream stream)
    {
        using var rest = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            rest.Write(buffer, 0, read);
            if (rest.Length > EnvoyLimits.WholeLength) throw new EnvoyJsonException($"YAML of more than {EnvoyLimits.WholeLength} bytes is not taken; JSON in UTF-8 may be as large as it is", "", 0, 0);
        }
        return rest.ToArray();
    }

    private static string Text(byte[] utf8)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8);
        }
        catch (DecoderFallbackException e)
        {
            throw new EnvoyJsonException("the text is not UTF-8", "", 0, 0, e);
        }
    }
}
