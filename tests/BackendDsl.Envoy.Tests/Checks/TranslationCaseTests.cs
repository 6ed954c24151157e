using System.Text.Json.Nodes;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>What kgateway programs is found acceptable, but for the cases that show a fault.</summary>
public sealed class TranslationCaseTests
{
    [Fact]
    public void Clusters_of_the_translation_cases()
    {
        var cases = JsonNode.Parse(TestData.ReadText("kgateway", "cases.json"))!.AsArray();
        var found = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var entry in cases)
        {
            foreach (var cluster in new[] { entry!["expectedCluster"], entry["expectedClusterLatest"] }.Where(c => c is not null))
            {
                var findings = ClusterChecks.Check(EnvoyJson.Parse<Cluster>(cluster!.ToJsonString()), new() { StaticSecrets = [EnvoyExtensionNames.SystemCaSecret], TargetVersion = EnvoyVersion.Newest, Clusters = [] });
                foreach (var finding in findings.Where(f => f.Severity == ClusterFindingSeverity.Error))
                {
                    if (!found.TryGetValue(finding.RuleId, out var names)) found[finding.RuleId] = names = [];
                    names.Add(entry["name"]!.GetValue<string>());
                }
            }
        }
        // gRPC health checks on backends that are not HTTP/2: kgateway programs them, and Envoy refuses the cluster.
        Assert.All(found, f => Assert.Equal("S1", f.Key));
        Assert.All(found.SelectMany(f => f.Value), n => Assert.Contains("grpc", n, StringComparison.OrdinalIgnoreCase));
    }
}
