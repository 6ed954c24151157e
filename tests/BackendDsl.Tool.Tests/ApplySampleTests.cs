using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace BackendDsl.Tool.Tests;

/// <summary>The sample that applies the shop with KubernetesClient, against a server that answers as an API server does: all as a dry run first, and nothing for good where one is refused.</summary>
public sealed class ApplySampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("backenddsl-").FullName;
    private readonly ConcurrentQueue<(string Path, bool IsDryRun)> _requests = new();

    [Fact]
    public async Task Everything_is_tried_before_anything_is_applied()
    {
        using var server = Serve(_ => null);
        var (code, output, _) = await Run(server.Port);
        Assert.Equal(0, code);
        var requests = _requests.ToList();
        var tried = requests.TakeWhile(r => r.IsDryRun).Select(r => r.Path).ToList();
        Assert.True(tried.Count > 10, output);
        Assert.Equal(tried, requests.Skip(tried.Count).Select(r => r.Path));
        Assert.DoesNotContain(requests.Skip(tried.Count), r => r.IsDryRun);
        Assert.Equal(tried.Count, output.Split('\n').Count(l => l.StartsWith("applied   ", StringComparison.Ordinal)));
        Assert.Contains(tried, p => p.StartsWith("/apis/gateway.kgateway.dev/v1alpha1/namespaces/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_applied_where_the_server_refuses_one()
    {
        using var server = Serve(path => path.Contains("/backendconfigpolicies/", StringComparison.Ordinal) ? (422, "\"reason\":\"Invalid\",\"message\":\"spec.connectTimeout: too short\"") : null);
        var (code, output, _) = await Run(server.Port);
        Assert.Equal(1, code);
        Assert.All(_requests, r => Assert.True(r.IsDryRun, r.Path));
        Assert.Contains("refused   BackendConfigPolicy ", output, StringComparison.Ordinal);
        Assert.Contains("spec.connectTimeout: too short", output, StringComparison.Ordinal);
        Assert.DoesNotContain("applied", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_is_told_in_a_sentence()
    {
        int port;
        using (var server = Serve(_ => null))
            port = server.Port;
        var (code, _, error) = await Run(port);
        Assert.Equal(2, code);
        Assert.StartsWith("The cluster does not answer: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private LocalServer Serve(Func<string, (int Code, string Members)?> refuse) => new(isSecure: false, async context =>
    {
        var (request, response) = (context.Request, context.Response);
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var path = request.Path.Value!;
        _requests.Enqueue((path, request.Query["dryRun"] == "All"));
        response.ContentType = "application/json";
        var isAsApply = request.Method == "PATCH" && request.ContentType!.StartsWith("application/apply-patch+yaml", StringComparison.Ordinal)
            && request.Query["fieldManager"] == "shop" && request.Query["fieldValidation"] == "Strict" && request.Query["force"] == "true";
        if (!isAsApply || refuse(path) is not null)
        {
            var (code, members) = isAsApply ? refuse(path)!.Value : (400, $"\"message\":\"not an apply: {request.Method} {request.ContentType}\"");
            response.StatusCode = code;
            await response.WriteAsync("{\"apiVersion\":\"v1\",\"kind\":\"Status\",\"status\":\"Failure\"," + members + ",\"code\":" + code.ToString(CultureInfo.InvariantCulture) + "}");
            return;
        }

        await response.WriteAsync(body);
    });

    private async Task<(int Code, string Output, string Error)> Run(int port)
    {
        var kubeconfig = Path.Combine(_folder, "config");
        await File.WriteAllTextAsync(kubeconfig, string.Create(CultureInfo.InvariantCulture, $"apiVersion: v1\nkind: Config\ncurrent-context: c\nclusters: [{{name: c, cluster: {{server: 'http://127.0.0.1:{port}'}}}}]\nusers: [{{name: c, user: {{token: t}}}}]\ncontexts: [{{name: c, context: {{cluster: c, user: c}}}}]\n"));
        // Beside these tests, in the same configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var sample = Path.Combine(configuration.Parent!.Parent!.FullName, "Console", configuration.Name, "Apply.dll");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[sample, "dev", "--apply"])
            start.ArgumentList.Add(word);
        start.Environment["KUBECONFIG"] = kubeconfig;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
