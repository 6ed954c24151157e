using System.Diagnostics;
using System.Globalization;

namespace BackendDsl.Package.Tests;

/// <summary>
/// The host, killed at any moment: no file is half-written, nothing is lost, and the next build is right. Five kills; as many as
/// <c>BACKENDDSL_KILLS</c> says on demand.
/// </summary>
public sealed class KillTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const int Resources = 2000;

    [Fact]
    public async Task Whenever_it_is_killed_the_next_build_is_right()
    {
        var app = Stranger.Make(feed, "kill", "<ManifestsDirectory>manifests</ManifestsDirectory>", Stranger.Package("BackendDsl"), ("R.cs", """
            using BackendDsl;
            using k8s.Models;
            public static class R
            {
                [Manifest]
                public static IEnumerable<V1ConfigMap> All(ManifestContext context) => Enumerable.Range(0, 2000).Select(i =>
                    new V1ConfigMap { Metadata = new() { Name = $"m{i + (context.Environment.Length % 7)}", NamespaceProperty = "n" }, Data = new Dictionary<string, string> { ["v"] = context.Environment, ["long"] = new string('x', 2000) } });
            }
            """));
        await app.Build("-p:ManifestsEnvironment=start");
        app.Put("manifests/n/mine.yaml", "mine\n");
        var options = Directory.GetFiles(app.Full("obj"), "*.manifests.options", SearchOption.AllDirectories).Single();
        var host = File.ReadLines(options).Single(l => l.StartsWith("HostFile\t", StringComparison.Ordinal)).Split('\t')[1];
        var kills = int.TryParse(Environment.GetEnvironmentVariable("BACKENDDSL_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 5;
        var random = new Random(kills);
        var interrupted = 0;
        for (var i = 0; i < kills; i++)
        {
            var environment = "e" + i + new string('.', i % 5);
            var text = File.ReadAllText(options);
            var now = string.Join('\n', text.Split('\n').Select(l => l.StartsWith("Environment\t", StringComparison.Ordinal) ? "Environment\t" + environment : l));
            var altered = Path.Combine(Path.GetDirectoryName(options)!, "killed.options");
            File.WriteAllText(altered, now);
            using (var process = Process.Start(new ProcessStartInfo("dotnet") { ArgumentList = { "exec", "--runtimeconfig", options.Replace(".options", ".runtimeconfig.json", StringComparison.Ordinal), host, altered } })!)
            {
                await Task.Delay(150 + random.Next(1200));
                if (!process.HasExited)
                    interrupted++;
                process.Kill();
                await process.WaitForExitAsync();
            }

            foreach (var file in Directory.GetFiles(app.Full("manifests/n"), "configmap-*"))
                Assert.EndsWith("v: " + Value(file) + "\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
            await app.Build("-p:ManifestsEnvironment=" + environment);
            var files = Directory.GetFiles(app.Full("manifests"), "*", SearchOption.AllDirectories);
            Assert.Equal(Resources + 2, files.Length);
            Assert.All(files.Where(f => Path.GetFileName(f).StartsWith("configmap-", StringComparison.Ordinal)), f => Assert.Equal(environment, Value(f)));
            Assert.Equal("mine\n", app.Text("manifests/n/mine.yaml"));
        }

        TestContext.Current.SendDiagnosticMessage($"{interrupted} of {kills} runs were cut short");
    }

    private static string Value(string file) => File.ReadLines(file).Single(l => l.StartsWith("  v: ", StringComparison.Ordinal))[5..];
}
