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
                var judged = ClusterChecks.Evaluate(EnvoyJson.Parse<Cluster>(cluster!.ToJsonString()));
                foreach (var finding in judged.Findings.Where(f => f.Effect is FindingEffect.Refused && !f.Id.StartsWith("tls-trusted-ca", StringComparison.Ordinal) && !f.Id.StartsWith("tls-certificate", StringComparison.Ordinal)))
                {
                    if (!found.TryGetValue(finding.Id, out var names)) found[finding.Id] = names = [];
                    names.Add(entry["name"]!.GetValue<string>());
                }
            }
        }
        // gRPC health checks on backends that are not HTTP/2: kgateway programs them, and Envoy refuses the cluster.
        // One case names cipher suites to see them carried over, and Envoy's library does not know them.
        Assert.Equal(["health-check-needs-http2", "tls-cipher-suites-are-known"], found.Keys);
        Assert.Equal(["unit/tls: parameters"], found["tls-cipher-suites-are-known"]);
        Assert.All(found["health-check-needs-http2"], n => Assert.Contains("grpc", n, StringComparison.OrdinalIgnoreCase));
    }
}
