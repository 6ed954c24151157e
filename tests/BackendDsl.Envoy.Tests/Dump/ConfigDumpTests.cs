using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy.Tests.Dump;

/// <summary>Reading config dumps in their several forms, and hostile ones.</summary>
public sealed class ConfigDumpTests
{
    private const string One = """{"name": "c", "type": "EDS", "connect_timeout": "5s"}""";
    private const string Typed = """{"@type": "type.googleapis.com/envoy.config.cluster.v3.Cluster", "name": "c", "type": "EDS", "connect_timeout": "5s"}""";

    public static TheoryData<string, ConfigDumpClusterState> Forms => new()
    {
        { One, ConfigDumpClusterState.Listed },
        { "[" + One + "]", ConfigDumpClusterState.Listed },
        { """{"name": "c", "type": "EDS", "connectTimeout": "5s"}""", ConfigDumpClusterState.Listed },
        { """{"clusters": [""" + One + "]}", ConfigDumpClusterState.Listed },
        { """{"resources": [""" + Typed + """, {"@type": "type.googleapis.com/envoy.config.listener.v3.Listener", "name": "l"}], "versionInfo": "1"}""", ConfigDumpClusterState.Listed },
        { """{"static_resources": {"clusters": [""" + One + """], "listeners": []}, "admin": {}}""", ConfigDumpClusterState.Static },
        { """{"configs": [{"@type": "type.googleapis.com/envoy.admin.v3.BootstrapConfigDump", "bootstrap": {"static_resources": {"clusters": [{"name": "x"}]}}}, {"@type": "type.googleapis.com/envoy.admin.v3.ClustersConfigDump", "version_info": "v", "dynamic_active_clusters": [{"version_info": "v", "cluster": """ + Typed + """, "last_updated": "2026-01-01T00:00:00Z"}]}]}""", ConfigDumpClusterState.Active },
        { """{"configs": [{"@type": "type.googleapis.com/envoy.admin.v3.ClustersConfigDump", "staticClusters": [{"cluster": """ + Typed + """}]}]}""", ConfigDumpClusterState.Static },
        { """{"configs": [{"@type": "type.googleapis.com/envoy.admin.v3.ClustersConfigDump.DynamicCluster", "version_info": "v", "cluster": """ + Typed + "}]}", ConfigDumpClusterState.Active },
        { """{"dynamic_warming_clusters": [{"cluster": """ + One + "}]}", ConfigDumpClusterState.Warming },
        { "\uFEFF[" + One + "]", ConfigDumpClusterState.Listed },
        { "- name: c\n  type: EDS\n  connectTimeout: 5s\n", ConfigDumpClusterState.Listed },
        { "clusters:\n- name: c\n  type: EDS\n  connect_timeout: 5s\n---\n", ConfigDumpClusterState.Listed },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_gives_the_cluster(string text, ConfigDumpClusterState state)
    {
        var cluster = Assert.Single(ConfigDump.Parse(text).Clusters);
        Assert.Equal((state, "c"), (cluster.State, cluster.Name));
        Assert.Equal(EnvoyJson.Parse<Cluster>(One), cluster.Cluster);
    }

    [Theory]
    [InlineData("""{"configs": []}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"configs": [{"@type": "type.googleapis.com/envoy.admin.v3.ListenersConfigDump"}]}""")]
    [InlineData("""{"configs": [{"@type": "type.googleapis.com/envoy.admin.v3.ClustersConfigDump"}]}""")]
    public void A_dump_without_clusters_is_a_dump(string text) => Assert.Empty(ConfigDump.Parse(text).Clusters);

    [Theory]
    [InlineData("", 1)]
    [InlineData("  \n", 1)]
    [InlineData("{\n  \"name\": \"c\",\n  \"connect_timeout\": \"5 s\"\n}", 3)]
    [InlineData("{\n \"configs\": 1}", 2)]
    [InlineData("[\n 1]", 2)]
    [InlineData("{\"unrelated\": true}", 1)]
    [InlineData("{\"name\":\n \"\\ud800\"}", 2)]
    [InlineData("[{\"name\": \"c\"},", 1)]
    [InlineData("a: [b\n", 2)]
    [InlineData("a: *b", 1)]
    [InlineData("&a [*a]", 1)]
    [InlineData("just text", 1)]
    public void Faults_are_told_with_their_place(string text, int line)
    {
        var fault = Assert.Throws<EnvoyJsonException>(() => ConfigDump.Parse(text));
        Assert.Equal(line, fault.Line);
    }

    [Fact]
    public void Faults_name_the_field()
    {
        var fault = Assert.Throws<EnvoyJsonException>(() => ConfigDump.Parse("""{"configs": [{"@type": "type.googleapis.com/envoy.admin.v3.ClustersConfigDump", "dynamicActiveClusters": [{"cluster": {"name": "c", "health_checks": [{"timeout": 1}]}}]}]}"""));
        Assert.Equal("configs[0].dynamic_active_clusters[0].cluster.health_checks[0].timeout", fault.Path);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Depth_is_bounded(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));
        Assert.Throws<EnvoyJsonException>(() => ConfigDump.Parse(text));
        Assert.Throws<EnvoyJsonException>(() => ConfigDump.Parse("x: " + text));
    }

    [Fact]
    public void Anchors_do_not_grow_without_end()
    {
        var lines = Enumerable.Range(1, 20).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]");
        Assert.Throws<EnvoyJsonException>(() => ConfigDump.Parse("a0: &a0 [x]\n" + string.Join('\n', lines)));
    }

    [Fact]
    public void What_a_newer_envoy_has_is_passed_over()
    {
        var dump = ConfigDump.Parse("""{"name": "c", "type": "QUANTUM", "brand_new": {"x": 1}, "transport_socket": {"name": "n", "typed_config": {"@type": "type.googleapis.com/acme.New", "a": 1}}}""");
        Assert.Equal("n", dump.Clusters[0].Cluster.TransportSocket.Name);
    }

    [Fact]
    public void Files_are_read()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, One);
            Assert.Equal("c", ConfigDump.Load(path).Clusters[0].Name);
        }
        finally
        {
            File.Delete(path);
        }
        Assert.Throws<FileNotFoundException>(() => ConfigDump.Load(path));
    }
}
