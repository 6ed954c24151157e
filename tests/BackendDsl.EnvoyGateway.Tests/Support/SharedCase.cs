using System.IO.Compression;
using System.Text.Json.Nodes;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.GatewayApi;
using BackendDsl.Tests.Shared;

namespace BackendDsl.EnvoyGateway.Tests.Support;

/// <summary>One scenario of the shared data: the objects, and what Envoy Gateway's own translator made of them.</summary>
internal sealed class SharedCase
{
    private readonly JsonObject _json;

    private SharedCase(JsonObject json) => _json = json;

    public string Id => _json["id"]!.GetValue<string>();

    /// <summary>The end of what was printed where the translation failed; null where it did not.</summary>
    public string? Error => _json["error"]?.GetValue<string>();

    /// <summary>What a real Envoy says of the clusters it refuses.</summary>
    public IReadOnlyDictionary<string, string> EnvoyRefuses => _json["envoyRefuses"]?.AsObject().ToDictionary(p => p.Key, p => p.Value!.GetValue<string>()) ?? [];

    /// <summary>Clusters of which a real Envoy could not be asked.</summary>
    public IReadOnlySet<string> EnvoyUnjudged => _json["envoyUnjudged"] switch
    {
        JsonArray list => list.Select(n => n!.GetValue<string>()).ToHashSet(),
        JsonObject map => map.Select(p => p.Key).ToHashSet(),
        _ => new HashSet<string>(),
    };

    public static IEnumerable<SharedCase> Read()
    {
        var path = TestData.Find("envoygateway", "cases.jsonl.gz");
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
            yield return new(JsonNode.Parse(line)!.AsObject());
    }

    /// <summary>The objects.</summary>
    public JsonArray Documents => _json["input"]!.AsArray();

    public GatewayInput Input()
    {
        var input = new GatewayInput();
        foreach (var document in Documents)
            input.Add(document!.ToJsonString());
        return input;
    }

    /// <summary>The clusters by name, as text.</summary>
    public SortedDictionary<string, string> Clusters()
    {
        var clusters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in _json["clusters"]!.AsArray())
        {
            var copy = node!.DeepClone().AsObject();
            copy.Remove("@type");
            var cluster = EnvoyJson.Parse<Cluster>(copy.ToJsonString());
            clusters.Add(cluster.Name, EnvoyJson.Format(cluster));
        }

        return clusters;
    }

    /// <summary>The conditions by policy, one a line.</summary>
    public SortedDictionary<string, string> Policies()
    {
        var policies = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var policy in _json["policies"]!.AsArray())
        {
            var lines = policy!["conditions"]!.AsArray().Select(c =>
                $"{c!["ancestor"]}/{c["section"]}: {c["type"]} {c["status"]} {c["reason"]}: {c["message"]}");
            policies.Add($"{policy["kind"]} {policy["name"]}", string.Join('\n', lines));
        }

        return policies;
    }

    public static SortedDictionary<string, string> ClustersOf(TranslationResult result)
    {
        var clusters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var cluster in result.Clusters)
            clusters.Add(cluster.Name, EnvoyJson.Format(cluster.Cluster));
        return clusters;
    }

    public static SortedDictionary<string, string> PoliciesOf(TranslationResult result)
    {
        var policies = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var policy in result.Policies)
        {
            var lines = policy.Ancestors.SelectMany(a => a.Conditions.Select(c =>
                $"{a.Ancestor.Name}/{a.SectionName}: {c.Type} {c.IsTrue} {c.Reason}: {c.Message}"));
            policies.Add($"{policy.Policy.Kind} {policy.Policy.Name}", string.Join('\n', lines));
        }

        return policies;
    }
}
