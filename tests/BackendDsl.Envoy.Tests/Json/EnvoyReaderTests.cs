using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy.Tests.Json;

/// <summary>JSON and YAML are read as Envoy reads them.</summary>
public sealed class EnvoyReaderTests
{
    [Theory]
    [InlineData("{name: c, type: strict_dns}", """{"name":"c","type":"STRICT_DNS"}""")]
    [InlineData("{name: c, type: '2'}", """{"name":"c","type":"LOGICAL_DNS"}""")]
    [InlineData("{name: c, connect_timeout: {seconds: '5', nanos: 500000000}}", """{"name":"c","connect_timeout":"5.500s"}""")]
    [InlineData("{name: c, per_connection_buffer_limit_bytes: 0x10}", """{"name":"c","per_connection_buffer_limit_bytes":16}""")]
    [InlineData("{name: c, per_connection_buffer_limit_bytes: 010}", """{"name":"c","per_connection_buffer_limit_bytes":8}""")]
    [InlineData("{name: c, per_connection_buffer_limit_bytes: '0x10'}", """{"name":"c","per_connection_buffer_limit_bytes":16}""")]
    [InlineData("{name: c, per_connection_buffer_limit_bytes: {value: 1e3}}", """{"name":"c","per_connection_buffer_limit_bytes":1000}""")]
    [InlineData("{name: c, ignore_health_on_host_removal: On}", """{"name":"c","ignore_health_on_host_removal":true}""")]
    [InlineData("{name: c, ignore_health_on_host_removal: 'yes'}", """{"name":"c","ignore_health_on_host_removal":true}""")]
    [InlineData("{name: 1.0}", """{"name":"1.0"}""")]
    [InlineData("{name: ! 5}", """{"name":"5"}""")]
    [InlineData("{name: c, circuit_breakers: {thresholds: {max_retries: 1}}}", """{"name":"c","circuit_breakers":{"thresholds":[{"max_retries":1}]}}""")]
    [InlineData("{name: c, !ignore nope: 1}", """{"name":"c"}""")]
    [InlineData("{name: c, metadata: {filter_metadata: {a: {x: 1.5, y: 9007199254740993, z: off, w: null}}}}", """{"name":"c","metadata":{"filter_metadata":{"a":{"w":null,"x":"1.5","y":"9007199254740993","z":false}}}}""")]
    [InlineData("name: c\n---\nname: d", """{"name":"c"}""")]
    [InlineData("name: c\nname: d", """{"name":"d"}""")]
    public void Yaml_that_is_taken(string yaml, string json) => Assert.Equal(json, EnvoyJson.FormatCompact(EnvoyJson.ParseYaml<Cluster>(yaml)));

    [Theory]
    [InlineData("{name: y}")]
    [InlineData("{name: off}")]
    [InlineData("{name: !!str 5}")]
    [InlineData("{name: [a]}")]
    [InlineData("{name: c, type: LeastRequest}")]
    [InlineData("{name: c, type: 2.0}")]
    [InlineData("{name: c, connect_timeout: 1}")]
    [InlineData("{name: c, connect_timeout: 500ms}")]
    [InlineData("{name: c, connect_timeout: '.5s'}")]
    [InlineData("{name: c, per_connection_buffer_limit_bytes: ' 5'}")]
    [InlineData("{name: c, per_connection_buffer_limit_bytes: 1_000}")]
    [InlineData("{name: c, ignore_health_on_host_removal: 1}")]
    [InlineData("{name: c, nope: null}")]
    [InlineData("{<<: {name: c}}")]
    [InlineData("name: \"\\ud83d\\ude00\"")]
    [InlineData("---\n---\nname: c")]
    public void Yaml_that_is_refused(string yaml) => Assert.Throws<EnvoyJsonException>(() => EnvoyJson.ParseYaml<Cluster>(yaml));

    [Theory]
    [InlineData("""{"name":"c",}""")]
    [InlineData("""{'name':'c'}""")]
    [InlineData("""{name:"c"}""")]
    [InlineData("{\"name\":\"c\",\"alt_stat_name\":\"a\tb\"}")]
    [InlineData("""{"name":"c","name":"d"}""")]
    public void Json_that_is_taken(string json) => Assert.NotEmpty(EnvoyJson.Parse<Cluster>(json).Name);

    [Theory]
    [InlineData("""// a\n{"name":"c"}""")]
    [InlineData("""{"name":"c"} x""")]
    [InlineData("""{"name":"c","per_connection_buffer_limit_bytes":010}""")]
    [InlineData("""{"name":"c","per_connection_buffer_limit_bytes":0x10}""")]
    [InlineData("""{"name":"c","per_connection_buffer_limit_bytes":NaN}""")]
    [InlineData("""{"name":"\ud83d"}""")]
    [InlineData("\uFEFF{\"name\":\"c\"}")]
    [InlineData("{\"name\":\"c\"")]
    public void Json_that_is_refused(string json) => Assert.Throws<EnvoyJsonException>(() => EnvoyJson.Parse<Cluster>(json));

    [Fact]
    public void What_is_taken_but_not_as_it_reads_is_told()
    {
        var findings = new List<Finding>();
        EnvoyJson.ParseYaml<Cluster>("name: c\nname: d\nconnectTimeout: 1s\nconnect_timeout: 2s\n---\nname: e", findings);
        Assert.Equal(["envoy-further-documents", "envoy-member-given-twice", "envoy-member-given-twice"], findings.Select(f => f.Id));
        Assert.Contains("chance", findings[2].Message, StringComparison.Ordinal);
        Assert.Equal((4, 18), (findings[2].Place.Line, findings[2].Place.Column));
    }

    [Theory]
    [InlineData("c.yaml", "name: c")]
    [InlineData("c.yml", "{\"name\": \"c\"}")]
    [InlineData("c.json", "{\"name\": \"c\"}")]
    [InlineData("c.txt", "{\"name\": \"c\"}")]
    [InlineData("", "name: c")]
    [InlineData("c.json", "{\"name\": \"c\"}\n{\"name\": \"d\"}")]
    [InlineData("c.json", "{\"static_resources\": {\"clusters\": [{\"name\": \"c\"}]}}")]
    [InlineData("c.yaml", "static_resources: {clusters: [{name: c}]}")]
    public void The_name_of_a_file_decides(string name, string text) => Assert.Equal("c", Read(name, text)[0].Name);

    [Theory]
    [InlineData("c.json", "name: c")]
    [InlineData("c.txt", "name: c")]
    [InlineData("c.yaml", "static_resources: {clusters: [{name: c}]}\nnope: 1")]
    [InlineData("c.json", "[]")]
    [InlineData("c.json", "[{\"name\": \"c\", \"nope\": 1}]")]
    public void What_Envoy_would_not_read_is_refused(string name, string text) => Assert.Throws<EnvoyJsonException>(() => Read(name, text));

    private static List<ConfigDumpCluster> Read(string name, string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return [.. EnvoyClusters.Read(stream, name)];
    }
}
