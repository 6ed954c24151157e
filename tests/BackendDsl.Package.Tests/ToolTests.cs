using System.Diagnostics;
using System.Text.Json;

namespace BackendDsl.Package.Tests;

/// <summary>The command, installed from its package as a .NET tool.</summary>
public sealed class ToolTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Policy = """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: {name: web, namespace: shop}
        spec:
          targetRefs: [{group: "", kind: Service, name: web}]
          connectTimeout: 5s
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec: {ports: [{port: 80}]}
        """;

    private async Task<string> InstallAsync(string name)
    {
        var folder = feed.NewFolder(name);
        await PackageFeed.DotNet(folder, "tool", "install", "BackendDsl.Tool", "--version", "0.1.0", "--tool-path", "bin");
        return Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? "backenddsl.exe" : "backenddsl");
    }

    private static Process Start(string tool, string folder, params string[] args)
    {
        var start = new ProcessStartInfo(tool) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        start.Environment["DOTNET_ROOT"] = PackageFeed.Root;
        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(string tool, string folder, params string[] args)
    {
        using var process = Start(tool, folder, args);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    [Fact]
    public async Task It_installs_and_judges()
    {
        var tool = await InstallAsync("tool");
        var folder = Path.GetDirectoryName(tool)!;
        Assert.Equal((0, "0.1.0\n", ""), await RunAsync(tool, folder, "--version"));
        File.WriteAllText(Path.Combine(folder, "p.yaml"), Policy);
        var (code, output, error) = await RunAsync(tool, folder, "validate", "-f", "p.yaml", "--kgateway", "2.4");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("2 resources judged, all valid", output, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "p.yaml"), Policy.Replace("5s", "5 s", StringComparison.Ordinal));
        // Who names no release is told which one is taken.
        (code, _, error) = await RunAsync(tool, folder, "validate", "-f", "p.yaml");
        Assert.Equal((1, "backenddsl: note: kgateway 2.4 is assumed: say which with --kgateway\n"), (code, error));
    }

    [Fact]
    public async Task Its_preview_runs_a_project_by_the_host_of_the_projects_own_package_and_follows_its_builds()
    {
        var tool = await InstallAsync("tool-preview");
        const string Code = """
            using BackendDsl;
            using BackendDsl.Kgateway.V1Alpha1;
            using k8s.Models;

            public static class Backends
            {
                [Manifest]
                public static V1Service Service => new() { ApiVersion = "v1", Kind = "Service", Metadata = new() { Name = "web", NamespaceProperty = "shop" }, Spec = new() { Ports = [new() { Name = "http", Port = 8000 }] } };

                [Manifest]
                public static BackendConfigPolicy Web => BackendConfigPolicy.New("web", @namespace: "shop")
                    .Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("web")).ConnectTimeout("5s")).Build();
            }
            """;
        var project = Stranger.Make(feed, "preview-app", "<ManifestsDirectory>manifests</ManifestsDirectory>", Stranger.Package("BackendDsl") + Stranger.Package("BackendDsl.Kgateway"), ("Backends.cs", Code));
        await project.Build();
        using var preview = Start(tool, project.Folder, "preview");
        try
        {
            var address = new Uri((await preview.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
            using var client = new HttpClient();
            var state = JsonDocument.Parse(await client.GetStringAsync(new Uri(address, "state"), TestContext.Current.CancellationToken)).RootElement;
            Assert.Empty(state.GetProperty("problems").EnumerateArray());
            var winner = TimeoutOf(state).GetProperty("winner");
            Assert.Equal(("web", "Backends.cs", "Backends.Web"), (winner.GetProperty("name").GetString(), winner.GetProperty("file").GetString(), winner.GetProperty("member").GetString()));
            // The line of the member's [Manifest], where messages of the build point too.
            Assert.Equal(Array.FindIndex(Code.Split('\n'), l => l.Contains(" Web =>", StringComparison.Ordinal)), winner.GetProperty("line").GetInt32());
            var before = Directory.GetLastWriteTimeUtc(project.Full("manifests"));

            project.Put("Backends.cs", Code.Replace("5s", "9s", StringComparison.Ordinal));
            await project.Build();
            for (var i = 0; i < 100 && ValueOf(state) != "9s"; i++)
            {
                await Task.Delay(200, TestContext.Current.CancellationToken);
                state = JsonDocument.Parse(await client.GetStringAsync(new Uri(address, "state"), TestContext.Current.CancellationToken)).RootElement;
            }

            Assert.Equal("9s", ValueOf(state));
            Assert.True(before <= Directory.GetLastWriteTimeUtc(project.Full("manifests")));
        }
        finally
        {
            preview.Kill(entireProcessTree: true);
        }
    }

    private static JsonElement TimeoutOf(JsonElement state) =>
        Assert.Single(state.GetProperty("clusters").EnumerateArray()).GetProperty("origins").EnumerateArray().Single(o => o.GetProperty("field").GetString() == "connect_timeout");

    private static string? ValueOf(JsonElement state) =>
        state.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("json").GetProperty("connect_timeout").GetString()).FirstOrDefault();
}
