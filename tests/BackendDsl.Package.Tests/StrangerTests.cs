namespace BackendDsl.Package.Tests;

/// <summary>Projects a stranger might have, built from the packed packages.</summary>
public sealed class StrangerTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Version = "0.1.0";

    private const string Policy = """
        using BackendDsl;
        using BackendDsl.Kgateway.V1Alpha1;

        public static class Policies
        {
            [Manifest]
            public static BackendConfigPolicy Web { get; } = BackendConfigPolicy.New("web", @namespace: "edge")
                .Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("web")).ConnectTimeout("5s"))
                .Build();
        }
        """;

    private const string Widget = """
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
                  spec:
                    type: object
                    properties:
                      size: {type: integer, minimum: 1}
        """;

    private static string Project(string references, string properties = "", string items = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            {properties}
          </PropertyGroup>
          <ItemGroup>{references}{items}</ItemGroup>
        </Project>
        """;

    private static string Package(string id) => $"""<PackageReference Include="{id}" Version="{Version}" />""";

    private string Make(string folder, string name, string project, params (string File, string Text)[] files)
    {
        var path = feed.NewFolder(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(path, name + ".csproj"), project);
        foreach (var (file, text) in files)
            File.WriteAllText(Path.Combine(path, file), text);
        return path;
    }

    [Fact]
    public async Task The_package_for_kgateway_alone_brings_analyzers()
    {
        var path = Make("analyzers", "App", Project(Package("BackendDsl.Kgateway")),
            ("Policies.cs", Policy.Replace(".ConnectTimeout(\"5s\")", ".ConnectTimeout(\"5 s\")", StringComparison.Ordinal)));
        var output = await PackageFeed.DotNetFails(path, "build");
        Assert.Matches(@"Policies\.cs\(8,\d+\): error BDSL[12]\d\d\d", output);
    }

    [Fact]
    public async Task A_folder_with_spaces_and_letters_of_the_world_builds_in_both_configurations()
    {
        var path = Make("größe und 中文 (x)", "App", Project(Package("BackendDsl.Kgateway"), "<ManifestsDirectory>out dir/マニフェスト</ManifestsDirectory>"), ("Policies.cs", Policy));
        var manifest = Path.Combine(path, "out dir", "マニフェスト", "edge", "backendconfigpolicy-web.yaml");
        await PackageFeed.DotNet(path, "build");
        var first = File.ReadAllBytes(manifest);
        var time = File.GetLastWriteTimeUtc(manifest);
        await PackageFeed.DotNet(path, "build", "-c", "Release", "--no-incremental", "-p:UseSharedCompilation=false", "--disable-build-servers");
        Assert.Equal(first, File.ReadAllBytes(manifest));
        Assert.Equal(time, File.GetLastWriteTimeUtc(manifest));
    }

    [Fact]
    public async Task A_library_and_its_app_build_and_publish_through_a_transitive_reference()
    {
        Make("transitive", "Lib", Project(Package("BackendDsl.Kgateway")), ("Policies.cs", Policy));
        var app = Make("transitive", "App",
            Project("""<ProjectReference Include="../Lib/Lib.csproj" />""", "<OutputType>Exe</OutputType><ManifestsDirectory>manifests</ManifestsDirectory>"),
            ("Program.cs", """
                using BackendDsl;
                using BackendDsl.Kgateway.V1Alpha1;
                System.Console.Write(Policies.Web.ToYaml());
                static class Own { [Manifest] static BackendConfigPolicy Web => Policies.Web with { }; }
                """));
        await PackageFeed.DotNet(app, "publish", "-c", "Release");
        Assert.True(File.Exists(Path.Combine(app, "manifests", "edge", "backendconfigpolicy-web.yaml")));
        var bad = Path.Combine(app, "Bad.cs");
        File.WriteAllText(bad, """
            using BackendDsl.Kgateway.V1Alpha1;
            static class Bad { static object P => BackendConfigPolicy.New("Not_A_Name", "edge").Spec(s => { }).Build(); }
            """);
        Assert.Contains("BDSL1", await PackageFeed.DotNetFails(app, "build"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_definition_is_typed_in_the_project_that_names_it()
    {
        var path = Make("any-crd", "App", Project(Package("BackendDsl"), "<ManifestsDirectory>manifests</ManifestsDirectory>", """<CustomResourceDefinition Include="crds/*.yaml" />"""),
            ("Widgets.cs", """
                using App.Crds.ExampleCom.V1;
                using BackendDsl;
                static class Widgets { [Manifest] static Widget W => Widget.New("w", @namespace: "n").Spec(s => s.Size(3)).Build(); }
                """));
        Directory.CreateDirectory(Path.Combine(path, "crds"));
        File.WriteAllText(Path.Combine(path, "crds", "widget.yaml"), Widget);
        await PackageFeed.DotNet(path, "build");
        Assert.Contains("size: 3", File.ReadAllText(Path.Combine(path, "manifests", "n", "widget-w.yaml")), StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(path, "crds", "widget.yaml"), "\n      bad: [\n");
        Assert.Matches(@"widget\.yaml\(\d+,\d+\): error BDSL0", await PackageFeed.DotNetFails(path, "build"));
    }

    [Theory]
    [InlineData("", 1, "DOTNET_TieredPGO=0")]
    [InlineData("", 30, "DOTNET_TieredPGO=0;DOTNET_TC_CallCountingDelayMs=0;DOTNET_TC_CallCountThreshold=400")]
    [InlineData("<CscEnvironment>A=b</CscEnvironment>", 1, "A=b;DOTNET_TieredPGO=0")]
    [InlineData("<CscEnvironment>DOTNET_TieredPGO=1</CscEnvironment>", 1, "DOTNET_TieredPGO=1")]
    [InlineData("<DOTNET_TieredPGO>1</DOTNET_TieredPGO>", 1, "")]
    [InlineData("<DOTNET_TC_CallCountThreshold>30</DOTNET_TC_CallCountThreshold>", 30, "")]
    [InlineData("", 0, "")]
    public async Task The_compiler_is_told_not_to_profile_itself_where_it_has_definitions_to_compile(string properties, int definitions, string expected)
    {
        var items = string.Concat(Enumerable.Range(0, definitions).Select(i => $"""<CustomResourceDefinition Include="{i}.yaml" />"""));
        var path = Make(Guid.NewGuid().ToString("N"), "Tuned", Project(Package("BackendDsl"), properties, items));
        await PackageFeed.DotNet(path, "restore");
        var output = await PackageFeed.DotNet(path, "msbuild", "-t:_BackendDslTuneCompiler", "-getProperty:CscEnvironment");
        Assert.Equal(expected, output.Trim());
    }

    /// <summary>A build's compiler runs the copies of the generator and the analyzers that are compiled beforehand; an editor's, which may be any runtime, the plain ones.</summary>
    [Fact]
    public async Task The_compiler_of_a_build_runs_copies_compiled_beforehand_and_an_editor_the_plain_ones()
    {
        var path = Make("ready", "App", Project(Package("BackendDsl"), "<CustomResourceCache>false</CustomResourceCache>", """<CustomResourceDefinition Include="widget.yaml" />"""),
            ("widget.yaml", Widget), ("Widgets.cs", """static class Widgets { static object W => App.Crds.ExampleCom.V1.Widget.New("w", @namespace: "n").Spec(s => s.Size(3)).Build(); }"""));
        await PackageFeed.DotNet(path, "restore");
        Assert.SkipWhen(Directory.GetDirectories(Path.Combine(PackageFeed.Packages, "backenddsl", Version, "tools", "net10.0")).Length == 0, "packed with ManifestHostRuntimes=none");
        string[] ours = ["Analyzers", "CSharp", "Cel", "Generator", "Validation"];
        async Task<List<string>> Analyzers(params string[] properties)
        {
            var output = await PackageFeed.DotNet(path, ["msbuild", "-t:ResolveLockFileAnalyzers;_BackendDslPreferPrepared", "-getItem:Analyzer", .. properties]);
            using var json = System.Text.Json.JsonDocument.Parse(output);
            return [.. json.RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray().Select(i => i.GetProperty("FullPath").GetString()!.Replace('\\', '/'))
                .Where(f => ours.Contains(Path.GetFileNameWithoutExtension(f).Replace("BackendDsl.", "", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];
        }

        var build = await Analyzers();
        Assert.Equal(ours.Length, build.Count);
        Assert.All(build, f => Assert.Contains("/library/", f, StringComparison.Ordinal));
        foreach (var plain in new[] { "-p:DesignTimeBuild=true", "-p:BackendDslTuneCompiler=false" })
        {
            var found = await Analyzers(plain);
            Assert.Equal(ours.Length, found.Count);
            Assert.All(found, f => Assert.Contains("/analyzers/dotnet/cs/", f, StringComparison.Ordinal));
        }

        // The two are one compilation: the definitions have one key and are compiled to the same bytes, whoever compiles them.
        var log = await PackageFeed.DotNet(path, "build", "-v:d", "-p:UseSharedCompilation=false");
        Assert.Matches("/analyzer:[^ ]*/library/BackendDsl.Generator.dll", log.Replace('\\', '/'));
        var folder = Path.Combine(path, "obj", "Debug", "net10.0", "crds");
        var key = File.ReadAllText(Path.Combine(folder, "key"));
        var assembly = Directory.GetFiles(folder, "App.Crds.dll", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(assembly);
        Directory.Delete(folder, recursive: true);
        log = await PackageFeed.DotNet(path, "build", "-v:d", "-p:UseSharedCompilation=false", "-p:BackendDslTuneCompiler=false");
        Assert.DoesNotMatch("/analyzer:[^ ]*/library/BackendDsl.Generator.dll", log.Replace('\\', '/'));
        Assert.Equal(key, File.ReadAllText(Path.Combine(folder, "key")));
        Assert.Equal(bytes, File.ReadAllBytes(assembly));
    }

    /// <summary>The compiler only warns of an analyzer that throws, and its checks would be lost in silence.</summary>
    [Fact]
    public async Task An_analyzer_that_throws_fails_the_build()
    {
        var path = Make("throwing", "App", Project(Package("BackendDsl"), "<EnableDefaultCompileItems>false</EnableDefaultCompileItems>",
                """<Compile Include="App.cs" /><ProjectReference Include="Broken/Broken.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />"""),
            ("App.cs", "class App;"));
        Directory.CreateDirectory(Path.Combine(path, "Broken"));
        File.WriteAllText(Path.Combine(path, "Broken", "Broken.cs"), """
            using System;
            using System.Collections.Immutable;
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.Diagnostics;
            [DiagnosticAnalyzer(LanguageNames.CSharp)]
            public class Broken : DiagnosticAnalyzer
            {
                public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("X0001", "x", "x", "x", DiagnosticSeverity.Warning, true)];
                public override void Initialize(AnalysisContext context) => context.RegisterSymbolAction(_ => throw new InvalidOperationException("planted"), SymbolKind.NamedType);
            }
            """);
        // The SDK's own compiler is reference enough for an analyzer.
        File.WriteAllText(Path.Combine(path, "Broken", "Broken.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><LangVersion>latest</LangVersion></PropertyGroup>
              <ItemGroup><Reference Include="$(MSBuildToolsPath)/Roslyn/bincore/Microsoft.CodeAnalysis.dll" /></ItemGroup>
            </Project>
            """);
        var output = await PackageFeed.DotNetFails(path, "build");
        Assert.Contains("error AD0001", output, StringComparison.Ordinal);
        Assert.Contains("planted", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_library_the_build_says_so()
    {
        var path = Make("no-library", "App",
            Project("""<PackageReference Include="BackendDsl" Version="0.1.0" ExcludeAssets="compile" />""", "", """<CustomResourceDefinition Include="crd.yaml" />"""),
            ("crd.yaml", "a: b"));
        Assert.Contains("BDSL0211", await PackageFeed.DotNetFails(path, "build"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_template_builds_at_once_and_rules_judge_who_references_them()
    {
        var folder = feed.NewFolder("template");
        var hive = Path.Combine(folder, ".hive");
        await PackageFeed.DotNet(folder, "new", "install", Path.Combine(feed.Require(), $"BackendDsl.Templates.{Version}.nupkg"), "--debug:custom-hive", hive);
        await PackageFeed.DotNet(folder, "new", "backenddsl", "-n", "Shop", "--resourceNamespace", "shop", "--debug:custom-hive", hive);
        var shop = Path.Combine(folder, "Shop");
        await PackageFeed.DotNet(shop, "build");
        Assert.Contains("namespace: shop", File.ReadAllText(Path.Combine(shop, "manifests", "shop", "backendconfigpolicy-web.yaml")), StringComparison.Ordinal);

        // A package of rules: whoever references it is judged by them, at once and without a word in the project.
        await PackageFeed.DotNet(folder, "new", "backenddsl-rules", "-n", "Acme.Rules", "--debug:custom-hive", hive);
        await PackageFeed.DotNet(Path.Combine(folder, "Acme.Rules"), "pack", "-o", Path.Combine(folder, "rules"));
        var project = Path.Combine(shop, "Shop.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("</Project>", "<ItemGroup><PackageReference Include=\"Acme.Rules\" Version=\"1.0.0\" /></ItemGroup></Project>", StringComparison.Ordinal));
        var refused = await PackageFeed.DotNetFails(shop, "build", $"-p:RestoreAdditionalProjectSources={Path.Combine(folder, "rules")}");
        Assert.Contains("BDSL3001", refused, StringComparison.Ordinal);
        Assert.Contains("every policy names its team", refused, StringComparison.Ordinal);

        // A library of kinds.
        await PackageFeed.DotNet(folder, "new", "backenddsl-kinds", "-n", "Acme.Kinds", "--debug:custom-hive", hive);
        await PackageFeed.DotNet(Path.Combine(folder, "Acme.Kinds"), "build", "-warnaserror");
    }
}
