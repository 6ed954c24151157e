using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Tests.Shared;
using Google.Protobuf;

namespace BackendDsl.Envoy.Tests.RealEnvoy;

/// <summary>A cluster and what a real Envoy 1.40.0 said of it.</summary>
internal sealed record RealVerdict(string Name, string Id, Cluster Cluster, bool Accepted, bool Crash, string Message, string? Dump, string? DumpError)
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file of those that are committed: one of each kind, none with a private key.</summary>
    public static string CommittedPath { get; } = Path.Combine(TestData.RepositoryRoot, "tests", "Cases", "envoy", "verdicts.jsonl");

    /// <summary>The verdicts of a set: rule, translated or mutant.</summary>
    public static IEnumerable<RealVerdict> Read(string set)
    {
        using var file = File.OpenRead(TestData.Find("envoy", $"verdicts-{set}.jsonl.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
            yield return Parse(line);
    }

    /// <summary>The verdicts that are committed.</summary>
    public static IEnumerable<RealVerdict> ReadCommitted() => File.ReadLines(CommittedPath).Select(Parse);

    /// <summary>The line of one that is committed.</summary>
    public string ToLine() => new JsonObject
    {
        ["name"] = Name,
        ["id"] = Id,
        ["b64"] = Cluster.ToByteString().ToBase64(),
        ["accepted"] = Accepted,
        ["crash"] = Crash,
        ["message"] = Message,
    }.ToJsonString(s_readable);

    private static RealVerdict Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new(
            root.GetProperty("name").GetString()!,
            root.GetProperty("id").GetString()!,
            Cluster.Parser.ParseFrom(root.GetProperty("b64").GetBytesFromBase64()),
            root.GetProperty("accepted").GetBoolean(),
            root.TryGetProperty("crash", out var crash) && crash.ValueKind == JsonValueKind.True,
            root.TryGetProperty("message", out var message) ? message.GetString()! : "",
            root.TryGetProperty("dump", out var dump) ? dump.GetRawText() : null,
            root.TryGetProperty("dump_error", out var error) ? error.GetString() : null);
    }
}
