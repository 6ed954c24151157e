using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BackendDsl.Tool.Tests;

/// <summary><c>verify</c> against a running Envoy's admin port, which a small server stands for.</summary>
public sealed class LiveVerifyTests
{
    private static CommandRun Input() => new CommandRun().With("m.yaml", Manifests.Policy + "\n---\n" + Manifests.Service);

    private static string Dump(CommandRun run, string timeout)
    {
        run.Run("translate", "-f", "m.yaml", "-o", "json");
        var clusters = JsonNode.Parse(run.Out)!["clusters"]!.AsArray();
        var entries = clusters.Select(c =>
        {
            var cluster = c!.DeepClone().AsObject();
            cluster.Insert(0, "@type", "type.googleapis.com/envoy.config.cluster.v3.Cluster");
            cluster["connect_timeout"] = timeout;
            return (JsonNode)new JsonObject { ["version_info"] = "1", ["cluster"] = cluster };
        });
        return new JsonObject { ["configs"] = new JsonArray(new JsonObject { ["@type"] = "type.googleapis.com/envoy.admin.v3.ClustersConfigDump", ["dynamic_active_clusters"] = new JsonArray([.. entries]) }) }.ToJsonString();
    }

    [Fact]
    public void It_asks_the_admin_port_and_tells_what_differs()
    {
        using var run = Input();
        var dump = Dump(run, "5s");
        using var server = new LocalServer(false, c =>
        {
            Assert.Equal("/config_dump", c.Request.Path.Value);
            return c.Response.WriteAsync(dump, c.RequestAborted);
        });
        var address = $"http://127.0.0.1:{server.Port}";
        Assert.Equal(0, run.Run("verify", "--live", address, "-f", "m.yaml").Code);
        dump = Dump(run, "6s");
        Assert.Equal(1, run.Run("verify", "--live", address, "-f", "m.yaml", "-o", "json").Code);
        Assert.Equal("connect_timeout", run.Json.GetProperty("differences")[0].GetProperty("path").GetString());
    }

    [Fact]
    public void Waiting_ends_when_it_agrees_or_when_the_time_is_over()
    {
        using var run = Input();
        var (old, now) = (Dump(run, "6s"), Dump(run, "5s"));
        var asked = 0;
        using var server = new LocalServer(false, c => c.Response.WriteAsync(Interlocked.Increment(ref asked) < 3 ? old : now, c.RequestAborted));
        var address = $"127.0.0.1:{server.Port}";
        Assert.Equal(0, run.Run("verify", "--live", address, "--wait", "30s", "-f", "m.yaml").Code);
        Assert.Equal(3, asked);
        asked = int.MinValue;
        Assert.Equal(1, run.Run("verify", "--live", address, "--wait", "4s", "-f", "m.yaml").Code);
        Assert.True(asked > int.MinValue + 1);
    }

    [Fact]
    public void A_server_that_is_none_or_answers_otherwise_is_2()
    {
        using var run = Input();
        using var server = new LocalServer(false, c =>
        {
            c.Response.StatusCode = c.Request.Path == "/config_dump" ? 200 : 503;
            return c.Response.WriteAsync("<html>", c.RequestAborted);
        });
        Assert.Equal(2, run.Run("verify", "--live", $"http://127.0.0.1:{server.Port}", "-f", "m.yaml").Code);
        Assert.Contains("a config dump of Envoy is expected", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Run("verify", "--live", $"http://127.0.0.1:{server.Port}/other", "-f", "m.yaml").Code);
        Assert.Contains("status 503", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Run("verify", "--live", "http://127.0.0.1:1", "-f", "m.yaml").Code);
        Assert.Contains("is the admin port forwarded?", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Run("verify", "--config-dump", "x.json", "--wait", "1s", "-f", "m.yaml").Code);
    }

    [Fact]
    public void A_dump_comes_from_standard_input_and_several_gateways_are_asked()
    {
        using var run = Input();
        var (good, bad) = (Dump(run, "5s"), Dump(run, "6s"));
        Assert.Equal(0, run.RunWith(good, "verify", "--config-dump", "-", "-f", "m.yaml").Code);
        run.With("a.json", good).With("b.json", bad).Run("verify", "--config-dump", "a.json", "--config-dump", "b.json", "-f", "m.yaml", "-o", "json");
        Assert.Equal(1, run.Code);
        Assert.Equal("b.json", Assert.Single(run.Json.GetProperty("differences").EnumerateArray()).GetProperty("dump").GetString());
    }
}
