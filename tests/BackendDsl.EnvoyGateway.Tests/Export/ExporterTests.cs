using BackendDsl.EnvoyGateway.V1Alpha1;
using BackendDsl.GatewayApi.V1;
using BackendDsl.Manifests;
using k8s;
using k8s.Models;

namespace BackendDsl.EnvoyGateway.Tests.Export;

/// <summary>What a build writes: a folder a Gateway, a file a cluster; nothing where the translation fails.</summary>
public sealed class ExporterTests
{
    private static readonly ExportContext s_context = new(new Dictionary<string, string>());

    [Fact]
    public void Built_objects_become_a_folder_a_Gateway()
    {
        var result = new EnvoyClusterExporter().Export(Objects("5s"), s_context);
        var file = Assert.Single(result.Files);
        Assert.Equal(("edge~eg", "httproute~edge~shop~rule~0.json"), (file.Folder, file.Name));
        Assert.Contains("\"connect_timeout\": \"5s\"", file.Content, StringComparison.Ordinal);
        Assert.EndsWith("}\n", file.Content, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Findings, f => f.IsError);
    }

    [Fact]
    public void A_translation_that_fails_as_a_whole_writes_nothing()
    {
        var result = new EnvoyClusterExporter().Export(Objects("0s"), s_context);
        Assert.Empty(result.Files);
        var finding = Assert.Single(result.Findings, f => f.IsError);
        Assert.Equal(("BackendTrafficPolicy", "edge", "shop"), (finding.Kind, finding.Namespace, finding.Name));
        Assert.EndsWith("[BDSL4340]", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_that_are_wrong_are_errors()
    {
        var error = Assert.Throws<ArgumentException>(() => new EnvoyClusterExporter().Export([], new(new Dictionary<string, string> { ["EnvoyGatewayRelease"] = "1.2" })));
        Assert.Contains("1.9", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new EnvoyClusterExporter().Export([], new(new Dictionary<string, string> { ["EnvoyVersion"] = "new" })));
    }

    [Fact]
    public void Long_names_are_bounded_and_stay_apart()
    {
        var (one, two) = (new string('a', 300) + "/rule/0", new string('a', 300) + "/rule/1");
        Assert.NotEqual(EnvoyClusterExporter.FileName(one), EnvoyClusterExporter.FileName(two));
        Assert.True(EnvoyClusterExporter.FileName(one).Length <= 205);
    }

    private static IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Objects(string timeout) =>
    [
        Gateway.New("eg", @namespace: "edge").Spec(s => s.GatewayClassName("eg").Listeners(l => l.Name("web").Protocol("HTTP").Port(80))).Build(),
        HTTPRoute.New("shop", @namespace: "edge").Spec(s => s
            .ParentRefs(p => p.Name("eg"))
            .Rules(r => r.BackendRefs(b => b.Name("app").Port(80)))).Build(),
        new V1Service { Metadata = new() { Name = "app", NamespaceProperty = "edge" }, Spec = new() { Ports = [new() { Port = 80, Name = "http" }] } },
        BackendTrafficPolicy.New("shop", @namespace: "edge").Spec(s => s
            .TargetRefs(t => t.Group("gateway.networking.k8s.io").Kind("HTTPRoute").Name("shop"))
            .Timeout(t => t.Tcp(c => c.ConnectTimeout(timeout)))).Build(),
    ];
}
