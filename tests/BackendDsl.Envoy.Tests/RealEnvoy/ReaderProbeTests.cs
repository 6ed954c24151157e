using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Envoy.Tests.RealEnvoy;

/// <summary>What Envoy's own reader of JSON and YAML takes, ours takes with the same values; what it refuses, ours refuses.</summary>
public sealed class ReaderProbeTests(ITestOutputHelper output)
{
    // No secrets and no control plane.
    private static readonly EnvoyTarget s_target = AgreementTests.Target with { Environment = AgreementTests.Target.Environment with { StaticSecrets = [], StaticClusters = [], HasAds = false } };

    [Fact]
    public void Probes_of_the_reader()
    {
        var (all, same) = (0, 0);
        var topics = new SortedDictionary<string, (int All, int Same)>(StringComparer.Ordinal);
        var differences = new StringBuilder();
        foreach (var line in File.ReadLines(TestData.Find("envoy", "reader-probes.jsonl")))
        {
            var probe = JsonNode.Parse(line)!;
            all++;
            var topic = probe["topic"]!.GetValue<string>();
            var fault = Difference(probe);
            var (count, agree) = topics.GetValueOrDefault(topic);
            topics[topic] = (count + 1, agree + (fault is null ? 1 : 0));
            if (fault is null) same++;
            else differences.Append(topic).Append(": ").Append(probe["input"]!.GetValue<string>().Replace("\n", " / ", StringComparison.Ordinal)).Append("\n    ").AppendLine(fault);
        }
        output.WriteLine($"{all} probes, {same} agree");
        foreach (var (topic, (count, agree)) in topics) output.WriteLine($"  {agree,4} of {count,4}  {topic}");
        output.WriteLine(differences.ToString());
        if (Environment.GetEnvironmentVariable("ENVOY_DIFFERENCES") is { Length: > 0 } folder) File.WriteAllText(Path.Combine(folder, "probes.txt"), differences.ToString());
        Assert.Equal(587, all);
        Assert.True(same == all, $"{same} agree");
    }

    private static string? Difference(JsonNode probe)
    {
        var input = probe["input"]!.GetValue<string>();
        var accepted = probe["accepted"]!.GetValue<bool>();
        List<Cluster> clusters;
        string? refusal = null;
        try
        {
            var name = probe["form"]!.GetValue<string>() switch
            {
                "yaml cluster" => "c.yaml",
                "json cluster" => "c.json",
                var form => "bootstrap." + form.Split(' ')[0],
            };
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(input));
            clusters = [.. EnvoyClusters.Read(stream, name).Select(c => c.Cluster)];
            foreach (var judged in ClusterChecks.EvaluateAll(clusters, s_target))
            {
                if (judged.Outcome != ClusterOutcome.Accepted) refusal ??= judged.Nack ?? judged.Outcome.ToString();
            }
        }
        catch (EnvoyJsonException e)
        {
            refusal = e.Message;
            clusters = [];
        }
        if (accepted != refusal is null) return $"accepted {accepted}, ours: {refusal ?? "accepted"} | {probe["message"]}";
        if (!accepted || probe["value"] is not { } value) return null;
        var ours = new JsonArray([.. clusters.Select(c => JsonNode.Parse(EnvoyJson.Format(c)))]);
        var expected = value is JsonArray list ? list : [value.DeepClone()];
        if (Same(expected, ours)) return null;
        // Where the answer is random, any of those seen is right; what is redacted compares as unknown.
        if (probe["values"] is JsonArray values && values.Any(v => ours[0]!["connect_timeout"]!.GetValue<string>() == v!.GetValue<string>())) return null;
        if (input.Contains("connectTimeout", StringComparison.Ordinal) && input.Contains("connect_timeout", StringComparison.Ordinal)) return null;
        if (expected.ToJsonString().Contains("[redacted]", StringComparison.Ordinal) && ConfigDump.Parse(expected.ToJsonString()).Verify(clusters).Count == 0) return null;
        return $"{expected.ToJsonString()}\n    {ours.ToJsonString()}";
    }

    internal static bool Same(JsonNode? left, JsonNode? right)
    {
        switch (left, right)
        {
            case (null, null): return true;
            case (JsonObject a, JsonObject b): return a.Count == b.Count && a.All(m => b.TryGetPropertyValue(m.Key, out var other) && Same(m.Value, other));
            case (JsonArray a, JsonArray b): return a.Count == b.Count && a.Zip(b).All(p => Same(p.First, p.Second));
            case (JsonValue a, JsonValue b):
                if (a.GetValueKind() != JsonValueKind.Number || b.GetValueKind() != JsonValueKind.Number) return a.ToJsonString() == b.ToJsonString();
                return double.Parse(a.ToJsonString(), CultureInfo.InvariantCulture).Equals(double.Parse(b.ToJsonString(), CultureInfo.InvariantCulture));
            default: return false;
        }
    }
}
