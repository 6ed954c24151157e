using BackendDsl.GatewayApi;
using BackendDsl.Kgateway.V1Alpha1;
using k8s.Models;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>What C# built has the line that gave it as its place.</summary>
public sealed class PlaceTests
{
    private static readonly V1Service s_service = new() { Metadata = new() { Name = "web", NamespaceProperty = "edge" }, Spec = new() { Ports = [new() { Port = 80, Name = "http" }] } };

    [Fact]
    public void Origins_name_the_line_that_gave_the_policy()
    {
        var input = new KgatewayInput { Services = { s_service } };
        input.Policies.Add(Policy("a", "1s")); var line = Line();
        input.Policies.Add(Policy("b", "2s"));
        var cluster = Assert.Single(KgatewayTranslator.Translate(input, new() { RecordsOrigins = true }).Result.Clusters);
        var timeout = Assert.Single(cluster.Forms[0].Origins, o => o.ClusterField.ToString() == "connect_timeout");
        Assert.Equal(("a", line), (timeout.Winner!.Object.Name, timeout.Winner.Place!.Value.Line));
        Assert.EndsWith("PlaceTests.cs", timeout.Winner.File, StringComparison.Ordinal);
        Assert.Equal(line + 1, Assert.Single(timeout.Hidden).Place!.Value.Line);
    }

    [Fact]
    public void An_initialiser_and_an_upgrade_have_lines_too()
    {
        var input = new GatewayInput();
        input.Add(Policy("a", "1s")); var line = Line();
        input.Add("apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: edge}\nspec: {ports: [{port: 80}]}\n");
        var report = KgatewayUpgrade.Compare(input, KgatewayRelease.Release24, KgatewayRelease.Parse("2.1"));
        Assert.Contains(report.Refused, f => f.Finding.Place.Line == line);

        var set = KgatewayTranslator.Translate(new() { Services = { s_service }, Policies = { Policy("c", "1s") } }, new() { Release = KgatewayRelease.Release21 });
        Assert.Contains(set.Findings, f => f.Id == "BDSL4201" && f.Finding.Place.IsKnown);
    }

    [Fact]
    public void The_nearest_patch_release_is_told()
    {
        var input = new KgatewayInput { Services = { s_service }, Policies = { Policy("a", "1s") } };
        var finding = Assert.Single(KgatewayTranslator.Translate(input, new() { Release = KgatewayRelease.Parse("2.4.2") }).Findings);
        Assert.Equal(("BDSL4094", FindingSeverity.Info), (finding.Id, finding.Severity));
        Assert.Contains("2.4.0", finding.Message, StringComparison.Ordinal);
        Assert.Empty(KgatewayTranslator.Translate(input, new() { Release = KgatewayRelease.Parse("2.4.3") }).Findings);
        Assert.Equal("2.4.0", new KgatewayController().FindRelease("2.4.2").NearestKnown);
        Assert.Null(new KgatewayController().FindRelease("2.4").NearestKnown);
    }

    private static BackendConfigPolicy Policy(string name, string timeout) => BackendConfigPolicy.New(name, @namespace: "edge")
        .Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("web")).ConnectTimeout(timeout).CircuitBreakers(c => c.MaxRetries(1)))
        .Build();

    private static int Line([System.Runtime.CompilerServices.CallerLineNumber] int line = 0) => line;
}
