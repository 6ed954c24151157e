using System.Xml.Linq;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Architecture.Tests;

/// <summary>References go one way only; see docs/architecture.md.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["BackendDsl.Cel"] = [],
        ["BackendDsl.Validation"] = ["BackendDsl.Cel"],
        ["BackendDsl.CSharp"] = ["BackendDsl.Validation"],
        ["BackendDsl.Generator"] = ["BackendDsl.CSharp", "BackendDsl.Validation"],
        ["BackendDsl.DefinitionCompiler"] = ["BackendDsl.CSharp"],
        ["BackendDsl.Analyzers"] = ["BackendDsl.Validation"],
        ["BackendDsl.CodeFixes"] = ["BackendDsl.Analyzers", "BackendDsl.CSharp"],
        ["BackendDsl"] = ["BackendDsl.Validation"],
        // Findings and documents, nothing of Kubernetes; the printer of its tables only runs while it is built.
        ["BackendDsl.Envoy"] = ["BackendDsl.Validation", "BackendDsl.EnvoyFacts"],
        // Generator and analyzers only as such, never as libraries.
        ["BackendDsl.GatewayApi"] = ["BackendDsl", "BackendDsl.Envoy", "BackendDsl.Generator", "BackendDsl.Analyzers", "BackendDsl.Validation"],
        ["BackendDsl.EnvoyGateway"] = ["BackendDsl", "BackendDsl.Envoy", "BackendDsl.GatewayApi", "BackendDsl.Generator", "BackendDsl.Analyzers", "BackendDsl.Validation"],
        ["BackendDsl.Kgateway"] = ["BackendDsl", "BackendDsl.Envoy", "BackendDsl.GatewayApi", "BackendDsl.Generator", "BackendDsl.Analyzers", "BackendDsl.Validation"],
        ["BackendDsl.ManifestHost"] = ["BackendDsl", "BackendDsl.Validation"],
        ["BackendDsl.Testing"] = ["BackendDsl", "BackendDsl.Validation"],
        // Runs inside MSBuild, where nothing of ours can be loaded.
        ["BackendDsl.Build"] = [],
        ["BackendDsl.Templates"] = [],
        // On top of all.
        ["BackendDsl.Tool"] = ["BackendDsl", "BackendDsl.CSharp", "BackendDsl.Envoy", "BackendDsl.EnvoyGateway", "BackendDsl.GatewayApi", "BackendDsl.Kgateway", "BackendDsl.Validation"],
    };

    private static readonly Dictionary<string, string[]> s_packages = new(StringComparer.Ordinal)
    {
        ["BackendDsl.Cel"] = [],
        ["BackendDsl.Validation"] = ["YamlDotNet"],
        ["BackendDsl.CSharp"] = [],
        ["BackendDsl.Generator"] = ["Microsoft.CodeAnalysis.Analyzers", "Microsoft.CodeAnalysis.CSharp"],
        ["BackendDsl.DefinitionCompiler"] = [],
        ["BackendDsl.Analyzers"] = ["Microsoft.CodeAnalysis.Analyzers", "Microsoft.CodeAnalysis.CSharp"],
        ["BackendDsl.CodeFixes"] = ["Microsoft.CodeAnalysis.Analyzers", "Microsoft.CodeAnalysis.CSharp.Workspaces"],
        ["BackendDsl"] = ["KubernetesClient", "YamlDotNet"],
        ["BackendDsl.Envoy"] = ["Google.Protobuf", "Grpc.Tools", "YamlDotNet"],
        ["BackendDsl.GatewayApi"] = [],
        ["BackendDsl.EnvoyGateway"] = [],
        ["BackendDsl.Kgateway"] = [],
        ["BackendDsl.ManifestHost"] = [],
        ["BackendDsl.Testing"] = [],
        // MSBuild brings the reader of metadata itself.
        ["BackendDsl.Build"] = ["Microsoft.Build.Utilities.Core", "System.Reflection.Metadata"],
        ["BackendDsl.Templates"] = [],
        ["BackendDsl.Tool"] = ["KubernetesClient", "System.CommandLine"],
    };

    public static TheoryData<string> Projects() => [.. Directory
        .EnumerateFiles(Path.Combine(TestData.RepositoryRoot, "runtime"), "*.csproj", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Path.Combine(TestData.RepositoryRoot, "generator"), "*.csproj", SearchOption.AllDirectories))
        .Where(p => !p.Contains("content", StringComparison.Ordinal))
        .Select(p => Path.GetRelativePath(TestData.RepositoryRoot, p).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_it_may(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var xml = XDocument.Load(Path.Combine(TestData.RepositoryRoot, project));
        var projects = xml.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!)).ToList();
        var packages = xml.Descendants("PackageReference").Select(r => (string)r.Attribute("Include")!).ToList();
        Assert.True(s_allowed.ContainsKey(name), $"{name} is a new project: say in docs/architecture.md and here what it may refer to");
        Assert.All(projects, r => Assert.True(s_allowed[name].Contains(r), $"{name} must not refer to {r}"));
        Assert.All(packages, r => Assert.True(s_packages[name].Contains(r), $"{name} must not refer to package {r}"));
        var library = xml.Descendants("ProjectReference").Where(r => ((string)r.Attribute("Include")!).Contains("/generator/", StringComparison.Ordinal) && (string?)r.Attribute("OutputItemType") != "Analyzer");
        // The command prints C# with the generator's own names: the part of it that knows no compiler is a library to it.
        if (name == "BackendDsl.Tool")
            Assert.All(library, r => Assert.EndsWith("BackendDsl.CSharp.csproj", (string)r.Attribute("Include")!, StringComparison.Ordinal));
        else if (!project.StartsWith("generator/", StringComparison.Ordinal))
            Assert.Empty(library);
    }

    [Fact]
    public void Every_package_version_is_said_once_in_one_place()
    {
        var versions = XDocument.Load(Path.Combine(TestData.RepositoryRoot, "Directory.Packages.props")).Descendants("PackageVersion").Select(v => (string)v.Attribute("Include")!).ToList();
        Assert.Equal(versions.Distinct(StringComparer.OrdinalIgnoreCase), versions);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "BackendDsl.sln")).Replace('\\', '/');
        var missing = SourceTree.Files("*.csproj")
            .Where(p => !p.Contains("/content/", StringComparison.Ordinal))
            .Where(p => !solution.Contains(p, StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_packages_alone_are_packed_and_all_of_them()
    {
        var listed = XDocument.Parse(SourceTree.Read("eng/packages.proj")).Descendants("ItemGroup").Elements().Select(static e => e.Attribute("Include")!.Value.Replace("../", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var packable = SourceTree.Files("*.csproj").Where(static p => p.StartsWith("runtime/", StringComparison.Ordinal) && !p.Contains("/content/", StringComparison.Ordinal))
            .Where(static p => SourceTree.Read(p).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(packable, listed);
    }
}
