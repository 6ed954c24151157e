namespace BackendDsl.Tool.Tests;

/// <summary>Envoy Gateway in the command: found by the kinds, judged, translated, compared with a dump.</summary>
public sealed class EnvoyGatewayVerbTests
{
    private const string Objects = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: eg}
        spec: {controllerName: gateway.envoyproxy.io/gatewayclass-controller}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: eg, namespace: edge}
        spec: {gatewayClassName: eg, listeners: [{name: web, protocol: HTTP, port: 80}]}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: shop, namespace: edge, labels: {app: shop}}
        spec: {parentRefs: [{name: eg}], rules: [{backendRefs: [{name: app, port: 80}]}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: app, namespace: edge}
        spec: {ports: [{name: http, port: 80}]}
        ---
        apiVersion: gateway.envoyproxy.io/v1alpha1
        kind: BackendTrafficPolicy
        metadata: {name: shop, namespace: edge}
        spec:
          targetSelectors: [{group: gateway.networking.k8s.io, kind: HTTPRoute, matchLabels: {app: shop}}]
          timeout: {tcp: {connectTimeout: 5s}}

        """;

    private static CommandRun Files(string text = Objects) => new CommandRun().With("m.yaml", text);

    [Fact]
    public void Translate_finds_the_gateway_by_the_kinds()
    {
        using var run = Files().Run("translate", "-f", "m.yaml", "-o", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var cluster = Assert.Single(run.Json.GetProperty("clusters").EnumerateArray());
        Assert.Equal(("httproute/edge/shop/rule/0", "5s"), (cluster.GetProperty("name").GetString(), cluster.GetProperty("connect_timeout").GetString()));
        Assert.True(Assert.Single(run.Json.GetProperty("policies").EnumerateArray()).GetProperty("accepted").GetBoolean());
    }

    [Fact]
    public void The_offline_form_sees_no_labels()
    {
        using var run = Files().Run("translate", "-f", "m.yaml", "-o", "json", "--as-egctl");
        Assert.Equal(0, run.Code);
        Assert.Equal("10s", Assert.Single(run.Json.GetProperty("clusters").EnumerateArray()).GetProperty("connect_timeout").GetString());
        Assert.Empty(run.Json.GetProperty("policies").EnumerateArray());
    }

    [Fact]
    public void Kinds_of_both_gateways_ask_for_a_choice()
    {
        using var run = Files(Objects + "---\n" + Manifests.Policy);
        Assert.Equal(2, run.Run("translate", "-f", "m.yaml", "-o", "json").Code);
        Assert.Contains("--gateway", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("translate", "-f", "m.yaml", "-o", "json", "--gateway", "envoy-gateway").Code);
        Assert.Equal("httproute/edge/shop/rule/0", run.Json.GetProperty("clusters")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Another_release_is_wrong_usage()
    {
        using var run = Files().Run("translate", "-f", "m.yaml", "--envoy-gateway", "1.8");
        Assert.Equal(2, run.Code);
        Assert.Contains("1.9", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("translate", "-f", "m.yaml", "--envoy-gateway", "1.9.1").Code);
    }

    [Fact]
    public void A_translation_that_fails_as_a_whole_is_1_and_has_no_clusters()
    {
        using var run = Files(Objects.Replace("connectTimeout: 5s", "connectTimeout: 0s", StringComparison.Ordinal)).Run("translate", "-f", "m.yaml", "-o", "json");
        Assert.Equal(1, run.Code);
        Assert.Empty(run.Json.GetProperty("clusters").EnumerateArray());
        Assert.Contains("ConnectTimeout", run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_tells_the_rules_of_the_package()
    {
        using var run = Files(Objects.Replace("connectTimeout: 5s", "connectTimeout: 0s", StringComparison.Ordinal)).Run("validate", "-f", "m.yaml", "-o", "json");
        Assert.Equal(1, run.Code);
        var errors = run.Json.GetProperty("results").EnumerateArray().SelectMany(r => r.GetProperty("errors").EnumerateArray()).ToList();
        Assert.Contains(errors, e => e.GetProperty("path").GetString() == "spec.timeout.tcp.connectTimeout" && e.GetProperty("message").GetString()!.Contains("fails the whole translation", StringComparison.Ordinal));
        run.With("m.yaml", Objects).Run("validate", "-f", "m.yaml", "-o", "json");
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public void Verify_compares_with_a_dump()
    {
        using var run = Files();
        run.Run("translate", "-f", "m.yaml", "-o", "json=dump.json");
        run.Run("verify", "--config-dump", "dump.json", "-f", "m.yaml", "-o", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.True(run.Json.GetProperty("agrees").GetBoolean());
        run.With("dump.json", run.Read("dump.json").Replace("\"5s\"", "\"7s\"", StringComparison.Ordinal)).Run("verify", "--config-dump", "dump.json", "-f", "m.yaml", "-o", "json");
        Assert.Equal(1, run.Code);
        Assert.Equal("connect_timeout", Assert.Single(run.Json.GetProperty("differences").EnumerateArray()).GetProperty("path").GetString());
    }

    [Fact]
    public void People_are_told_which_release_is_assumed_or_stands_for_another()
    {
        using var run = new CommandRun().With("m.yaml", Manifests.Policy + "\n---\n" + Manifests.Service);
        Assert.Contains("note: kgateway 2.4 is assumed: say which with --kgateway", run.Run("translate", "-f", "m.yaml").Error, StringComparison.Ordinal);
        Assert.Contains("note: kgateway 2.4 is assumed", run.Run("validate", "-f", "m.yaml").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("note:", run.Run("translate", "-f", "m.yaml", "--kgateway", "2.3").Error, StringComparison.Ordinal);
        Assert.Contains("those of the nearest earlier patch release, 2.3.0, are taken", run.Run("translate", "-f", "m.yaml", "--kgateway", "2.3.4").Error, StringComparison.Ordinal);
        Assert.Contains("nearest earlier patch release, 2.2.0,", run.Run("upgrade", "--from", "2.2.3", "--to", "2.4", "-f", "m.yaml").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("note:", Files().Run("translate", "-f", "m.yaml").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_the_controller_are_flags()
    {
        const string backend = """
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: Backend
            metadata: { name: out, namespace: shop }
            spec: { type: Static, static: { hosts: [{ host: example.com, port: 443 }] } }
            """;
        using var run = new CommandRun().With("m.yaml", backend);
        Assert.Contains("V4_PREFERRED", run.Run("translate", "-f", "m.yaml", "-o", "json").Out, StringComparison.Ordinal);
        Assert.Contains("V6_ONLY", run.Run("translate", "-f", "m.yaml", "-o", "json", "--setting", "KGW_DNS_LOOKUP_FAMILY=V6_ONLY").Out, StringComparison.Ordinal);
        run.With(".backenddsl.yaml", "settings: [KGW_DNS_LOOKUP_FAMILY=V4_ONLY]");
        Assert.Contains("V4_ONLY", run.Run("translate", "-f", "m.yaml", "-o", "json").Out, StringComparison.Ordinal);
        Assert.Contains("'KGW' is not of the form NAME=VALUE", run.Run("translate", "-f", "m.yaml", "--setting", "KGW").Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'KGW_VALIDATION_MODE'?", run.Run("translate", "-f", "m.yaml", "--setting", "KGW_VALIDATION_MOD=STRICT").Error, StringComparison.Ordinal);
        Assert.Contains("it may be STANDARD or STRICT", run.Run("validate", "-f", "m.yaml", "--setting", "KGW_VALIDATION_MODE=on").Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Code);
    }
}
