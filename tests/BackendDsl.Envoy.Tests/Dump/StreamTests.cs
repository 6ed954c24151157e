using System.Globalization;
using System.Text;

namespace BackendDsl.Envoy.Tests.Dump;

/// <summary>Dumps that are too large to be read as a whole.</summary>
[CollectionDefinition(nameof(StreamTests), DisableParallelization = true)]
[Collection(nameof(StreamTests))]
public sealed class StreamTests
{
    private const string Listeners = """{"@type":"type.googleapis.com/envoy.admin.v3.ListenersConfigDump","dynamic_listeners":[{"name":"l","clusters":["x"],"active_state":{"listener":{"name":"l","note":"[{\"clusters\":[{"}}}]}""";

    [Theory]
    [InlineData("""{"configs":[{"@type":"type.googleapis.com/envoy.admin.v3.BootstrapConfigDump","bootstrap":{"static_resources":{"clusters":[]}}},LISTENERS,{"@type":"type.googleapis.com/envoy.admin.v3.ClustersConfigDump","version_info":"1","static_clusters":[{"cluster":{"@type":"type.googleapis.com/envoy.config.cluster.v3.Cluster","name":"s"}}],"dynamic_active_clusters":[MANY]}]}""", true)]
    [InlineData("""{"configs":[ENTRIES]}""", false)]
    [InlineData("""[CLUSTERS]""", false)]
    [InlineData("""{"default":{"pod-1":{"configs":[LISTENERS,{"@type":"type.googleapis.com/envoy.admin.v3.ClustersConfigDump","dynamicActiveClusters":[MANY]}]}}}""", false)]
    [InlineData("""{"static_resources":{"listeners":[{"name":"l"}],"clusters":[CLUSTERS]}}""", false)]
    [InlineData("""LINES""", false)]
    public void Clusters_of_a_large_text_one_at_a_time(string form, bool hasStatic)
    {
        const int count = 30_000;
        var text = new StringBuilder();
        string Cluster(int i) => string.Create(CultureInfo.InvariantCulture, $$"""{"name":"c{{i}}","alt_stat_name":"{{new string('x', 400)}}","connect_timeout":"5s"}""");
        var many = form.Contains("MANY", StringComparison.Ordinal) || form.Contains("ENTRIES", StringComparison.Ordinal);
        var type = form.Contains("ENTRIES", StringComparison.Ordinal) ? "\"@type\":\"type.googleapis.com/envoy.admin.v3.ClustersConfigDump.DynamicCluster\"," : "";
        for (var i = 0; i < count; i++)
        {
            if (i > 0) text.Append(form == "LINES" ? '\n' : ',');
            text.Append(many ? "{" + type + "\"version_info\":\"v\",\"cluster\":" + Cluster(i) + "}" : Cluster(i));
        }
        foreach (var mark in new[] { "MANY", "ENTRIES", "CLUSTERS", "LINES" }) form = form.Replace(mark, "@@", StringComparison.Ordinal);
        var parts = form.Replace("LISTENERS", string.Join(',', Enumerable.Repeat(Listeners, 2000)), StringComparison.Ordinal).Split("@@");
        text.Insert(0, parts[0]).Append(parts[1]);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        Assert.True(stream.Length > 10_000_000);
        var next = hasStatic ? -1 : 0;
        foreach (var cluster in ConfigDump.Stream(stream))
        {
            if (next < 0) Assert.Equal(("s", ConfigDumpClusterState.Static), (cluster.Name, cluster.State));
            else Assert.Equal(("c" + next.ToString(CultureInfo.InvariantCulture), many ? ConfigDumpClusterState.Active : cluster.State, many ? "v" : ""), (cluster.Name, cluster.State, cluster.VersionInfo));
            next++;
        }
        Assert.Equal(count, next);
    }

    /// <summary>Of clusters that nobody asks for the name and the state are read, whatever form the dump has.</summary>
    [Theory]
    [InlineData("""{"configs":[{"@type":"type.googleapis.com/envoy.admin.v3.ClustersConfigDump","dynamic_active_clusters":[@@]}]}""", """{"version_info":"v","cluster":{"@type":"type.googleapis.com/envoy.config.cluster.v3.Cluster",BODY},"last_updated":"x"}""", ConfigDumpClusterState.Active)]
    [InlineData("""{"configs":[@@]}""", """{"@type":"type.googleapis.com/envoy.admin.v3.ClustersConfigDump.StaticCluster","cluster":{BODY}}""", ConfigDumpClusterState.Static)]
    [InlineData("""{"configs":[@@]}""", """{"@type":"type.googleapis.com/envoy.admin.v3.ClustersConfigDump.DynamicCluster","cluster":{BODY}}""", ConfigDumpClusterState.Active)]
    [InlineData("""[@@]""", "{BODY}", ConfigDumpClusterState.Listed)]
    [InlineData("""{"clusters":[@@]}""", "{BODY}", ConfigDumpClusterState.Listed)]
    [InlineData("""{"resources":[@@]}""", """{"@type":"type.googleapis.com/envoy.config.cluster.v3.Cluster",BODY}""", ConfigDumpClusterState.Listed)]
    public void What_nobody_asks_for_is_passed_over(string form, string entry, ConfigDumpClusterState state)
    {
        const int count = 10_000;
        var body = "\"name\":\"c#\",\"lb_policy\":\"NO_SUCH\",\"metadata\":{\"filter_metadata\":{\"a\":{\"name\":\"]}\\\"\",\"l\":[1,[{}]]}}},\"alt_stat_name\":\"" + new string('x', 400) + "\"";
        var text = form.Replace("@@", string.Join(",\n", Enumerable.Range(0, count).Select(i => entry.Replace("BODY", body.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.True(text.Length > 4_500_000);
        // An unknown balancing of an unknown cluster is passed over too.
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var dump = ConfigDump.Read(stream, new HashSet<string>(StringComparer.Ordinal) { "c7" });
        Assert.Equal(Enumerable.Range(0, count).Select(i => ("c" + i.ToString(CultureInfo.InvariantCulture), state, i + 1)), dump.Clusters.Select(c => (c.Name, c.State, c.Line)));
        Assert.Equal(["c7"], dump.Clusters.Where(c => c.Cluster.AltStatName.Length > 0).Select(c => c.Name));
    }

    [Theory]
    [InlineData("}", "'}' where ']' is expected")]
    [InlineData("", "the text ends")]
    public void Brackets_that_do_not_fit_are_told_where_they_stand(string end, string reason)
    {
        var text = new StringBuilder("{\"configs\":[{\"@type\":\"type.googleapis.com/envoy.admin.v3.ListenersConfigDump\",\n\"dynamic_listeners\":[\n");
        for (var i = 0; i < 10_000; i++) text.Append("{\"name\":\"").Append('x', 500).Append("\"},\n");
        text.Append("  ").Append(end);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        var fault = Assert.Throws<EnvoyJsonException>(() => ConfigDump.Stream(stream).Count());
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        Assert.Equal((10_003, 3), (fault.Line, fault.Column));
    }

    [Fact]
    public void A_fault_deep_in_a_large_text_is_told_with_its_line()
    {
        var text = new StringBuilder("[\n");
        for (var i = 0; i < 20_000; i++) text.Append("{\"name\":\"c\",\"alt_stat_name\":\"").Append('x', 500).Append("\"},\n");
        text.Append("{\"name\":5}]");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        var fault = Assert.Throws<EnvoyJsonException>(() => EnvoyClusters.Read(stream, "c.json").Count());
        Assert.Equal(20_002, fault.Line);
    }

    [Fact]
    public void Text_that_breaks_off_deep_in_a_large_one_is_told_with_its_line()
    {
        var text = new StringBuilder("[\n");
        for (var i = 0; i < 20_000; i++) text.Append("{\"name\":\"c\",\"alt_stat_name\":\"").Append('x', 500).Append("\"},\n");
        text.Append("{\"name\":}]");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        var fault = Assert.Throws<EnvoyJsonException>(() => ConfigDump.Stream(stream).Count());
        Assert.Equal(20_002, fault.Line);
    }

    [Fact]
    public void A_dump_that_Envoy_could_not_print_is_told_with_its_cause()
    {
        const string answer = "Failed to convert protobuf message to JSON string: INVALID_ARGUMENT: could not find @type 'type.googleapis.com/acme.T'";
        Assert.Contains("name_regex", Assert.Throws<EnvoyJsonException>(() => ConfigDump.Parse(answer)).Message, StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(answer));
        Assert.Contains("name_regex", Assert.Throws<EnvoyJsonException>(() => ConfigDump.Stream(stream).Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_is_bounded_however_large_the_dump_is()
    {
        using var stream = new PartStream(Parts());
        var expected = new Config.Cluster.V3.Cluster { Name = "c20000", ConnectTimeout = new() { Seconds = 6 } };
        var found = ConfigDump.Verify([expected], ConfigDump.Stream(stream));
        Assert.Contains(found, d => d is { Kind: ConfigDumpDifferenceKind.DifferentValue, Path: "connect_timeout" });
        Assert.Equal(40_000, found.Count);   // all others are not expected
        Assert.True(stream.Total > 150_000_000, $"{stream.Total} bytes");
        Assert.True(stream.Peak < 100_000_000, $"{stream.Peak} bytes in use");
    }

    private static IEnumerable<string> Parts()
    {
        yield return "{\"configs\":[{\"@type\":\"type.googleapis.com/envoy.admin.v3.ListenersConfigDump\",\"dynamic_listeners\":[{}";
        var listener = ",{\"name\":\"l\",\"active_state\":{\"listener\":{\"note\":\"" + new string('x', 2000) + "\"}}}";
        for (var i = 0; i < 40_000; i++) yield return listener;
        yield return "]},{\"@type\":\"type.googleapis.com/envoy.admin.v3.ClustersConfigDump\",\"dynamic_active_clusters\":[";
        var padding = new string('y', 1800);
        for (var i = 0; i < 40_000; i++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}{{\"cluster\":{{\"@type\":\"{EnvoyTypeUrls.Cluster}\",\"name\":\"c{i}\",\"alt_stat_name\":\"{padding}\",\"connect_timeout\":\"5s\"}}}}");
        yield return "]}]}";
    }
}
