namespace BackendDsl.Tool.Tests;

/// <summary>The cells of the command's contract that no other test holds.</summary>
public sealed class ContractTests
{
    private const string Refused = """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: {name: web, namespace: shop}
        spec:
          targetRefs: [{group: "", kind: Service, name: web}]
          tls: {sni: a, insecureSkipVerify: true, parameters: {ecdhCurves: [hello]}}
        """;

    [Fact]
    public void Valid_is_the_word_of_Kubernetes_and_what_Envoy_refuses_is_a_finding_all_the_same()
    {
        using var run = new CommandRun().With("m.yaml", Refused).Run("validate", "-f", "m.yaml", "-o", "json");
        Assert.Equal(1, run.Code);
        var result = Assert.Single(run.Json.GetProperty("results").EnumerateArray());
        Assert.True(result.GetProperty("valid").GetBoolean());
        var errors = result.GetProperty("errors").EnumerateArray().Where(e => e.GetProperty("severity").GetString() == "error").ToList();
        Assert.NotEmpty(errors);
        Assert.All(errors, e => Assert.Equal(System.Text.Json.JsonValueKind.Null, e.GetProperty("reason").ValueKind));
        Assert.All(errors, e => Assert.NotEmpty(e.GetProperty("rule").GetString()!));
        Assert.Contains("1 resource judged, all valid, 1 refused by the gateway or Envoy", run.Run("validate", "-f", "m.yaml").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gateway_that_is_named_is_the_one_that_speaks()
    {
        using var run = new CommandRun().With("m.yaml", Refused);
        Assert.Equal(1, run.Run("validate", "-f", "m.yaml", "--gateway", "kgateway").Code);
        Assert.Equal(0, run.Run("validate", "-f", "m.yaml", "--gateway", "envoy-gateway").Code);
        Assert.Equal(2, run.Run("validate", "-f", "m.yaml", "--gateway", "other").Code);
    }

    [Fact]
    public void What_is_on_Envoys_machine_decides_what_cannot_be_known_otherwise()
    {
        using var run = new CommandRun().With("c.json", """{"name":"a","type":"STATIC","transport_socket":{"name":"t","typed_config":{"@type":"type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext","common_tls_context":{"validation_context":{"trusted_ca":{"filename":"/etc/ssl/ca.pem"}}}}}}""");
        Assert.Equal("unknown", run.Run("envoy", "c.json", "-o", "json").Json.GetProperty("results")[0].GetProperty("outcome").GetString());
        Assert.Equal("refused", run.Run("envoy", "c.json", "-o", "json", "--exists", "/etc/other").Json.GetProperty("results")[0].GetProperty("outcome").GetString());
        Assert.Equal(2, run.Run("validate", "-f", "absent.yaml", "--exists", "/etc/ssl").Code);
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("translate")]
    [InlineData("verify")]
    [InlineData("test", "x.yaml")]
    [InlineData("envoy")]
    [InlineData("import")]
    [InlineData("crd-diff", "a", "b")]
    [InlineData("upgrade")]
    [InlineData("cel", "1")]
    [InlineData("explain", "x")]
    [InlineData("preview")]
    [InlineData("crd", "list")]
    public void Every_verb_prints_its_settings_with_where_they_come_from(params string[] line)
    {
        using var run = new CommandRun().With(".backenddsl.yaml", "server-version: \"1.33\"\nkgateway: 2.1\n").Run([.. line, "--print-config"]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("# configuration: .backenddsl.yaml\n", run.Out, StringComparison.Ordinal);
        if (line[0] is "validate" or "preview")
            Assert.Contains("server-version: 1.33  # .backenddsl.yaml\n", run.Out, StringComparison.Ordinal);
        if (line[0] == "validate")
            Assert.Contains("field-validation: strict  # default\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_is_no_configuration_of_Envoy()
    {
        using var run = new CommandRun().With("m.yaml", Refused).Run("envoy", "m.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains("this is a manifest of Kubernetes (BackendConfigPolicy)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_files_are_2_and_say_nothing_of_resources_that_are_not_there()
    {
        using var run = new CommandRun().Run("validate", "-f", "absent.yaml");
        Assert.Equal((2, ""), (run.Code, run.Out));
        run.With("broken.yaml", "a: [").With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.Widget).Run("validate", "--crd", "crd.yaml", "-f", "broken.yaml", "-f", "w.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains("1 resource judged, all valid", run.Out, StringComparison.Ordinal);
    }
}
