using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace BackendDsl.Tool.Tests;

/// <summary>What the preview serves, and to whom.</summary>
public sealed class PreviewServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<HttpStatusCode> AskAsync(Uri address, HttpMethod? method = null, string? host = null, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        if (host is not null)
            request.Headers.Host = host;
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, Token);
        return response.StatusCode;
    }

    private static async Task<JsonElement> StateAsync(LivePreview preview, string query = "")
    {
        using var client = new HttpClient();
        return JsonDocument.Parse(await client.GetStringAsync(new Uri(preview.Address, "state" + query), Token)).RootElement;
    }

    [Fact]
    public async Task Only_this_machine_with_the_token_and_the_right_host_gets_an_answer()
    {
        using var run = new CommandRun().With("edge.yaml", PreviewSamples.Edge);
        using var preview = new LivePreview(run.Folder, "-f", "edge.yaml");
        var address = preview.Address;
        Assert.Equal("127.0.0.1", address.Host);
        Assert.Matches("^/[0-9a-f]{32}/$", address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(address));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(address, host: $"localhost:{address.Port}"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await AskAsync(address, host: "evil.example.com"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await AskAsync(address, host: $"evil.example.com:{address.Port}"));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(new Uri(address, "/")));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(new Uri(address, "/state")));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(new Uri(address, "/00000000000000000000000000000000/state")));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(new Uri(address, "../../etc/passwd")));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(new Uri(address, "nothing.js")));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await AskAsync(address, HttpMethod.Post));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(address, headers: ("Origin", "http://evil.example.com")));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(address, headers: ("Sec-Fetch-Site", "cross-site")));
        foreach (var outside in (await Dns.GetHostAddressesAsync(Dns.GetHostName(), Token)).Where(a => !IPAddress.IsLoopback(a)))
        {
            using var other = new TcpClient(outside.AddressFamily);
            await Assert.ThrowsAnyAsync<SocketException>(() => other.ConnectAsync(outside, address.Port, Token).AsTask());
        }

        Assert.Equal(130, preview.Stop());
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(address));
    }

    [Fact]
    public async Task It_tells_who_decides_each_field_what_is_hidden_and_what_is_found()
    {
        using var run = new CommandRun().With("edge.yaml", PreviewSamples.Edge).With("secure.yaml", PreviewSamples.Secure);
        using var preview = new LivePreview(run.Folder, "-f", "edge.yaml", "-f", "secure.yaml");
        var state = await StateAsync(preview);
        Assert.Equal("kgateway", state.GetProperty("gateway").GetString());
        var clusters = state.GetProperty("clusters").EnumerateArray().ToDictionary(c => c.GetProperty("name").GetString()!);
        Assert.Equal(["kube_shop_cart_9000", "kube_shop_web_8000"], clusters.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("/Service/shop/cart", clusters["kube_shop_cart_9000"].GetProperty("backends")[0].GetProperty("id").GetString());
        var timeout = clusters["kube_shop_cart_9000"].GetProperty("origins").EnumerateArray().Single(o => o.GetProperty("field").GetString() == "connect_timeout");
        Assert.Equal(("base", "spec.connectTimeout", "edge.yaml", 20), (timeout.GetProperty("winner").GetProperty("name").GetString(), timeout.GetProperty("winner").GetProperty("path").GetString(), timeout.GetProperty("winner").GetProperty("file").GetString(), timeout.GetProperty("winner").GetProperty("line").GetInt32()));
        Assert.Equal(("slow", 29), (timeout.GetProperty("hidden")[0].GetProperty("name").GetString(), timeout.GetProperty("hidden")[0].GetProperty("line").GetInt32()));
        var finding = state.GetProperty("findings").EnumerateArray().First(f => f.GetProperty("code").GetString() == "BDSL4005");
        Assert.Equal(("secure.yaml", 10, "spec.tls.parameters.ecdhCurves[0]"), (finding.GetProperty("file").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("path").GetString()));

        // Another release and another Envoy, chosen on the page.
        var older = await StateAsync(preview, "?release=2.1&envoy=1.36");
        Assert.Equal(("2.1", "1.36"), (older.GetProperty("release").GetString(), older.GetProperty("envoy").GetString()));
        Assert.Equal(state.GetProperty("release").GetString(), (await StateAsync(preview, "?release=none&envoy=x")).GetProperty("release").GetString());
    }

    [Fact]
    public async Task A_change_of_a_file_is_told_with_what_differs_from_the_commit_and_from_the_dump()
    {
        using var run = new CommandRun().With("deploy/edge.yaml", PreviewSamples.Edge);
        PreviewSamples.Git(run.Folder, "init", "-q");
        PreviewSamples.Git(run.Folder, "add", ".");
        PreviewSamples.Git(run.Folder, "commit", "-q", "-m", "one");
        run.Run("translate", "-f", "deploy", "-o", "json=clusters.json");
        var clusters = JsonDocument.Parse(run.Read("clusters.json")).RootElement.GetProperty("clusters").EnumerateArray();
        run.With("dump.json", $$"""{"configs":[{"@type":"type.googleapis.com/envoy.admin.v3.ClustersConfigDump","dynamic_active_clusters":[{{string.Join(',', clusters.Select(c => "{\"cluster\":{\"@type\":\"type.googleapis.com/envoy.config.cluster.v3.Cluster\"," + c.GetRawText()[1..] + "}"))}}]}]}""");
        using var preview = new LivePreview(run.Folder, "-f", "deploy", "--config-dump", "dump.json");
        var first = await StateAsync(preview);
        Assert.Equal(40, first.GetProperty("commit").GetString()!.Length);
        Assert.True(first.GetProperty("dump").GetBoolean());
        Assert.All(first.GetProperty("clusters").EnumerateArray(), c => Assert.Equal((0, 0), (c.GetProperty("changes").GetArrayLength(), c.GetProperty("dump").GetArrayLength())));

        using var client = new HttpClient();
        using var events = new StreamReader(await client.GetStreamAsync(new Uri(preview.Address, "events"), Token));
        Assert.Equal("data: 1", await events.ReadLineAsync(Token));
        await events.ReadLineAsync(Token);
        run.With("deploy/edge.yaml", PreviewSamples.Edge.Replace("connectTimeout: 5s", "connectTimeout: 7s", StringComparison.Ordinal));
        Assert.Equal("data: 2", await events.ReadLineAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Token));
        var second = await StateAsync(preview);
        var web = second.GetProperty("clusters").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "kube_shop_web_8000");
        var change = Assert.Single(web.GetProperty("changes").EnumerateArray());
        Assert.Equal(("connect_timeout", "\"5s\"", "\"7s\""), (change.GetProperty("path").GetString(), change.GetProperty("before").GetString(), change.GetProperty("after").GetString()));
        Assert.Equal("connect_timeout", Assert.Single(web.GetProperty("dump").EnumerateArray()).GetProperty("path").GetString());
        Assert.Contains("connectTimeout: 5s", second.GetProperty("resources").EnumerateArray().Single(r => r.GetProperty("name").GetString() == "base").GetProperty("committed").GetString(), StringComparison.Ordinal);

        // A file that is broken is told, and what can be read is still shown.
        run.With("deploy/more.yaml", "a: [");
        Assert.Equal("", await events.ReadLineAsync(Token));
        Assert.Equal("data: 3", await events.ReadLineAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Token));
        var third = await StateAsync(preview);
        Assert.Equal("deploy/more.yaml", Assert.Single(third.GetProperty("problems").EnumerateArray()).GetProperty("file").GetString());
        Assert.Equal(2, third.GetProperty("clusters").GetArrayLength());
    }

    [Theory]
    [InlineData("there is no project 'absent'", "absent")]
    [InlineData("there is no project in '.'", ".")]
    [InlineData("not both", ".", "-f", "x.yaml")]
    [InlineData("standard input does not change", "-f", "-")]
    [InlineData("has no release '9.9' here", "-f", "x.yaml", "--kgateway", "9.9")]
    [InlineData("is not an Envoy version", "-f", "x.yaml", "--envoy-version", "new")]
    public void Wrong_usage_is_told_before_anything_listens(string text, params string[] args)
    {
        using var run = new CommandRun().Run(["preview", .. args]);
        Assert.Equal(2, run.Code);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_NET_a_project_cannot_be_looked_at()
    {
        Assert.SkipWhen(Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet", "the tests run in dotnet itself, which is found");
        using var run = new CommandRun().With("App.csproj", "<Project />").Run("preview");
        Assert.Equal(2, run.Code);
        Assert.Contains("there is no 'dotnet' here; give manifests with -f", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_was_not_built_says_what_to_do()
    {
        using var run = new CommandRun().With("App.csproj", "<Project />");
        using var preview = new LivePreview(run.Folder, "App.csproj");
        var state = await StateAsync(preview);
        Assert.Contains("run 'dotnet build App.csproj'", state.GetProperty("problems")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
