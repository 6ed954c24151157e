using System.Diagnostics;
using System.Xml.Linq;

namespace BackendDsl.Package.Tests;

/// <summary><c>docs/start.md</c>, word by word: from an empty folder to a manifest, a broken value, a tested company rule and the cluster.</summary>
public sealed class TenMinutesTests(PackageFeed feed, ITestOutputHelper output) : IClassFixture<PackageFeed>
{
    private static readonly GuidePage s_page = new("docs/start.md");

    [Fact]
    public async Task From_an_empty_folder_to_the_cluster()
    {
        var clock = Stopwatch.StartNew();
        var folder = feed.NewFolder("ten-minutes");
        var hive = Path.Combine(folder, ".hive");

        // 1. A manifest.
        var project = await Type(folder, s_page.Blocks("1. A manifest", "sh")[0]);
        File.Delete(Path.Combine(project, "Class1.cs"));
        var source = s_page.Blocks("1. A manifest", "csharp")[0];
        var sourceFile = Path.Combine(project, "Backends.cs");
        File.WriteAllText(sourceFile, source);
        var projectFile = Path.Combine(project, "Backends.csproj");
        Add(projectFile, s_page.Blocks("1. A manifest", "xml")[0], "PropertyGroup");
        await Type(project, s_page.Blocks("1. A manifest", "sh")[1]);
        Assert.True(File.Exists(Path.Combine(project, "manifests", "shop", "backendconfigpolicy-web.yaml")));
        output.WriteLine($"a manifest after {clock.Elapsed.TotalSeconds:0} s");

        // 2. A wrong value: the message that the page shows.
        File.WriteAllText(sourceFile, source.Replace("\"5s\"", "\"5 s\"", StringComparison.Ordinal));
        var refused = await PackageFeed.DotNetFails(project, "build");
        var shown = s_page.Blocks("2. A wrong value", "text")[0].Split("...")[0].Trim();
        Assert.Contains(shown, refused, StringComparison.Ordinal);
        File.WriteAllText(sourceFile, source);

        // 3. A company rule.
        Directory.CreateDirectory(Path.Combine(project, "policies"));
        File.WriteAllText(Path.Combine(project, "policies", "team.yaml"), s_page.Blocks("3. A company rule", "yaml")[0]);
        Add(projectFile, s_page.Blocks("3. A company rule", "xml")[0], null);
        await PackageFeed.DotNet(project, "build");
        File.WriteAllText(sourceFile, source.Replace(".Labels((\"team\", \"checkout\"))", "", StringComparison.Ordinal));
        Assert.Contains("BDSL3001", await PackageFeed.DotNetFails(project, "build"), StringComparison.Ordinal);
        File.WriteAllText(sourceFile, source);

        // 4. A test of the rule.
        foreach (var line in s_page.Blocks("4. A test of the rule", "sh")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ')[1..];
            if (line == "dotnet new install BackendDsl.Templates")
                await PackageFeed.DotNet(folder, "new", "install", Path.Combine(feed.Require(), "BackendDsl.Templates.0.1.0.nupkg"), "--debug:custom-hive", hive);
            else if (line.StartsWith("dotnet new", StringComparison.Ordinal))
                await PackageFeed.DotNet(folder, [.. words, "--debug:custom-hive", hive]);
            else if (line.StartsWith("dotnet", StringComparison.Ordinal))
                Assert.Contains("Passed!", await PackageFeed.DotNet(folder, words), StringComparison.Ordinal);
        }

        output.WriteLine($"a tested rule after {clock.Elapsed.TotalSeconds:0} s");

        // 5. The cluster.
        var service = s_page.Blocks("5. The cluster", "csharp")[0];
        var end = source.LastIndexOf('}');
        File.WriteAllText(sourceFile, "using k8s.Models;\n" + source[..end] + service + "}\n");
        Add(projectFile, s_page.Blocks("5. The cluster", "xml")[0], "PropertyGroup");
        await PackageFeed.DotNet(project, "build");
        var cluster = File.ReadAllText(Path.Combine(project, "envoy", "kube_shop_web_8080.json"));
        Assert.Contains("\"connect_timeout\": \"5s\"", cluster, StringComparison.Ordinal);
        output.WriteLine($"the cluster after {clock.Elapsed.TotalSeconds:0} s");

        // A gateway that has it, and one that has another timeout.
        var lines = s_page.Blocks("5. The cluster", "sh")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("dotnet tool install --global BackendDsl.Tool", lines[0]);
        await PackageFeed.DotNet(folder, "tool", "install", "BackendDsl.Tool", "--version", "0.1.0", "--tool-path", "bin");
        var verify = lines[1].Split(' ');
        Assert.Equal("backenddsl", verify[0]);
        File.WriteAllText(Path.Combine(folder, "config_dump.json"), Dump(cluster));
        Assert.Equal(0, await PackageFeed.Tool(Path.Combine(folder, "bin"), folder, verify[1..]));
        File.WriteAllText(Path.Combine(folder, "config_dump.json"), Dump(cluster.Replace("\"5s\"", "\"7s\"", StringComparison.Ordinal)));
        Assert.Equal(1, await PackageFeed.Tool(Path.Combine(folder, "bin"), folder, verify[1..]));
        output.WriteLine($"compared with a gateway after {clock.Elapsed.TotalSeconds:0} s");
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(10), "the page says ten minutes");
    }

    /// <summary>Types commands; gives the folder that one ends in.</summary>
    private static async Task<string> Type(string folder, string commands)
    {
        foreach (var line in commands.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            if (words[0] == "cd")
                folder = Path.GetFullPath(Path.Combine(folder, words[1]));
            else
                await PackageFeed.DotNet(folder, words[1..]);
        }

        return folder;
    }

    private static string Dump(string cluster) =>
        $"{{\"configs\":[{{\"@type\":\"type.googleapis.com/envoy.admin.v3.ClustersConfigDump\",\"dynamic_active_clusters\":[{{\"cluster\":{cluster}}}]}}]}}";

    private static void Add(string project, string xml, string? parent)
    {
        var document = XDocument.Load(project);
        var target = parent is null ? document.Root! : document.Root!.Element(parent)!;
        target.Add(XElement.Parse($"<all>{xml}</all>").Elements());
        document.Save(project);
    }
}
