using BackendDsl.Envoy;
using BackendDsl.EnvoyGateway.Tests.Support;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>What a real Envoy refuses of the shared clusters is told, and nothing else is.</summary>
public sealed class EnvoyVerdictTests(ITestOutputHelper output)
{
    [Fact]
    public void What_a_real_Envoy_refuses_is_told_and_nothing_else()
    {
        var (judged, refused, told, alarms) = (0, 0, 0, 0);
        var differences = new List<string>();
        foreach (var test in SharedCase.Read())
        {
            if (test.Error is not null)
                continue;
            var result = EnvoyGatewayTranslator.Translate(test.Input(), new() { AsOfflineTranslator = true, Envoy = EnvoyVersion.Newest });
            foreach (var cluster in result.Clusters)
            {
                if (test.EnvoyUnjudged.Contains(cluster.Name))
                    continue;
                judged++;
                var ours = result.Findings.FirstOrDefault(f => f.Cluster == cluster.Name && f.Finding.Effect is FindingEffect.Refused or FindingEffect.Crash);
                if (test.EnvoyRefuses.TryGetValue(cluster.Name, out var message))
                {
                    refused++;
                    if (ours is not null)
                        told++;
                    else
                        differences.Add($"{test.Id} {cluster.Name}: not told: {message}");
                }
                else if (ours is not null)
                {
                    alarms++;
                    differences.Add($"{test.Id} {cluster.Name}: false alarm: {ours}");
                }
            }
        }

        output.WriteLine($"{judged} clusters; {refused} refused, {told} of them told, {alarms} false alarms");
        foreach (var difference in differences.Take(10))
            output.WriteLine(difference);
        Assert.Equal((refused, 0), (told, alarms));
    }
}
