using System.Text.RegularExpressions;

namespace BackendDsl.Package.Tests;

/// <summary>What build servers do: locked restore, warnings as errors, logs that are read later; and processes that user code leaves behind.</summary>
public sealed class BuildServerTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Manifests = "<ManifestsDirectory>manifests</ManifestsDirectory>";

    private static string Code(string body = "") => $$"""
        using BackendDsl;
        using k8s.Models;
        public static class R
        {
            [Manifest]
            public static V1ConfigMap Map()
            {
                {{body}}
                return new() { Metadata = new() { Name = "m", NamespaceProperty = "n" } };
            }
        }
        """;

    [Fact]
    public async Task Locked_restore_warnings_as_errors_and_a_binary_log_behave()
    {
        var app = Stranger.Make(feed, "server", Manifests + "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>", Stranger.Package("BackendDsl"), ("R.cs", Code()));
        await PackageFeed.DotNet(app.Folder, "restore");
        Assert.True(app.Has("packages.lock.json"));
        await PackageFeed.DotNet(app.Folder, "build", "-m:1", "-warnaserror", "-p:RestoreLockedMode=true", "-bl:log.binlog");
        Assert.True(app.Has("manifests/n/configmap-m.yaml"));
        // The log tells afterwards what was done.
        Assert.Contains("App -> " + app.Full("manifests") + ": 1 written, 0 unchanged, 0 removed", await PackageFeed.DotNet(app.Folder, "build", "log.binlog"), StringComparison.Ordinal);
        await PackageFeed.DotNet(app.Folder, "build", "-m:1", "--no-restore", "-warnaserror", "-p:ContinuousIntegrationBuild=true");
    }

    [Fact]
    public async Task A_process_that_user_code_leaves_behind_does_not_hold_the_build()
    {
        Assert.SkipUnless(File.Exists("/bin/sleep") || File.Exists("/usr/bin/sleep"), "there is no sleep");
        // It inherits the console. Longer than a build of these tests may take.
        var app = Stranger.Make(feed, "left", Manifests, Stranger.Package("BackendDsl"), ("R.cs", Code("""
            var child = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sleep", "1200") { UseShellExecute = false })!;
                    Console.WriteLine($"left <{child.Id}>");
            """)));
        var output = await app.Build("-v:n");
        var left = Regex.Match(output, "left <([0-9]+)>");
        Assert.True(left.Success, output);
        System.Diagnostics.Process.GetProcessById(int.Parse(left.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Kill();
        Assert.True(app.Has("manifests/n/configmap-m.yaml"));
    }
}
