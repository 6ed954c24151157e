using BackendDsl.Kgateway.V1Alpha1;
using BackendDsl.Manifests;
using k8s;
using k8s.Models;

namespace BackendDsl.Kgateway.Tests;

public sealed class EnvoyClusterExporterTests
{
    private static readonly V1Service s_service = new() { Metadata = new() { Name = "web", NamespaceProperty = "n" }, Spec = new() { Ports = [new() { Port = 80 }] } };

    private static ExportResult Export(Dictionary<string, string> properties, params IKubernetesObject<V1ObjectMeta>[] resources) =>
        new EnvoyClusterExporter().Export(resources, new(properties));

    private static BackendConfigPolicy Policy(string service) => BackendConfigPolicy.New("p", "n")
        .Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name(service)).ConnectTimeout("7s")).Build();

    [Fact]
    public void A_file_a_cluster_in_config_dump_form()
    {
        var result = Export([], Policy("web"), s_service, new V1Namespace { Metadata = new() { Name = "n" } });
        var file = Assert.Single(result.Files);
        Assert.Equal("kube_n_web_80.json", file.Name);
        Assert.Contains("\"connect_timeout\": \"7s\"", file.Content, StringComparison.Ordinal);
        Assert.EndsWith("}\n", file.Content, StringComparison.Ordinal);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void The_release_of_the_project_is_used() =>
        Assert.Contains("\"metadata\": {}", Assert.Single(Export(new() { ["KgatewayRelease"] = "2.1" }, s_service).Files).Content, StringComparison.Ordinal);

    [Fact]
    public void A_target_that_is_not_there_is_told()
    {
        var finding = Assert.Single(Export([], Policy("other"), s_service).Findings);
        Assert.Equal(("BackendConfigPolicy", "n", "p"), (finding.Kind, finding.Namespace, finding.Name));
    }

    [Theory]
    [InlineData("KgatewayRelease", "3.0")]
    [InlineData("EnvoyVersion", "new")]
    public void A_wrong_property_is_refused(string name, string value) => Assert.Throws<ArgumentException>(() => Export(new() { [name] = value }, s_service));
}
