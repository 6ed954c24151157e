namespace BackendDsl.Package.Tests;

/// <summary>The manifests step never says green when nothing, half, or something old was written, whatever the code does.</summary>
public sealed class BuildStepTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Manifests = "<ManifestsDirectory>manifests</ManifestsDirectory>";

    private const string Map = "manifests/n/configmap-m.yaml";

    private static string Member(string body) => $$"""
        using BackendDsl;
        using k8s.Models;

        public static class R
        {
            [Manifest]
            public static V1ConfigMap Map(ManifestContext context)
            {
                var value = "one";
                {{body}}
                return new() { Metadata = new() { Name = "m", NamespaceProperty = "n" }, Data = new Dictionary<string, string> { ["v"] = value } };
            }
        }
        """;

    [Fact]
    public async Task Copies_compiled_beforehand_run_only_for_the_same_compilation()
    {
        var app = Stranger.Make(feed, "prepared", Manifests, Stranger.Package("BackendDsl"), ("R.cs", Member("value = typeof(ManifestAttribute).Assembly.Location;")));
        await app.Build();
        var machine = Directory.GetDirectories(Path.Combine(PackageFeed.Packages, "backenddsl", "0.1.0", "tools", "net10.0")).Select(d => Path.GetFileName(d)).ToList();
        Assert.SkipWhen(machine.Count == 0, "packed with ManifestHostRuntimes=none");
        Assert.Contains("/library/BackendDsl.dll", app.Text(Map).Replace('\\', '/'), StringComparison.Ordinal);

        // The program's own file decides: of the same size and time, so that nothing copies it again, but from elsewhere.
        var own = app.Full("bin/Debug/net10.0/BackendDsl.dll");
        var time = File.GetLastWriteTimeUtc(own);
        var image = File.ReadAllBytes(own);
        var identity = System.Reflection.Assembly.Load(image).ManifestModule.ModuleVersionId.ToByteArray();
        image[image.AsSpan().IndexOf(identity)] ^= 1;
        File.WriteAllBytes(own, image);
        File.SetLastWriteTimeUtc(own, time);
        await app.Build("-p:ManifestsEnvironment=again");
        Assert.Contains("/bin/Debug/net10.0/BackendDsl.dll", app.Text(Map).Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verdict_is_the_hosts_report_whatever_the_code_does()
    {
        var app = Stranger.Make(feed, "verdict", Manifests, Stranger.Package("BackendDsl"), ("R.cs", Member("""
            switch (context.Environment)
                    {
                        case "exit": Environment.Exit(0); break;
                        case "crash": Environment.FailFast("no"); break;
                        case "hang": Thread.Sleep(-1); break;
                        case "thread": new Thread(() => { while (true) Thread.Sleep(1000); }).Start(); break;
                        case "handler": AppDomain.CurrentDomain.ProcessExit += (_, _) => Thread.Sleep(-1); break;
                        case "log": Console.WriteLine("App.cs(1,1): error CS0001: only a line"); Console.Error.WriteLine("error X1: too"); break;
                        case "throw": throw new InvalidOperationException("no port");
                    }

                    value = context.Environment + context.Properties.GetValueOrDefault("Region") + File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "settings.txt"));
            """)), ("settings.txt", "1"));
        app.Put("App.csproj", app.Text("App.csproj").Replace("<ItemGroup>", "<ItemGroup><Content Include=\"settings.txt\" CopyToOutputDirectory=\"PreserveNewest\" />", StringComparison.Ordinal));

        Assert.Contains("R.cs(6): error BDSL0212: Manifests were not written: the process ended (exit code 0) while it ran 'R.Map'", await app.Fail("-p:ManifestsEnvironment=exit"), StringComparison.Ordinal);
        Assert.Contains("error BDSL0212", await app.Fail("-p:ManifestsEnvironment=crash"), StringComparison.Ordinal);
        Assert.Contains("error BDSL0213: Manifests were not written: 'R.Map' had not come back", await app.Fail("-p:ManifestsEnvironment=hang", "-p:ManifestsTimeLimit=2"), StringComparison.Ordinal);
        Assert.Contains("R.cs(6): error BDSL0201: 'R.Map' threw InvalidOperationException: no port", await app.Fail("-p:ManifestsEnvironment=throw"), StringComparison.Ordinal);
        Assert.False(app.Has(Map));
        foreach (var harmless in (string[])["thread", "handler", "log"])
        {
            var output = await app.Build("-p:ManifestsEnvironment=" + harmless, "-p:ManifestsProperties=Region=-eu-;Tier=2");
            Assert.Contains("0 Error(s)", output, StringComparison.Ordinal);
            Assert.Contains("App -> " + app.Full("manifests") + ": 1 written, 0 unchanged, 0 removed", output, StringComparison.Ordinal);
            Assert.Contains("v: " + harmless + "-eu-1", app.Text(Map), StringComparison.Ordinal);
        }

        // A failure is not forgotten by the build after it.
        await app.Fail("-p:ManifestsEnvironment=exit");
        await app.Fail("-p:ManifestsEnvironment=exit");
        // What the code reads beside the program decides too.
        await app.Build("-p:ManifestsEnvironment=log");
        app.Put("settings.txt", "2");
        await app.Build("-p:ManifestsEnvironment=log");
        Assert.Contains("v: log2", app.Text(Map), StringComparison.Ordinal);
        Assert.DoesNotContain("written", await app.Build("-p:ManifestsEnvironment=log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_body_in_a_referenced_project_is_seen_and_clean_takes_away_what_it_wrote_alone()
    {
        var lib = Stranger.Make(feed, "stale/lib", "<AssemblyName>Lib</AssemblyName>", "", ("Cfg.cs", """namespace Lib; public static class Cfg { public static string Value() => "1s"; }"""));
        var app = Stranger.Make(feed, "stale/app", Manifests, Stranger.Package("BackendDsl") + """<ProjectReference Include="../lib/App.csproj" />""", ("R.cs", Member("value = Lib.Cfg.Value();")));
        await app.Build();
        Assert.Contains("v: 1s", app.Text(Map), StringComparison.Ordinal);
        lib.Put("Cfg.cs", lib.Text("Cfg.cs").Replace("1s", "2s", StringComparison.Ordinal));
        await app.Build();
        Assert.Contains("v: 2s", app.Text(Map), StringComparison.Ordinal);

        // A hand edit heals; in verify mode it fails with an absolute path, a line and a diff, and nothing else is said.
        app.Put(Map, app.Text(Map).Replace("2s", "9s", StringComparison.Ordinal));
        var output = await app.Fail("-p:ContinuousIntegrationBuild=true");
        Assert.Contains(app.Full(Map) + "(7): error BDSL0205", output, StringComparison.Ordinal);
        Assert.Contains("-  v: 9s", output, StringComparison.Ordinal);
        Assert.Contains("+  v: 2s", output, StringComparison.Ordinal);
        Assert.DoesNotContain("BDSL0212", output, StringComparison.Ordinal);
        await app.Build();
        Assert.Contains("v: 2s", app.Text(Map), StringComparison.Ordinal);
        app.Put(Map, app.Text(Map).Replace("\n", "\r\n", StringComparison.Ordinal));
        await app.Build("-p:ManifestsMode=verify");

        // What a merge left in the record is told once, and healed.
        await app.Build();
        var record = app.Text("manifests/.backenddsl-App");
        app.Put("manifests/.backenddsl-App", "<<<<<<< HEAD\n" + record + "=======\n>>>>>>> other\n");
        Assert.Contains("merge conflict", await app.Build(), StringComparison.Ordinal);
        Assert.DoesNotContain("merge conflict", await app.Build(), StringComparison.Ordinal);
        Assert.Equal(record, app.Text("manifests/.backenddsl-App"));
        app.Put("manifests/n/mine.yaml", "mine");
        await PackageFeed.DotNet(app.Folder, "clean");
        Assert.False(app.Has(Map));
        Assert.Equal(["mine.yaml"], Directory.GetFiles(app.Full("manifests"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Warnings_stay_until_they_are_mended_and_a_forgotten_mark_is_told()
    {
        var app = Stranger.Make(feed, "warnings", Manifests, Stranger.Package("BackendDsl"), ("R.cs", """
            using BackendDsl;
            using k8s.Models;
            public static class R
            {
                [Manifest] public static V1Secret S => new() { Metadata = new() { Name = "s", ResourceVersion = "1" }, StringData = new Dictionary<string, string> { ["a"] = "b" } };
            }
            """));
        for (var i = 0; i < 2; i++)
        {
            var output = await app.Build();
            foreach (var id in (string[])["BDSL0209", "BDSL0215", "BDSL0216"])
                Assert.Contains("R.cs(5): warning " + id, output, StringComparison.Ordinal);
        }

        await app.Fail("-warnaserror");
        await app.Fail("-warnaserror");
        await app.Build("-warnaserror", "-p:NoWarn=BDSL0209%3BBDSL0215%3BBDSL0216");
        app.Put("R.cs", "public static class R;");
        Assert.Contains("App.csproj : warning BDSL0217", await app.Build(), StringComparison.Ordinal);
        Assert.False(app.Has("manifests/_cluster/secret-s.yaml"));
    }

    [Fact]
    public async Task A_folder_name_is_not_a_command_and_the_names_of_folders_may_be_any()
    {
        var app = Stranger.Make(feed, "a$(touch pwned)b; 'c' & d/größe", "<ManifestsDirectory>out dir %24(x)</ManifestsDirectory>", Stranger.Package("BackendDsl"), ("R.cs", Member("")));
        await app.Build();
        Assert.True(app.Has("out dir $(x)/n/configmap-m.yaml"));
        Assert.False(File.Exists(app.Full("pwned")));
        Assert.DoesNotContain("written", await app.Build(), StringComparison.Ordinal);
    }
}
