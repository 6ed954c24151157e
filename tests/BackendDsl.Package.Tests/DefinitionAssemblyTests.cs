using System.Text.Json;

namespace BackendDsl.Package.Tests;

/// <summary>Definitions are compiled once, into an assembly of their own: what a user sees of it, and what not.</summary>
public sealed class DefinitionAssemblyTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Compiling = "compiling custom resource definitions";
    private const string Directly = ", directly.";

    private static readonly string s_item = Stranger.Package("BackendDsl") + """<CustomResourceDefinition Include="crd.yaml" Kinds="Widget" Namespace="Acme.Api" />""";

    // One of the kinds is not in the file, which is a warning.
    private static readonly string s_warned = s_item.Replace("Kinds=\"Widget\"", "Kinds=\"Widget;Nope\"", StringComparison.Ordinal);

    private static string Definition(string property) => """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          names: {kind: Widget, plural: widgets}
          scope: Namespaced
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec: {type: object, properties: { PROPERTY: {type: integer, maximum: 9, description: How many.} } }
                  status: {type: object, properties: {phases: {type: array, items: {type: object, properties: {name: {type: string}}}}}}
        """.Replace("PROPERTY", property, StringComparison.Ordinal);

    private static string Program(string use) => $$"""
        using Acme.Api.V1;
        System.Console.WriteLine(Made.Widget.ToYaml());
        public static class Made
        {
            public static Widget Widget => Widget.New("w", @namespace: "n").Spec(s => s.{{use}}).Build();
        }
        """;

    private Stranger App(string name, string properties = "", string? items = null) =>
        Stranger.Make(feed, name, "<OutputType>Exe</OutputType>" + properties, items ?? s_item, ("crd.yaml", Definition("size")), ("Program.cs", Program("Size(3)")));

    [Fact]
    public async Task An_edit_of_code_does_not_compile_them_again_and_an_edit_of_a_definition_does()
    {
        var app = App("once");
        var output = await app.Build("-v:normal");
        Assert.Contains(Compiling, output, StringComparison.Ordinal);
        var first = Assembly(app);
        Assert.True(File.Exists(Path.ChangeExtension(first, ".xml")), "documentation for hovers");
        Assert.Contains("How many.", File.ReadAllText(Path.ChangeExtension(first, ".xml")), StringComparison.Ordinal);
        Assert.True(app.Has("bin/Debug/net10.0/App.Crds.dll"));
        Assert.Contains("size: 3", await PackageFeed.DotNet(app.Folder, "bin/Debug/net10.0/App.dll"), StringComparison.Ordinal);

        // Analyzers read what they need off the compiled types.
        app.Put("Program.cs", Program("Size(10)"));
        output = await app.Fail("-v:normal");
        Assert.DoesNotContain(Compiling, output, StringComparison.Ordinal);
        Assert.Matches(@"Program\.cs\(5,\d+\): error BDSL1\d\d\d", output);

        var time = File.GetLastWriteTimeUtc(first);
        app.Put("Program.cs", Program("Size(4)"));
        Assert.DoesNotContain(Compiling, await app.Build("-v:normal"), StringComparison.Ordinal);
        Assert.Equal(first, Assembly(app));
        Assert.Equal(time, File.GetLastWriteTimeUtc(first));

        app.Put("crd.yaml", Definition("count"));
        app.Put("Program.cs", Program("Count(5)"));
        Assert.Contains(Compiling, await app.Build("-v:normal"), StringComparison.Ordinal);
        Assert.NotEqual(first, Assembly(app));
        Assert.Contains("count: 5", await PackageFeed.DotNet(app.Folder, "bin/Debug/net10.0/App.dll"), StringComparison.Ordinal);

        // A definition that is wrong fails the build at its place, and what was compiled before is not taken for it.
        app.Put("crd.yaml", "kind: [");
        Assert.Contains("error BDSL0001", await app.Fail(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(app.Full("obj/Debug/net10.0/crds"), ".*"));

        await PackageFeed.DotNet(app.Folder, "clean");
        Assert.Empty(Directory.GetFiles(app.Full("bin"), "App.Crds.*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task They_are_compiled_directly_and_by_the_compiler_where_there_is_something_to_tell_or_it_is_asked_for()
    {
        var app = App("directly");
        var output = await app.Build("-v:normal");
        Assert.Contains(Directly, output, StringComparison.Ordinal);
        Assert.DoesNotContain("left to the C# compiler", output, StringComparison.Ordinal);
        Assert.DoesNotContain(".Crds.dll /target", output, StringComparison.Ordinal);
        var direct = File.ReadAllBytes(Assembly(app));
        Assert.Equal(["App.Crds.dll", "App.Crds.xml", "warnings"], Directory.GetFiles(Path.GetDirectoryName(Assembly(app))!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("size: 3", await PackageFeed.DotNet(app.Folder, "bin/Debug/net10.0/App.dll"), StringComparison.Ordinal);

        // The same bytes in another folder.
        var other = App("directly2");
        await other.Build();
        Assert.Equal(direct, File.ReadAllBytes(Assembly(other)));

        output = await app.Build("-v:normal", "-p:CustomResourceCompiler=csc");
        Assert.Contains(Compiling, output, StringComparison.Ordinal);
        Assert.DoesNotContain(Directly, output, StringComparison.Ordinal);
        Assert.NotEqual(direct, File.ReadAllBytes(Assembly(app)));
        Assert.Contains("size: 3", await PackageFeed.DotNet(app.Folder, "bin/Debug/net10.0/App.dll"), StringComparison.Ordinal);

        // Warnings are the compiler's to tell, as the project wants them told; and they are told again.
        var warned = App("warned", "<CustomResourceCache>false</CustomResourceCache>", s_warned);
        output = await warned.Build("-v:normal");
        Assert.Contains("left to the C# compiler", output, StringComparison.Ordinal);
        Assert.Contains("crd.yaml(1,1): warning BDSL0007", output, StringComparison.Ordinal);
        warned.Put("Program.cs", Program("Size(4)"));
        output = await warned.Build("-v:normal");
        Assert.DoesNotContain(Compiling, output, StringComparison.Ordinal);
        Assert.Contains("crd.yaml(1,1): warning BDSL0007", output, StringComparison.Ordinal);
        Assert.Contains("error BDSL0007", await warned.Fail("-p:TreatWarningsAsErrors=true"), StringComparison.Ordinal);
        Assert.DoesNotContain("BDSL0007", await warned.Build("-p:NoWarn=BDSL0007"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_has_them_in_its_compilation_until_they_are_compiled()
    {
        var app = App("editor");
        await PackageFeed.DotNet(app.Folder, "restore");
        Assert.Equal((true, false), await Editor(app));
        Assert.False(Directory.Exists(app.Full("obj/Debug/net10.0/crds")), "an editor compiles nothing");
        await app.Build();
        Assert.Equal((false, true), await Editor(app));
        app.Put("crd.yaml", Definition("count"));
        Assert.Equal((true, false), await Editor(app));
    }

    [Fact]
    public async Task A_library_hands_them_on_to_projects_and_in_its_package()
    {
        Stranger.Make(feed, "hand/lib", "<AssemblyName>Lib</AssemblyName><GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>CS1591</NoWarn>", s_item, ("crd.yaml", Definition("size")),
            ("L.cs", "public static class L { public static Acme.Api.V1.Widget Widget => Acme.Api.V1.Widget.New(\"l\", @namespace: \"n\").Build(); }"));
        var app = Stranger.Make(feed, "hand/app", "<OutputType>Exe</OutputType>", """<ProjectReference Include="../lib/App.csproj" />""", ("Program.cs", Program("Size(3)").Replace("Made.Widget.ToYaml()", "Made.Widget.ToYaml() + L.Widget.ToYaml()", StringComparison.Ordinal)));
        await app.Build();
        Assert.True(app.Has("bin/Debug/net10.0/Lib.Crds.dll"));
        Assert.Contains("name: l", await PackageFeed.DotNet(app.Folder, "bin/Debug/net10.0/App.dll"), StringComparison.Ordinal);
        app.Put("Program.cs", Program("Size(10)"));
        Assert.Matches(@"Program\.cs\(5,\d+\): error BDSL1\d\d\d", await app.Fail());

        // Whoever asks for the project's output still gets one file.
        var lib = Path.Combine(Path.GetDirectoryName(app.Folder)!, "lib");
        using var answer = JsonDocument.Parse(await PackageFeed.DotNet(lib, "msbuild", "-t:GetTargetPath", "-getTargetResult:GetTargetPath"));
        Assert.Equal(1, answer.RootElement.GetProperty("TargetResults").GetProperty("GetTargetPath").GetProperty("Items").GetArrayLength());

        await PackageFeed.DotNet(lib, "pack", "-o", app.Full("feed"), "-p:PackageId=Acme.Kinds", "--no-restore");
        using var package = System.IO.Compression.ZipFile.OpenRead(Directory.GetFiles(app.Full("feed"), "*.nupkg").Single());
        Assert.Equal(["lib/net10.0/Lib.Crds.dll", "lib/net10.0/Lib.Crds.xml", "lib/net10.0/Lib.dll", "lib/net10.0/Lib.xml"],
            package.Entries.Select(e => e.FullName).Where(n => n.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_projects_with_the_same_definitions_get_one_error_and_internal_ones_do_not_meet()
    {
        var lib = Stranger.Make(feed, "twice/lib", "<AssemblyName>Lib</AssemblyName>", s_item, ("crd.yaml", Definition("size")),
            ("L.cs", "public static class L { internal static Acme.Api.V1.Widget Widget => Acme.Api.V1.Widget.New(\"l\", @namespace: \"n\").Build(); public static string Yaml => Widget.ToYaml(); }"));
        var app = App("twice/app", "", s_item + """<ProjectReference Include="../lib/App.csproj" />""");
        var output = await app.Fail();
        Assert.Contains("error BDSL0230: App.Crds.dll and Lib.Crds.dll both have the kinds Acme.Api.V1.Widget", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);

        foreach (var project in (Stranger[])[lib, app])
            project.Put("App.csproj", project.Text("App.csproj").Replace("Namespace=\"Acme.Api\"", "Namespace=\"Acme.Api\" Access=\"Internal\"", StringComparison.Ordinal));
        app.Put("Program.cs", Program("Size(3)").Replace("public static Widget", "internal static Widget", StringComparison.Ordinal).Replace("Made.Widget.ToYaml()", "Made.Widget.ToYaml() + L.Yaml", StringComparison.Ordinal));
        await app.Build();
        var told = await PackageFeed.DotNet(app.Folder, "bin/Debug/net10.0/App.dll");
        Assert.Contains("name: w", told, StringComparison.Ordinal);
        Assert.Contains("name: l", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Friends_and_a_key_are_those_of_the_project()
    {
        var lib = Stranger.Make(feed, "friends/lib", "<AssemblyName>Lib</AssemblyName><SignAssembly>true</SignAssembly><AssemblyOriginatorKeyFile>key.snk</AssemblyOriginatorKeyFile>",
            s_item.Replace("Namespace=", "Access=\"Internal\" Namespace=", StringComparison.Ordinal) + """<InternalsVisibleTo Include="App" />""", ("crd.yaml", Definition("size")),
            ("L.cs", "internal static class L { internal static Acme.Api.V1.Widget Widget => Acme.Api.V1.Widget.New(\"l\", @namespace: \"n\").Build(); }"));
        using (var rsa = new System.Security.Cryptography.RSACryptoServiceProvider(2048))
            File.WriteAllBytes(lib.Full("key.snk"), rsa.ExportCspBlob(true));
        // `InternalsVisibleTo` of a signed assembly names the friend's key, which is the same here.
        var key = Convert.ToHexStringLower(PublicKeyOf(lib.Full("key.snk")));
        lib.Put("App.csproj", lib.Text("App.csproj").Replace("<InternalsVisibleTo Include=\"App\" />", $"<InternalsVisibleTo Include=\"App\" Key=\"{key}\" />", StringComparison.Ordinal));
        var app = Stranger.Make(feed, "friends/app", "<OutputType>Exe</OutputType><SignAssembly>true</SignAssembly><AssemblyOriginatorKeyFile>../lib/key.snk</AssemblyOriginatorKeyFile>",
            """<ProjectReference Include="../lib/App.csproj" />""", ("Program.cs", Program("Size(3)").Replace("public static Widget", "internal static Widget", StringComparison.Ordinal).Replace("Made.Widget", "L.Widget", StringComparison.Ordinal)));
        await app.Build();
        Assert.Contains("name: l", await PackageFeed.DotNet(app.Folder, "bin/Debug/net10.0/App.dll"), StringComparison.Ordinal);
        Assert.Equal(key, Convert.ToHexStringLower(System.Reflection.AssemblyName.GetAssemblyName(app.Full("bin/Debug/net10.0/Lib.Crds.dll")).GetPublicKey()!));
    }

    [Fact]
    public async Task A_clean_clone_takes_them_from_the_users_cache_and_never_a_damaged_one()
    {
        var cache = Path.Combine(feed.NewFolder("cache"), "definitions");
        var here = App("clone/one", items: s_warned);
        Assert.Contains(Compiling, await here.Build("-v:normal", "-p:CustomResourceCache=" + cache), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(cache));
        var entry = Assert.Single(Directory.GetDirectories(cache));

        var there = App("clone/two/app", items: s_warned);
        var output = await there.Build("-v:normal", "-p:CustomResourceCache=" + cache);
        Assert.DoesNotContain(Compiling, output, StringComparison.Ordinal);
        Assert.Contains("warning BDSL0007", output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Assembly(here)), File.ReadAllBytes(Assembly(there)));

        // Without a cache the same bytes come out, wherever it is compiled.
        var third = App("clone/three", items: s_warned);
        await third.Build();
        Assert.Equal(File.ReadAllBytes(Assembly(here)), File.ReadAllBytes(Assembly(third)));

        var cached = Path.Combine(entry, "App.Crds.dll");
        var bytes = File.ReadAllBytes(cached);
        bytes[^1] ^= 1;
        File.WriteAllBytes(cached, bytes);
        Directory.Delete(there.Full("obj/Debug/net10.0/crds"), recursive: true);
        Assert.Contains(Compiling, await there.Build("-v:normal", "-p:CustomResourceCache=" + cache), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Assembly(here)), File.ReadAllBytes(Path.Combine(Assert.Single(Directory.GetDirectories(cache)), "App.Crds.dll")));

        if (!OperatingSystem.IsWindows())
        {
            // A folder that others may write to is not believed.
            File.SetUnixFileMode(cache, File.GetUnixFileMode(cache) | UnixFileMode.OtherWrite | UnixFileMode.OtherRead);
            Directory.Delete(there.Full("obj/Debug/net10.0/crds"), recursive: true);
            Assert.Contains(Compiling, await there.Build("-v:normal", "-p:CustomResourceCache=" + cache), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Builds_at_the_same_time_share_the_cache()
    {
        var cache = Path.Combine(feed.NewFolder("together"), "definitions");
        Stranger[] apps = [App("together/one"), App("together/two")];
        foreach (var app in apps)
            await PackageFeed.DotNet(app.Folder, "restore");
        await Task.WhenAll(apps.Select(a => a.Build("-p:CustomResourceCache=" + cache)));
        Assert.Single(Directory.GetDirectories(cache));
        foreach (var app in apps)
            Assert.Contains("size: 3", await PackageFeed.DotNet(app.Folder, "bin/Debug/net10.0/App.dll"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_frameworks_a_trimmed_single_file_and_the_switch_work()
    {
        var app = App("forms", "<ManifestsDirectory>manifests</ManifestsDirectory><TargetFrameworks>net10.0</TargetFrameworks><IsAotCompatible>true</IsAotCompatible><WarningsAsErrors>$(WarningsAsErrors);IL2026;IL3050</WarningsAsErrors>");
        app.Put("Program.cs", Program("Size(3)").Replace("public static Widget", "[BackendDsl.Manifest] public static Widget", StringComparison.Ordinal));
        await app.Build("-p:EmitManifestsOnBuild=false");
        Assert.True(app.Has("bin/Debug/net10.0/App.Crds.dll"));
        var rid = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier.StartsWith("linux", StringComparison.Ordinal) ? "linux-x64" : System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        File.Delete(app.Full("obj/project.assets.json"));
        await PackageFeed.DotNet(app.Folder, "publish", "-f", "net10.0", "-r", rid, "--self-contained", "-p:PublishTrimmed=true", "-p:PublishSingleFile=true", "-p:InvariantGlobalization=true", "-o", app.Full("one"));
        Assert.False(app.Has("one/App.Crds.dll"));
        Assert.Contains("size: 3", app.Text("manifests/n/widget-w.yaml"), StringComparison.Ordinal);
        Assert.Contains("size: 3", PackageFeed.Output(app.Full(OperatingSystem.IsWindows() ? "one/App.exe" : "one/App")), StringComparison.Ordinal);
        File.Delete(app.Full("obj/project.assets.json"));
        await PackageFeed.DotNet(app.Folder, "publish", "-f", "net10.0", "-o", app.Full("out"));
        Assert.Contains("size: 3", await PackageFeed.DotNet(app.Folder, "out/App.dll"), StringComparison.Ordinal);

        var output = await app.Build("-v:normal", "-p:CustomResourceAssembly=false", "--no-incremental");
        Assert.DoesNotContain(Compiling, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_are_extended_by_extension_members_and_not_by_parts()
    {
        var app = App("extended");
        app.Put("Extended.cs", """
            public static class WidgetExtensions
            {
                extension(Acme.Api.V1.Widget widget)
                {
                    public bool IsBig => widget.Spec?.Size > 2;
                }
            }
            """);
        app.Put("Program.cs", Program("Size(3)").Replace("Made.Widget.ToYaml()", "Made.Widget.IsBig", StringComparison.Ordinal));
        // The same, whether the types are compiled before or with the project's code.
        foreach (var on in (string[])["true", "false"])
        {
            await app.Build("-p:CustomResourceAssembly=" + on);
            Assert.Contains("True", await PackageFeed.DotNet(app.Folder, "bin/Debug/net10.0/App.dll"), StringComparison.Ordinal);
        }

        app.Put("Extended.cs", "namespace Acme.Api.V1 { partial record Widget { } }");
        Assert.Contains("error CS", await app.Fail("-p:CustomResourceAssembly=false"), StringComparison.Ordinal);
    }

    private static string Assembly(Stranger app)
    {
        var folder = app.Full("obj/Debug/net10.0/crds");
        return Path.Combine(folder, File.ReadAllText(Path.Combine(folder, "key")), "App.Crds.dll");
    }

    /// <summary>Whether an editor's compilation has the definition, and whether it has the assembly.</summary>
    private static async Task<(bool Definition, bool Assembly)> Editor(Stranger app)
    {
        var output = await PackageFeed.DotNet(app.Folder, "msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:NonExistentFile=none/none", "-getItem:CscCommandLineArgs");
        using var answer = JsonDocument.Parse(output);
        var arguments = answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(i => i.GetProperty("Identity").GetString()!).ToList();
        Assert.NotEmpty(arguments);
        return (arguments.Any(a => a.StartsWith("/additionalfile:", StringComparison.Ordinal) && a.Contains("crd.yaml", StringComparison.Ordinal)),
            arguments.Any(a => a.StartsWith("/reference:", StringComparison.Ordinal) && a.Contains("App.Crds.dll", StringComparison.Ordinal)));
    }

    private static byte[] PublicKeyOf(string path)
    {
        using var rsa = new System.Security.Cryptography.RSACryptoServiceProvider();
        rsa.ImportCspBlob(File.ReadAllBytes(path));
        var blob = rsa.ExportCspBlob(false);
        blob[5] = 0x24; // signature, not exchange
        return [0, 0x24, 0, 0, 4, 0x80, 0, 0, .. BitConverter.GetBytes(blob.Length), .. blob];
    }
}
