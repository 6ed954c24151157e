namespace BackendDsl.Tool.Tests;

public sealed class GatewayVerbTests
{
    private static CommandRun Kgateway() => new CommandRun().With("m.yaml", Manifests.Policy + "\n---\n" + Manifests.Service);

    [Fact]
    public void Translate_prints_clusters_and_policies()
    {
        using var run = Kgateway().Run("translate", "-f", "m.yaml", "-o", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var cluster = Assert.Single(run.Json.GetProperty("clusters").EnumerateArray());
        Assert.Equal("kube_shop_web_8000", cluster.GetProperty("name").GetString());
        Assert.Equal("5s", cluster.GetProperty("connect_timeout").GetString());
        Assert.Empty(run.Json.GetProperty("failed").EnumerateArray());
        var policy = Assert.Single(run.Json.GetProperty("policies").EnumerateArray());
        Assert.Equal(("BackendConfigPolicy", "shop", "web", true), (policy.GetProperty("kind").GetString(), policy.GetProperty("namespace").GetString(), policy.GetProperty("name").GetString(), policy.GetProperty("accepted").GetBoolean()));
        Assert.False(run.Json.TryGetProperty("error", out _));
    }

    [Fact]
    public void A_refused_policy_makes_failed_clusters_and_1()
    {
        using var run = new CommandRun().With("m.yaml", Manifests.Policy.Replace("5s", "5 s", StringComparison.Ordinal) + "\n---\n" + Manifests.Service).Run("translate", "-f", "m.yaml", "-o", "json");
        Assert.Equal(1, run.Code);
        Assert.Empty(run.Json.GetProperty("clusters").EnumerateArray());
        Assert.Equal("kube_shop_web_8000", Assert.Single(run.Json.GetProperty("failed").EnumerateArray()).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("yaml")]
    [InlineData("pb")]
    [InlineData("json")]
    public void What_translate_prints_envoy_reads(string format)
    {
        using var run = Kgateway();
        var name = "out." + format;
        run.Run("translate", "-f", "m.yaml", "-o", $"{format}={name}");
        Assert.Equal((0, ""), (run.Code, run.Error));
        run.Run("envoy", name, "-o", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var result = Assert.Single(run.Json.GetProperty("results").EnumerateArray());
        Assert.Equal(("kube_shop_web_8000", "accepted"), (result.GetProperty("name").GetString(), result.GetProperty("outcome").GetString()));
    }

    [Fact]
    public void Envoy_tells_what_it_refuses()
    {
        using var run = new CommandRun().With("c.json", """[{"name":"a","connect_timeout":"0s","type":"STATIC"},{"name":"b","type":"STATIC"},{"name":"c","nonsense":1}]""");
        run.Run("envoy", "c.json", "-o", "json");
        Assert.Equal(1, run.Code);
        var results = run.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal([("a", "refused"), ("b", "accepted"), ("c", "refused")], results.Select(r => (r.GetProperty("name").GetString()!, r.GetProperty("outcome").GetString()!)));
        var finding = results[0].GetProperty("findings")[0];
        Assert.Equal(("connect_timeout", "error", "refused"), (finding.GetProperty("path").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("effect").GetString()));
    }

    [Fact]
    public void Envoy_reads_lines_bootstraps_and_standard_input()
    {
        using var run = new CommandRun().With("l.jsonl", "{\"name\":\"a\",\"type\":\"STATIC\"}\n{\"name\":\"b\",\"type\":\"STATIC\"}\n")
            .With("b.yaml", "static_resources:\n  clusters:\n  - name: c\n    type: STATIC\n");
        run.RunWith("""{"name":"d","type":"STATIC"}""", "envoy", "l.jsonl", "b.yaml", "-", "-o", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["a", "b", "c", "d"], run.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("", "refused")]
    [InlineData("secrets: [{name: other, generic_secret: {secret: {inline_string: x}}}]", "refused")]
    [InlineData("secrets: [{name: trust, generic_secret: {secret: {inline_string: x}}}]", "refused")]
    [InlineData("secrets: [{name: trust, validation_context: {trusted_ca: {inline_string: AUTHORITY}}}]", "accepted")]
    [InlineData("secrets: [{name: 3, validation_context: []}]", "unknown")]
    public void Envoy_knows_the_secrets_of_a_bootstrap(string secrets, string outcome)
    {
        const string Clusters = """
            clusters: [{name: c, type: STATIC, transport_socket: {name: tls, typed_config: {
              "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext,
              common_tls_context: {combined_validation_context: {default_validation_context: {}, validation_context_sds_secret_config: {name: trust}}}}}}]
            """;
        var authority = System.Text.Json.JsonSerializer.Serialize(TestAuthority.Pem);
        var yaml = $"static_resources:\n  {Clusters.Replace("\n", "\n  ", StringComparison.Ordinal)}\n{(secrets.Length > 0 ? "  " + secrets.Replace("AUTHORITY", authority, StringComparison.Ordinal) : "")}\n";
        using var run = new CommandRun().With("b.yaml", yaml);
        run.Run("envoy", "b.yaml", "-o", "json");
        var result = Assert.Single(run.Json.GetProperty("results").EnumerateArray());
        Assert.Equal((outcome, outcome == "accepted"), (result.GetProperty("outcome").GetString(), result.GetProperty("findings").GetArrayLength() == 0));
        if (outcome == "refused")
            Assert.Contains(result.GetProperty("findings").EnumerateArray(), f => f.GetProperty("rule").GetString() == "static-secret-exists");
    }

    [Fact]
    public void Verify_agrees_with_what_was_translated_and_tells_what_differs()
    {
        using var run = Kgateway();
        run.Run("translate", "-f", "m.yaml", "-o", "json=dump.json");
        run.Run("verify", "--config-dump", "dump.json", "-f", "m.yaml", "-o", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.True(run.Json.GetProperty("agrees").GetBoolean());
        run.With("dump.json", run.Read("dump.json").Replace("\"5s\"", "\"7s\"", StringComparison.Ordinal)).Run("verify", "--config-dump", "dump.json", "-f", "m.yaml", "-o", "json");
        Assert.Equal(1, run.Code);
        var difference = Assert.Single(run.Json.GetProperty("differences").EnumerateArray());
        Assert.Equal(("kube_shop_web_8000", "connect_timeout", "\"5s\"", "\"7s\""), (difference.GetProperty("cluster").GetString(), difference.GetProperty("path").GetString(), difference.GetProperty("expected").GetString(), difference.GetProperty("found").GetString()));
        Assert.Equal(0, run.Run("verify", "--config-dump", "dump.json", "-f", "m.yaml", "--ignore", "connect_timeout").Code);
        Assert.Equal(0, run.Run("verify", "--config-dump", "dump.json", "-f", "m.yaml", "--context", "m.yaml", "-o", "json").Json.GetProperty("clusters").GetInt32());
    }

    [Fact]
    public void Verify_names_the_line_that_asks_for_what_differs_and_annotates_it()
    {
        const string http = "typed_extension_protocol_options[\"envoy.extensions.upstreams.http.v3.HttpProtocolOptions\"].common_http_protocol_options.max_headers_count";
        using var run = new CommandRun().With("m.yaml", """
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: BackendConfigPolicy
            metadata: {name: web, namespace: shop}
            spec:
              targetRefs: [{group: "", kind: Service, name: web}]
              commonHttpProtocolOptions:
                maxHeadersCount: 15
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {ports: [{port: 80}]}
            """);
        run.Run("translate", "-f", "m.yaml", "--kgateway", "2.4", "-o", "json=dump.json");
        run.With("dump.json", run.Read("dump.json").Replace(": 15", ": 16", StringComparison.Ordinal));
        run.Run("verify", "--config-dump", "dump.json", "-f", "m.yaml", "--kgateway", "2.4", "-o", "json");
        var difference = Assert.Single(run.Json.GetProperty("differences").EnumerateArray());
        Assert.Equal(http, difference.GetProperty("path").GetString());
        var from = Assert.Single(difference.GetProperty("from").EnumerateArray());
        Assert.Equal(("BackendConfigPolicy", "web", "spec.commonHttpProtocolOptions", "m.yaml", 6), (from.GetProperty("kind").GetString(), from.GetProperty("name").GetString(), from.GetProperty("path").GetString(), from.GetProperty("file").GetString(), from.GetProperty("line").GetInt32()));
        Assert.Contains("    from BackendConfigPolicy shop/web: spec.commonHttpProtocolOptions (m.yaml:6)\n", run.Run("verify", "--config-dump", "dump.json", "-f", "m.yaml", "--kgateway", "2.4").Out, StringComparison.Ordinal);
        Assert.StartsWith("::error file=m.yaml,line=6,", run.Run("verify", "--config-dump", "dump.json", "-f", "m.yaml", "--kgateway", "2.4", "-o", "github").Out, StringComparison.Ordinal);
        foreach (var ignored in (string[])[http, http.Replace("\"", "", StringComparison.Ordinal), "typed_extension_protocol_options[]"])
            Assert.Equal(0, run.Run("verify", "--config-dump", "dump.json", "-f", "m.yaml", "--kgateway", "2.4", "--ignore", ignored).Code);
    }

    [Fact]
    public void Verify_asks_no_other_machine_without_leave()
    {
        using var run = Kgateway().Run("verify", "--live", "http://gateway.example.com:19000", "-f", "m.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains("--allow-remote", run.Error, StringComparison.Ordinal);
    }
}
