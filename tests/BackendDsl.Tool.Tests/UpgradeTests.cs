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
}
