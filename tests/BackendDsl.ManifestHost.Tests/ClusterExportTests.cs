using BackendDsl.EnvoyGateway.V1Alpha1;
using BackendDsl.GatewayApi.V1;
using k8s.Models;
using static BackendDsl.ManifestHost.Tests.Fixture;

namespace BackendDsl.ManifestHost.Tests;

/// <summary>Clusters of a project with a gateway's package: a folder a Gateway, and an error where the gateway would publish nothing.</summary>
public sealed class ClusterExportTests
{
    [Theory]
    [InlineData("5s", 0)]
    [InlineData("0s", 1)]
    public void A_translation_that_fails_as_a_whole_is_an_error_and_makes_no_file(string timeout, int errors)
    {
        using var text = new StringWriter();
        using var report = new RunReport(text);
        var files = ClusterExport.Make(typeof(ClusterExportTests).Assembly, Objects(timeout), Options(), report);
        Assert.Equal(errors, report.Errors);
        Assert.Equal(errors == 0 ? ["edge~eg/httproute~edge~shop~rule~0.json"] : [], files.Select(f => f.Path).Where(p => p.Contains("httproute", StringComparison.Ordinal)));
        Assert.Equal(errors > 0, text.ToString().Contains("BDSL4340", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_release_is_an_error_of_the_properties()
    {
        using var text = new StringWriter();
        using var report = new RunReport(text);
        ClusterExport.Make(typeof(ClusterExportTests).Assembly, Objects("5s"), Options(o => o with { ExportProperties = new Dictionary<string, string> { ["EnvoyGatewayRelease"] = "1.8" } }), report);
        Assert.Equal(1, report.Errors);
        Assert.Contains("BDSL0200", text.ToString(), StringComparison.Ordinal);
    }

    private static List<FoundResource> Objects(string timeout) =>
    [
        Found(Gateway.New("eg", @namespace: "edge").Spec(s => s.GatewayClassName("eg").Listeners(l => l.Name("web").Protocol("HTTP").Port(80))).Build()),
        Found(HTTPRoute.New("shop", @namespace: "edge").Spec(s => s.ParentRefs(p => p.Name("eg")).Rules(r => r.BackendRefs(b => b.Name("app").Port(80)))).Build()),
        Found(new V1Service { Metadata = new() { Name = "app", NamespaceProperty = "edge" }, Spec = new() { Ports = [new() { Port = 80, Name = "http" }] } }),
        Found(BackendTrafficPolicy.New("shop", @namespace: "edge").Spec(s => s
            .TargetRefs(t => t.Group("gateway.networking.k8s.io").Kind("HTTPRoute").Name("shop"))
            .Timeout(t => t.Tcp(c => c.ConnectTimeout(timeout)))).Build()),
    ];
}
