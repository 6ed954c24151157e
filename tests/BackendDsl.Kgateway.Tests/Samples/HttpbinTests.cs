using System.Text.Json.Nodes;
using BackendDsl.Cel.Values;
using BackendDsl.Envoy;
using BackendDsl.Kgateway.Tests.Support;
using BackendDsl.Kgateway.V1Alpha1;
using BackendDsl.Validation.Documents;
using Httpbin;

namespace BackendDsl.Kgateway.Tests.Samples;

/// <summary>The sample says what the page says.</summary>
public sealed class HttpbinTests
{
    private const string ClusterName = "kube_httpbin_httpbin_8000";

    [Fact]
    public void EveryManifestIsThatOfThePage()
    {
        var page = DocumentationPage.Manifests();
        BackendConfigPolicy[] sample = [Backends.General, Backends.Http, Backends.Http1, Backends.Connection];
        Assert.Equal(page.Count, sample.Length);
        for (var i = 0; i < page.Count; i++)
        {
            var written = DocumentReader.ReadOne(sample[i].ToYaml());
            Assert.True(JsonNode.DeepEquals(JsonValues.Node(Value.Of(page[i])), JsonValues.Node(written)), sample[i].ToYaml());
            Assert.Empty(sample[i].Validate().Violations);
        }
    }

    [Fact]
    public void TheClusterHasWhatTheDumpShows()
    {
        var dump = DocumentationPage.Dump();
        // The page's policy no longer sets this one, but its dump still shows it.
        var withUnderscores = Backends.Connection.ToBuilder()
            .Spec(s => s.CommonHttpProtocolOptions(h => h.HeadersWithUnderscoresAction("RejectRequest")))
            .Build();
        AssertContains(dump, Translate(withUnderscores)[ClusterName]);

        var common = dump["typed_extension_protocol_options"]!["envoy.extensions.upstreams.http.v3.HttpProtocolOptions"]!["common_http_protocol_options"]!;
        Assert.True(common.AsObject().Remove("headers_with_underscores_action"));
        AssertContains(dump, Translate(Backends.Connection)[ClusterName]);
    }

    [Fact]
    public void VerifyFindsNothingMissingInTheDump()
    {
        var dump = DocumentationPage.Dump();
        dump["name"] = ClusterName;
        dump["type"] = "EDS";
        dump["eds_cluster_config"] = JsonNode.Parse("""{"eds_config":{"ads":{},"resource_api_version":"V3"}}""");
        dump["ignore_health_on_host_removal"] = true;
        var set = Translate(Backends.Connection);
        Assert.Empty(set.Verify(Dump(dump)));

        dump["per_connection_buffer_limit_bytes"] = 1025;
        var gap = Assert.Single(set.Verify(Dump(dump)));
        Assert.Equal("per_connection_buffer_limit_bytes", gap.Path);
        Assert.Equal(("1024", "1025"), (gap.Expected, gap.Found));
    }

    [Fact]
    public void MainPrintsManifestsAndCluster()
    {
        var standard = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            Assert.Equal(0, typeof(Backends).Assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]));
        }
        finally
        {
            Console.SetOut(standard);
        }

        var documents = DocumentReader.Read(output.ToString());
        Assert.Empty(documents.Problems);
        Assert.Equal(6, documents.Documents.Count);
        Assert.Equal(ClusterName, documents.Documents[5].Root.Object["name"].String);
    }

    private static ClusterSet Translate(BackendConfigPolicy policy) =>
        KgatewayTranslator.Translate(new() { Policies = { policy }, Services = { Backends.Service } }, new() { Release = TestReleases.Documented });

    private static ConfigDump Dump(JsonObject cluster) => ConfigDump.Parse(
        $$$"""{"configs":[{"@type":"type.googleapis.com/envoy.admin.v3.ClustersConfigDump","dynamic_active_clusters":[{"cluster":{{{cluster.ToJsonString()}}}}]}]}""");

    private static void AssertContains(JsonNode expected, Envoy.Config.Cluster.V3.Cluster cluster) => Contains(expected, ClusterText.Parse(cluster), "");

    private static void Contains(JsonNode? expected, JsonNode? found, string path)
    {
        if (expected is JsonObject members)
        {
            Assert.True(found is JsonObject, path);
            foreach (var (name, value) in members)
                Contains(value, found![name], $"{path}.{name}");
            return;
        }

        Assert.True(JsonNode.DeepEquals(expected, found), $"{path}: expected {expected}, found {found}");
    }
}
