using System.IO.Compression;
using System.Text.Json;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Envoy.Tests.RealEnvoy;

/// <summary>A cluster and what a real Envoy 1.40.0 said of it.</summary>
internal sealed record RealVerdict(string Name, string Id, Cluster Cluster, bool Accepted, bool Crash, string Message, string? Dump, string? DumpError)
{
    /// <summary>The verdicts of a set: rule, translated or mutant.</summary>
    public static IEnumerable<RealVerdict> Read(string set)
    {
        using var file = File.OpenRead(TestData.Find("envoy", $"verdicts-{set}.jsonl.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            yield return new(
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
}
