using System.Text;
using System.Text.Json;
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
    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = 200 };

    /// <summary>The clusters of a text.</summary>
    public static EnvoyFile Read(InputText text, List<InputProblem> problems)
    {
        var start = text.Text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start.IsEmpty)
        {
            problems.Add(new(text.Name, default, "it is empty; clusters, a bootstrap or a config dump are expected"));
            return EnvoyFile.Empty;
        }

        if (ManifestHint(text) is { } hint)
        {
            problems.Add(new(text.Name, default, hint));
            return EnvoyFile.Empty;
        }

        try
        {
            return start[0] is '{' or '[' ? ReadJson(text) : ReadYaml(text);
        }
        catch (EnvoyJsonException e)
        {
            problems.Add(new(text.Name, new(e.Line, e.Column), e.Message));
            return EnvoyFile.Empty;
        }
        catch (JsonException e)
        {
            problems.Add(new(text.Name, new((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), "this is not JSON: " + e.Message.Split(". Path", 2)[0].Split(" LineNumber", 2)[0]));
            return EnvoyFile.Empty;
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
    public static EnvoyFile ReadWire(string name, byte[] bytes, List<InputProblem> problems)
    {
        try
        {
            var clusters = new List<EnvoyFileCluster>();
            using var stream = new MemoryStream(bytes);
            while (stream.Position < stream.Length)
                clusters.Add(new(name, 0, Cluster.Parser.ParseDelimitedFrom(stream), null));
            return new(clusters);
        }
        catch (InvalidProtocolBufferException)
        {
            // Not a stream, then.
        }

        try
        {
            return new([new(name, 0, Cluster.Parser.ParseFrom(bytes), null)]);
        }
        catch (InvalidProtocolBufferException)
        {
            problems.Add(new(name, default, "this is no message envoy.config.cluster.v3.Cluster, nor a stream of them"));
            return EnvoyFile.Empty;
        }
    }

    private static EnvoyFile ReadJson(InputText text)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text.Text.TrimStart('\uFEFF'), s_json);
        }
        catch (JsonException) when (TryReadLines(text) is { Count: > 0 } lines)
        {
            return new(lines);
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && IsCluster(root))
                return new([One(text, root, 1)]);
            if (root.ValueKind == JsonValueKind.Array && root.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object && IsCluster(e)))
                return new(Many(text, root));
            if (ClustersOf(root, out var isBootstrap) is { } clusters)
                return new(Many(text, clusters), isBootstrap ? BootstrapFacts.Of(text.Text) : null);
        }

        return new(ReadDump(text));
    }

    /// <summary>The list of clusters of a bootstrap or of what this command itself prints; null where it is neither.</summary>
    private static JsonElement? ClustersOf(JsonElement root, out bool isBootstrap)
    {
        isBootstrap = false;
        if (root.ValueKind != JsonValueKind.Object || root.TryGetProperty("configs", out _))
            return null;
        foreach (var name in (string[])["static_resources", "staticResources"])
        {
            if (root.TryGetProperty(name, out var resources) && resources.ValueKind == JsonValueKind.Object)
            {
                isBootstrap = true;
                return resources.TryGetProperty("clusters", out var own) && own.ValueKind == JsonValueKind.Array ? own : null;
            }
        }

        return root.TryGetProperty("clusters", out var list) && list.ValueKind == JsonValueKind.Array
            && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object && IsCluster(e)) ? list : null;
    }

    private static bool IsCluster(JsonElement element)
    {
        if (element.TryGetProperty("@type", out var type))
            return type.ValueKind == JsonValueKind.String && type.GetString()!.EndsWith("envoy.config.cluster.v3.Cluster", StringComparison.Ordinal);
        return element.TryGetProperty("name", out _) && !element.TryGetProperty("cluster", out _) && !element.TryGetProperty("clusters", out _);
    }

    private static List<EnvoyFileCluster> Many(InputText text, JsonElement list)
    {
        var clusters = new List<EnvoyFileCluster>();
        // An element does not tell where it stands; its text, which is unique enough from here on, does.
        var from = 0;
        foreach (var element in list.EnumerateArray())
        {
            var raw = element.GetRawText();
            var at = text.Text.IndexOf(raw, from, StringComparison.Ordinal);
            from = at < 0 ? from : at + raw.Length;
            clusters.Add(One(text, element, at < 0 ? 1 : 1 + text.Text.AsSpan(0, at).Count('\n')));
        }

        return clusters;
    }

    private static EnvoyFileCluster One(InputText text, JsonElement element, int line)
    {
        var name = element.TryGetProperty("name", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
        try
        {
            return new(text.Name, line, EnvoyJson.Parse<Cluster>(WithoutType(element)), null) { Name = name };
        }
        catch (EnvoyJsonException e)
        {
            return new(text.Name, line + Math.Max(e.Line - 1, 0), new() { Name = name }, e) { Name = name };
        }
    }

    private static string WithoutType(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out _))
            return element.GetRawText();
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var member in element.EnumerateObject())
            {
                if (member.Name != "@type")
                    member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static List<EnvoyFileCluster>? TryReadLines(InputText text)
    {
        var clusters = new List<EnvoyFileCluster>();
        var lines = text.Text.TrimStart('\uFEFF').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0)
                continue;
            if (line[0] != '{')
                return null;
            try
            {
                using var document = JsonDocument.Parse(line, s_json);
                clusters.Add(One(text, document.RootElement, i + 1));
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return clusters.Count > 1 ? clusters : null;
    }

    private static EnvoyFile ReadYaml(InputText text)
    {
        try
        {
            var cluster = EnvoyJson.ParseYaml<Cluster>(text.Text);
            if (cluster.Name.Length > 0)
                return new([new(text.Name, 1, cluster, null) { Name = cluster.Name }]);
        }
        catch (EnvoyJsonException e) when (text.Text.StartsWith("name:", StringComparison.Ordinal) || text.Text.Contains("\nname:", StringComparison.Ordinal))
        {
            return new([new(text.Name, Math.Max(e.Line, 1), new(), e)]);
        }
        catch (EnvoyJsonException)
        {
            // Not one cluster: perhaps a list, a bootstrap or a dump.
        }

        return new(ReadDump(text), BootstrapFacts.Of(text.Text));
    }

    private static List<EnvoyFileCluster> ReadDump(InputText text) =>
        [.. ConfigDump.Parse(text.Text).Clusters.Select(c => new EnvoyFileCluster(text.Name, c.Line, c.Cluster, null) { Name = c.Name })];
}
