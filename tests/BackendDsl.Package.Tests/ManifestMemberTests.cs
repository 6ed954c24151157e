namespace BackendDsl.Package.Tests;

/// <summary>What <c>[Manifest]</c> may stand on, in a project that has the packages alone.</summary>
public sealed class ManifestMemberTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    [Fact]
    public async Task Misuse_is_told_by_the_compiler_at_the_member()
    {
        var app = Stranger.Make(feed, "misuse", "<ManifestsDirectory>manifests</ManifestsDirectory>", Stranger.Package("BackendDsl"), ("R.cs", """
            using BackendDsl;
            using k8s.Models;
            public class R
            {
                [Manifest] public static string Name => "web";
                [Manifest] public V1Namespace Instance => new() { Metadata = new() { Name = "web" } };
                [Manifest] public static V1Namespace Of(int number) => new() { Metadata = new() { Name = "web" + number } };
                [Manifest] public static V1Namespace Right => new() { Metadata = new() { Name = "web" } };
            }
            """));
        var output = await app.Fail();
        foreach (var line in (int[])[5, 6, 7])
            Assert.Matches($@"R\.cs\({line},[0-9]+\): error BDSL0204: ", output);
        Assert.DoesNotContain("R.cs(8,", output, StringComparison.Ordinal);
        Assert.False(app.Has("manifests"));

        // Without a folder nothing would be written: that is told, too.
        app.Put("R.cs", """
            using BackendDsl;
            using k8s.Models;
            public class R
            {
                [Manifest] public static V1Namespace Right => new() { Metadata = new() { Name = "web" } };
            }
            """);
        Assert.Contains("BDSL0220", await app.Build("-p:ManifestsDirectory="), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_form_whose_meaning_is_plain_is_written_as_a_server_takes_it()
    {
        var app = Stranger.Make(feed, "forms", "<ManifestsDirectory>manifests</ManifestsDirectory>", Stranger.Package("BackendDsl"), ("R.cs", """
            using BackendDsl;
            using k8s.Models;
            public static class R
            {
                static V1ConfigMap Map(string name) => new() { Metadata = new() { Name = name, NamespaceProperty = "n", Labels = new Dictionary<string, string>() } };
                [Manifest] public static async Task<V1ConfigMap> Task() { await System.Threading.Tasks.Task.Yield(); return Map("task"); }
                [Manifest] public static ValueTask<V1ConfigMap> ValueTask() => new(Map("value-task"));
                [Manifest] public static Lazy<V1ConfigMap> Lazy { get; } = new(() => Map("lazy"));
                [Manifest] public static Dictionary<string, V1ConfigMap> Dictionary => new() { ["x"] = Map("dictionary") };
                [Manifest] public static async IAsyncEnumerable<V1ConfigMap> Later() { await System.Threading.Tasks.Task.Yield(); yield return Map("later"); }
                [Manifest] public static V1ConfigMap Long => Map(new string('a', 240));
                [Manifest] public static V1Lease Lease => new()
                {
                    Metadata = new() { Name = "lease", NamespaceProperty = "n" },
                    Spec = new() { HolderIdentity = "me", RenewTime = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc) },
                };
            }
            """));
        Assert.Contains(": 7 written, 0 unchanged, 0 removed", await app.Build(), StringComparison.Ordinal);
        var files = Directory.GetFiles(app.Full("manifests/n")).Select(f => Path.GetFileName(f)).ToList();
        foreach (var name in (string[])["dictionary", "later", "lazy", "task", "value-task"])
            Assert.Contains($"configmap-{name}.yaml", files);
        Assert.All(files, f => Assert.InRange(f.Length, 1, 143));
        Assert.Contains("renewTime: 2026-01-02T03:04:05.000000Z\n", app.Text("manifests/n/lease-lease.yaml").Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("labels", app.Text("manifests/n/configmap-task.yaml"), StringComparison.Ordinal);
    }
}
