namespace BackendDsl.Tool.Tests;

public sealed class UpgradeTests
{
    private const string Input = """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec: {ports: [{port: 8000, name: http}]}
        ---
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: {name: web, namespace: shop}
        spec:
          targetRefs: [{group: "", kind: Service, name: web}]
          connectTimeout: 5s
          upstreamProxyProtocol: {version: V1}
        """;

    private static CommandRun Run(params string[] args) => new CommandRun().With("m.yaml", Input).Run(["upgrade", "-f", "m.yaml", .. args]);

    [Fact]
    public void What_a_release_programs_differently_is_told_field_by_field()
    {
        using var run = Run("--from", "2.1", "--to", "2.4", "-o", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(("kgateway", "2.1", "2.4", false), (run.Json.GetProperty("gateway").GetString(), run.Json.GetProperty("from").GetString(), run.Json.GetProperty("to").GetString(), run.Json.GetProperty("breaks").GetBoolean()));
        var cluster = Assert.Single(run.Json.GetProperty("clusters").EnumerateArray(), c => c.GetProperty("name").GetString() == "kube_shop_web_8000");
        Assert.Contains("upstream_proxy_protocol", cluster.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_the_release_does_not_have_breaks()
    {
        using var run = Run("--from", "2.4", "--to", "2.1");
        Assert.Equal(1, run.Code);
        Assert.Contains("lost: BackendConfigPolicy shop/web: spec.upstreamProxyProtocol", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_changes_between_a_release_and_itself()
    {
        using var run = Run("--from", "2.4", "--to", "2.4");
        Assert.Equal((0, "kgateway 2.4 to 2.4\nunchanged: kube_shop_web_8000\nnothing changes\n"), (run.Code, run.Out));
        using var only = Run("--from", "2.4", "--to", "2.4", "--only-changed");
        Assert.DoesNotContain("unchanged", only.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_is_for_a_pull_request_and_always_the_same()
    {
        using var one = Run("--from", "2.1", "--to", "2.4", "-o", "markdown", "--only-changed");
        using var two = Run("--from", "2.1", "--to", "2.4", "-o", "markdown", "--only-changed");
        Assert.StartsWith("### kgateway 2.1 to 2.4\n", one.Out, StringComparison.Ordinal);
        Assert.Contains("| cluster | change | field | before | after |", one.Out, StringComparison.Ordinal);
        Assert.Equal(one.Bytes, two.Bytes);
    }

    [Theory]
    [InlineData("has no release '9' here", "--from", "2.4", "--to", "9")]
    [InlineData("name the releases with --from and --to", "--from", "2.4")]
    [InlineData("has no release '2.4' here", "--from", "2.4", "--to", "2.4", "--gateway", "envoy-gateway")]
    public void Releases_that_are_not_known_are_2(string message, params string[] args)
    {
        using var run = Run(args);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private const string Resolved = """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: api, namespace: shop}
        spec: {type: Static, static: {hosts: [{host: api.example.com, port: 443}]}}
        """;

    [Fact]
    public void Settings_of_the_controller_hold_for_both_releases()
    {
        using var run = new CommandRun().With("m.yaml", Resolved);
        run.Run("upgrade", "-f", "m.yaml", "--from", "2.1", "--to", "2.4", "-o", "json");
        Assert.Contains("V4_PREFERRED", run.Out, StringComparison.Ordinal);
        run.Run("upgrade", "-f", "m.yaml", "--from", "2.1", "--to", "2.4", "-o", "json", "--setting", "KGW_DNS_LOOKUP_FAMILY=V6_ONLY");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("V6_ONLY", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("V4_PREFERRED", run.Out, StringComparison.Ordinal);
        run.With(".backenddsl.yaml", "settings: [KGW_DNS_LOOKUP_FAMILY=V4_ONLY]").Run("upgrade", "-f", "m.yaml", "--from", "2.1", "--to", "2.4", "-o", "json");
        Assert.Contains("V4_ONLY", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_a_release_lacks_has_no_effect_there_and_that_is_told()
    {
        using var run = new CommandRun().With("m.yaml", Resolved).Run("upgrade", "-f", "m.yaml", "--from", "2.3", "--to", "2.4", "--setting", "KGW_REFERENCE_GRANT_MODE=OFF");
        Assert.Equal(0, run.Code);
        Assert.Contains("kgateway 2.3 has no setting KGW_REFERENCE_GRANT_MODE: it has no effect there", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("kgateway 2.4 has no setting", run.Error, StringComparison.Ordinal);
        run.Run("translate", "-f", "m.yaml", "--kgateway", "2.3", "--setting", "KGW_REFERENCE_GRANT_MODE=OFF");
        Assert.Contains("kgateway 2.3 has no setting KGW_REFERENCE_GRANT_MODE", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KGW_VALIDATION_MODE=on", "it may be STANDARD or STRICT")]
    [InlineData("KGW_VALIDATION_MOD=STRICT", "did you mean 'KGW_VALIDATION_MODE'?")]
    [InlineData("STRICT", "is not of the form NAME=VALUE")]
    public void A_setting_that_is_none_is_2(string setting, string message)
    {
        using var run = new CommandRun().With("m.yaml", Resolved).Run("upgrade", "-f", "m.yaml", "--from", "2.3", "--to", "2.4", "--setting", setting);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
