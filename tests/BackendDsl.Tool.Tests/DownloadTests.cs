using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace BackendDsl.Tool.Tests;

/// <summary>Definitions from a network, against servers of this machine.</summary>
public sealed class DownloadTests
{
    private static byte[] Chart(string definition)
    {
        using var stream = new MemoryStream();
        using (var packed = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(packed))
        {
            foreach (var (name, text) in new[] { ("w/Chart.yaml", "name: w\nversion: 3.1.0\n"), ("w/crds/w.yaml", definition) })
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }

        return stream.ToArray();
    }

    private static CommandRun Add(LocalServer server, params string[] args)
    {
        var run = new CommandRun { Network = server.Network };
        return run.Run(["crd", "add", .. args, "--no-project"]);
    }

    [Fact]
    public void A_definition_comes_over_https_and_a_changed_one_fails_closed()
    {
        var text = Manifests.WidgetDefinition;
        using var server = new LocalServer(true, c => c.Response.WriteAsync(text, c.RequestAborted));
        var address = $"https://crds.example.com:{server.Port}/v1.4.2/crds.yaml";
        using var run = Add(server, address);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("\"version\": \"v1.4.2\"", run.Read("crds/crds.lock.json"), StringComparison.Ordinal);
        Assert.Equal(0, run.Run("crd", "update", "--locked").Code);
        text = text.Replace("maximum: 100", "maximum: 99", StringComparison.Ordinal);
        run.Run("crd", "update", "--locked");
        Assert.Equal(2, run.Code);
        Assert.Contains("would be updated", run.Error, StringComparison.Ordinal);
        Assert.Contains("maximum: 100", run.Read("crds/widgets.acme.io.yaml"), StringComparison.Ordinal);
        Assert.Equal(0, run.Run("crd", "update").Code);
        Assert.Contains("maximum: 99", run.Read("crds/widgets.acme.io.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://crds.example.com/x.yaml", "only https:// is downloaded")]
    [InlineData("https://registry.internal/x.yaml", "private network")]
    [InlineData("https://169.254.169.254/latest/meta-data", "private network")]
    [InlineData("https://[::ffff:10.0.0.1]/x.yaml", "private network")]
    [InlineData("file:///etc/passwd", "only https:// is downloaded")]
    public void A_redirection_is_followed_nowhere_it_may_not_go(string location, string message)
    {
        using var server = new LocalServer(true, c =>
        {
            c.Response.Redirect(location);
            return Task.CompletedTask;
        });
        using var run = Add(server, $"https://crds.example.com:{server.Port}/x.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(run.Folder, "crds")));
    }

    [Fact]
    public void A_redirection_to_another_place_of_the_network_is_followed_a_circle_is_not()
    {
        using var server = new LocalServer(true, c =>
        {
            if (c.Request.Path == "/end")
                return c.Response.WriteAsync(Manifests.WidgetDefinition, c.RequestAborted);
            c.Response.Redirect(c.Request.Path == "/start" ? "/end" : "/circle");
            return Task.CompletedTask;
        });
        using var run = Add(server, $"https://crds.example.com:{server.Port}/start");
        Assert.Equal((0, ""), (run.Code, run.Error));
        using var circle = Add(server, $"https://crds.example.com:{server.Port}/circle");
        Assert.Equal(2, circle.Code);
        Assert.Contains("more than 5 redirections", circle.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_large_or_no_definition_or_not_there_leaves_nothing_behind()
    {
        using var server = new LocalServer(true, async c =>
        {
            switch (c.Request.Path)
            {
                case "/large":
                    var block = new byte[1 << 20];
                    for (var i = 0; i < 70; i++)
                        await c.Response.Body.WriteAsync(block, c.RequestAborted);
                    break;
                case "/page":
                    await c.Response.WriteAsync("<html>log in</html>", c.RequestAborted);
                    break;
                default:
                    c.Response.StatusCode = 404;
                    break;
            }
        });
        foreach (var (path, message) in new[] { ("large", "larger than 64 MiB"), ("page", "no custom resource definition"), ("absent", "the server answers 404") })
        {
            using var run = Add(server, $"https://crds.example.com:{server.Port}/{path}");
            Assert.Equal((path, 2), (path, run.Code));
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(Path.Combine(run.Folder, "crds")));
        }
    }

    [Fact]
    public void A_certificate_nobody_vouches_for_is_refused()
    {
        using var server = new LocalServer(true, c => c.Response.WriteAsync(Manifests.WidgetDefinition, c.RequestAborted));
        using var run = new CommandRun { Network = new() { Resolve = server.Network.Resolve, IsForbidden = server.Network.IsForbidden } };
        run.Run("crd", "add", $"https://crds.example.com:{server.Port}/x.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains("certificate", run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_chart_comes_from_a_registry_with_its_token_and_its_digest()
    {
        var chart = Chart(Manifests.WidgetDefinition);
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(chart));
        var isTampered = false;
        LocalServer? server = null;
        using (server = new LocalServer(true, async c =>
        {
            var path = c.Request.Path.Value!;
            if (path == "/token")
            {
                Assert.Equal("repository:charts/widget:pull", c.Request.Query["scope"].ToString());
                await c.Response.WriteAsync("{\"token\":\"t0\"}", c.RequestAborted);
            }
            else if (c.Request.Headers.Authorization != "Bearer t0")
            {
                c.Response.StatusCode = 401;
                c.Response.Headers.WWWAuthenticate = $"Bearer realm=\"https://crds.example.com:{server!.Port}/token\",service=\"s\"";
            }
            else if (path == "/v2/charts/widget/manifests/3.1.0")
            {
                await c.Response.WriteAsync("{\"layers\":[{\"mediaType\":\"application/vnd.cncf.helm.chart.content.v1.tar+gzip\",\"digest\":\"" + digest + "\"}]}", c.RequestAborted);
            }
            else
            {
                Assert.Equal("/v2/charts/widget/blobs/" + digest, path);
                await c.Response.Body.WriteAsync(isTampered ? Chart(Manifests.WidgetDefinition + "\n") : chart, c.RequestAborted);
            }
        }))
        {
            using var run = Add(server, $"oci://crds.example.com:{server.Port}/charts/widget:3.1.0");
            Assert.Equal((0, ""), (run.Code, run.Error));
            Assert.Contains("\"version\": \"3.1.0\"", run.Read("crds/crds.lock.json"), StringComparison.Ordinal);
            isTampered = true;
            run.Run("crd", "update");
            Assert.Equal(2, run.Code);
            Assert.Contains("SHA-256 differs", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_definitions_of_a_cluster_come_through_the_kubeconfig()
    {
        using var server = new LocalServer(false, async c =>
        {
            Assert.Equal("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", c.Request.Path.Value);
            c.Response.ContentType = "application/json";
            await c.Response.WriteAsync("""
                {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinitionList","metadata":{"resourceVersion":"7"},"items":[
                {"metadata":{"name":"widgets.acme.io","uid":"u","resourceVersion":"3","annotations":{"a":"b"}},"spec":{"group":"acme.io","scope":"Namespaced","names":{"kind":"Widget","listKind":"WidgetList","plural":"widgets","singular":"widget"},
                "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{"size":{"type":"integer","maximum":5}}}}}}}]},"status":{"storedVersions":["v1"]}}]}
                """, c.RequestAborted);
        });
        using var run = new CommandRun().With("kubeconfig", $$$"""
            apiVersion: v1
            kind: Config
            current-context: here
            contexts: [{name: here, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {server: "http://127.0.0.1:{{{server.Port}}}"}}]
            users: [{name: u, user: {token: x}}]
            """);
        run.Set("KUBECONFIG", Path.Combine(run.Folder, "kubeconfig")).Run("crd", "add", "--cluster", "--no-project");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("\"source\": \"cluster://here\"", run.Read("crds/crds.lock.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("resourceVersion", run.Read("crds/widgets.acme.io.yaml"), StringComparison.Ordinal);
        run.With("w.yaml", "apiVersion: acme.io/v1\nkind: Widget\nmetadata: {name: w, namespace: a}\nspec: {size: 6}\n");
        Assert.Equal(1, run.Run("validate", "-f", "w.yaml", "--crd", "crds").Code);
    }
}
