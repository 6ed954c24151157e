using BackendDsl.Tool.CommandLine;

namespace BackendDsl.Tool.Tests;

public sealed class ExplainTests
{
    [Fact]
    public void An_id_prints_its_page()
    {
        using var run = new CommandRun().Run("explain", "bdsl1002");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("# BDSL1002", run.Out, StringComparison.Ordinal);
        Assert.Equal("BDSL1002", run.Run("explain", "BDSL1002", "-o", "json").Json.GetProperty("id").GetString());
        Assert.Equal(2, run.Run("explain", "BDSL9999").Code);
    }

    [Fact]
    public void A_field_prints_type_limits_rules_and_members()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).Run("explain", "widgets.spec", "--crd", "crd.yaml");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("Widget.spec (acme.io/v1)\n  object, required\n  rule: !has(self.limit) || self.size <= self.limit (size may not exceed limit)\n", run.Out, StringComparison.Ordinal);
        run.Run("explain", "widget.spec.size", "--crd", "crd.yaml", "-o", "json");
        var field = run.Json.GetProperty("fields")[0];
        Assert.Equal(("integer", true, "100"), (field.GetProperty("type").GetString(), field.GetProperty("required").GetBoolean(), field.GetProperty("limits").GetProperty("maximum").GetString()));
        Assert.Equal(0, run.Run("explain", "backendconfigpolicy.spec.loadBalancer.ringHash").Code);
    }

    [Theory]
    [InlineData("backendconfigpolicy.spec.connectTimeout", "connect_timeout", "kgateway 2.1, 2.2, 2.3, 2.4")]
    [InlineData("backendconfigpolicy.spec.outlierDetection.interval", "outlier_detection", "kgateway 2.1")]
    [InlineData("backendconfigpolicy.spec.tls.sni", "transport_socket", "kgateway 2.1")]
    [InlineData("backendconfigpolicy.spec.upstreamProxyProtocol", "transport_socket", "kgateway 2.3")]
    [InlineData("backendtrafficpolicy.spec.circuitBreaker.maxConnections", "circuit_breakers", "envoy-gateway")]
    public void A_field_tells_what_it_becomes_in_Envoy_and_in_which_releases(string subject, string field, string releases)
    {
        using var run = new CommandRun().Run("explain", subject, "-o", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var becomes = run.Json.GetProperty("fields").EnumerateArray().SelectMany(f => f.GetProperty("envoy").EnumerateArray()).Select(e => (Field: e.GetProperty("field").GetString()!, Release: e.GetProperty("release").GetString()!)).ToList();
        Assert.Contains(becomes, b => b.Field.StartsWith(field, StringComparison.Ordinal) && b.Release.StartsWith(releases, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("widgt.spec", "did you mean 'Widget'?")]
    [InlineData("widget.spec.colour", "Widget.spec has no member 'colour'; did you mean 'color'?")]
    public void Mistyped_kinds_and_fields_are_guessed(string subject, string message)
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).Run("explain", subject, "--crd", "crd.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_tells_cluster_object_and_field()
    {
        using var run = new CommandRun().RunWith(
            """
            [info] starting
            [warning] gRPC config for type.googleapis.com/envoy.config.cluster.v3.Cluster rejected: Error adding/updating cluster(s) kube_shop_web_8000: Proto constraint validation failed (ClusterValidationError.ConnectTimeout: value must be greater than 0s), backend_edge_api_0: bad thing
            """,
            "explain", "--log", "-", "-o", "json");
        Assert.Equal(0, run.Code);
        var entries = run.Json.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal([("kube_shop_web_8000", "Service shop/web, port 8000", "connect_timeout", 2), ("backend_edge_api_0", "Backend edge/api, port 0", "", 2)],
            entries.Select(e => (e.GetProperty("cluster").GetString()!, e.GetProperty("object").GetString()!, e.GetProperty("field").GetString()!, e.GetProperty("line").GetInt32())));
        Assert.Equal(2, run.RunWith("nothing here", "explain", "--log", "-").Code);
    }

    [Theory]
    [InlineData("bash", "complete -o filenames -F _backenddsl backenddsl")]
    [InlineData("zsh", "#compdef backenddsl")]
    [InlineData("fish", "complete -c backenddsl")]
    [InlineData("powershell", "Register-ArgumentCompleter")]
    [InlineData("man", ".TH BACKENDDSL 1")]
    public void Completion_scripts_name_every_verb(string shell, string text)
    {
        using var run = new CommandRun().Run("completion", shell);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(text, run.Out, StringComparison.Ordinal);
        Assert.All(CommandLine.CommandTree.Verbs, v => Assert.Contains(v.Name, run.Out.Replace("\\-", "-", StringComparison.Ordinal), StringComparison.Ordinal));
    }
}
