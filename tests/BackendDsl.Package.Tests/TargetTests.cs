namespace BackendDsl.Package.Tests;

/// <summary>The rows of the table in docs/manifests.md: each kind of project writes its manifests, or says in one message why not.</summary>
public sealed class TargetTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Manifests = "<ManifestsDirectory>manifests</ManifestsDirectory>";

    private const string Map = "manifests/n/configmap-m.yaml";

    private const string Code = """
        using BackendDsl;
        using k8s.Models;

        public static class R
        {
            [Manifest]
            public static V1ConfigMap Map => new() { Metadata = new() { Name = "m", NamespaceProperty = "n" }, Data = new Dictionary<string, string> { ["v"] = typeof(R).Assembly.GetName().ProcessorArchitecture.ToString() } };
        }
        """;

    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          names: {kind: Widget, plural: widgets}
          scope: Namespaced
          versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}}
        """;

    [Fact]
    public async Task Assemblies_for_other_machines_are_read_all_the_same()
    {
        // Without a native launcher, which would have to be fetched for each machine.
        var lib = Stranger.Make(feed, "machines/lib", "<AssemblyName>Lib</AssemblyName>", "", ("L.cs", "public static class L { public static string Name => \"lib\"; }"));
        var app = Stranger.Make(feed, "machines/app", Manifests + "<OutputType>Exe</OutputType><UseAppHost>false</UseAppHost>", Stranger.Package("BackendDsl") + """<ProjectReference Include="../lib/App.csproj" />""",
            ("R.cs", Code.Replace("typeof(R).Assembly.GetName().ProcessorArchitecture.ToString()", "L.Name", StringComparison.Ordinal)), ("Program.cs", "System.Console.WriteLine(1);"));
        await app.Build("-p:PlatformTarget=ARM64");
        Assert.Contains("v: lib", app.Text(Map), StringComparison.Ordinal);
        foreach (var arguments in (string[][])[["-p:PlatformTarget=x86"], ["-r", "linux-arm64", "--self-contained", "false"], ["-r", "win-x86", "--self-contained", "false"]])
        {
            File.Delete(app.Full(Map));
            if (arguments[0] == "-r")
                File.Delete(app.Full("obj/project.assets.json"));
            await app.Build(arguments);
            Assert.Contains("v: lib", app.Text(Map), StringComparison.Ordinal);
        }

        Assert.NotNull(lib);
    }

    [Fact]
    public async Task Web_projects_trimmed_native_and_single_file_ones_write_when_they_are_built()
    {
        var app = Stranger.Make(feed, "web", Manifests + "<PublishAot>true</PublishAot><PublishTrimmed>true</PublishTrimmed><PublishSingleFile>true</PublishSingleFile><InvariantGlobalization>true</InvariantGlobalization>",
            Stranger.Package("BackendDsl"), ("R.cs", Code.Replace("typeof(R).Assembly.GetName().ProcessorArchitecture.ToString()", "new Microsoft.AspNetCore.Http.DefaultHttpContext().Request.Path.Value + \"web\"", StringComparison.Ordinal)),
            ("Program.cs", "var app = WebApplication.Create(args); app.Run();"));
        app.Put("App.csproj", app.Text("App.csproj").Replace("Microsoft.NET.Sdk\"", "Microsoft.NET.Sdk.Web\"", StringComparison.Ordinal).Replace("<PublishAot>true</PublishAot><PublishTrimmed>true</PublishTrimmed><PublishSingleFile>true</PublishSingleFile>", "<IsAotCompatible>true</IsAotCompatible><JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault>", StringComparison.Ordinal));
        await app.Build();
        Assert.Contains("v: web", app.Text(Map), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_target_frameworks_one_writes_and_an_old_one_is_told_by_name()
    {
        var app = Stranger.Make(feed, "several", Manifests + "<TargetFrameworks>net10.0;net9.0</TargetFrameworks>", Stranger.Package("BackendDsl") + """<CustomResourceDefinition Include="crd.yaml" />""", ("crd.yaml", Definition));
        Assert.Contains("error BDSL0211: BackendDsl needs net10.0 or later, and the target framework is net9.0", await app.Fail(), StringComparison.Ordinal);
        app.Put("App.csproj", app.Text("App.csproj").Replace("<ItemGroup>", "<ItemGroup Condition=\"'$(TargetFramework)' == 'net10.0'\">", StringComparison.Ordinal));
        app.Put("R.cs", "#if NET10_0_OR_GREATER\n" + Code + "\n#endif\n");
        File.Delete(app.Full("obj/project.assets.json"));
        var output = await app.Build();
        Assert.Contains("App -> " + app.Full("manifests") + ": 1 written", output, StringComparison.Ordinal);
        Assert.True(app.Has(Map));
    }

    [Fact]
    public async Task An_old_language_version_is_one_message_and_generated_files_in_the_tree_are_not_compiled_twice()
    {
        var app = Stranger.Make(feed, "language", Manifests + "<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles><CompilerGeneratedFilesOutputPath>generated</CompilerGeneratedFilesOutputPath>",
            Stranger.Package("BackendDsl") + """<CustomResourceDefinition Include="crd.yaml" />""", ("crd.yaml", Definition), ("R.cs", Code));
        await app.Build();
        Assert.NotEmpty(Directory.GetFiles(app.Full("generated"), "*.cs", SearchOption.AllDirectories));
        app.Put("R.cs", Code + "\n// changed\n");
        await app.Build();
        var output = await app.Fail("-p:LangVersion=9.0");
        Assert.Contains("error BDSL0218: The code that BackendDsl generates needs C# 13 or later, and LangVersion is 9.0", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
        await app.Build("-p:LangVersion=13.0");
    }

    [Fact]
    public async Task Fsharp_members_are_written_once_and_definitions_are_told_to_be_of_no_use()
    {
        var app = Stranger.Make(feed, "fsharp", Manifests, Stranger.Package("BackendDsl") + """<Compile Include="a.fs" /><CustomResourceDefinition Include="crd.yaml" />""", ("crd.yaml", Definition), ("a.fs", """
            module A
            open BackendDsl
            open k8s.Models
            [<Manifest>]
            let ns = V1Namespace(Metadata = V1ObjectMeta(Name = "fs"))
            """));
        File.Move(app.Full("App.csproj"), app.Full("App.fsproj"));
        var output = await app.Build();
        Assert.Contains("warning BDSL0219", output, StringComparison.Ordinal);
        Assert.True(app.Has("manifests/_cluster/namespace-fs.yaml"));
    }

    [Fact]
    public async Task A_test_project_with_an_entry_point_of_its_own_writes_what_is_marked()
    {
        var app = Stranger.Make(feed, "tests", Manifests + "<OutputType>Exe</OutputType><IsTestProject>true</IsTestProject>", Stranger.Package("BackendDsl") + """<PackageReference Include="xunit.v3" Version="3.2.2" />""",
            ("R.cs", Code), ("T.cs", "public class T { [Xunit.Fact] public void Holds() => Xunit.Assert.NotNull(R.Map); }"));
        await app.Build();
        Assert.True(app.Has(Map));
    }
}
