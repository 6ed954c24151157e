using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Kgateway.Tests.Support;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Kgateway.Tests.Releases;

/// <summary>One scenario that kgateway's own translator of a release answered.</summary>
internal sealed class ReleaseCase(JsonObject json, KgatewayRelease release)
{
    public static IReadOnlyList<(KgatewayRelease Release, string File)> Files { get; } =
    [
        (KgatewayRelease.Release21, "translator-cases-2.1.x-head.json.gz"),
        (KgatewayRelease.Release22, "translator-cases-2.2.x-head.json.gz"),
        (KgatewayRelease.Release23, "translator-cases-2.3.x-head.json.gz"),
        (KgatewayRelease.Release24, "translator-cases-2.4.x-head.json.gz"),
        (KgatewayRelease.Main, "translator-cases-2026-08-20.json.gz"),
    ];

    public string Id => json["id"]!.GetValue<string>();

    public KgatewayRelease Release { get; } = release;

    public JsonArray Clusters => json["clusters"]!.AsArray();

    public JsonArray ExtraClusters => json["extra_clusters"]?.AsArray() ?? [];

    public JsonArray Policies => json["policies"]!.AsArray();

    public JsonObject ClusterErrors => json["cluster_errors"]?.AsObject() ?? [];

    public JsonObject EnvoyRefuses => json["envoyRefuses"]?.AsObject() ?? [];

    public JsonArray Input => json["input"]!.AsArray();

    /// <summary>All forms a cluster was seen in.</summary>
    public IEnumerable<JsonNode> FormsOf(JsonNode cluster)
    {
        var name = cluster["name"]!.GetValue<string>();
        var unstable = json["unstable"]?.AsArray().FirstOrDefault(u => u!["name"]!.GetValue<string>() == name);
        return unstable is null ? [cluster] : unstable["forms"]!.AsArray().Select(f => f!);
    }

    public static IEnumerable<ReleaseCase> Read(string file, KgatewayRelease release)
    {
        using var stream = new GZipStream(File.OpenRead(TestData.Find("kgateway", "releases", file)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return new(JsonNode.Parse(line)!.AsObject(), release);
    }

    public KgatewayInput ToInput()
    {
        var input = new KgatewayInput();
        foreach (var document in Input)
            input.AddResource(JsonValues.Object(document!.ToJsonString()));
        return input;
    }
}
