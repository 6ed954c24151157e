using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace BackendDsl.Package.Tests;

/// <summary>What is in the packages, and what the assemblies beside the compiler ask of their host.</summary>
public sealed partial class PackageContentTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private ZipArchive Open(string id) => ZipFile.OpenRead(Directory.GetFiles(feed.Require(), id + ".0.*.nupkg").Single(f => !f.EndsWith(".symbols.nupkg", StringComparison.Ordinal)));

    [Fact]
    public void The_main_package_holds_one_analyzer_slot_and_the_host()
    {
        using var package = Open("BackendDsl");
        var files = package.Entries.Select(e => e.FullName).Where(n => !n.StartsWith("_rels", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal)
            && !n.StartsWith("docs/diagnostics/", StringComparison.Ordinal) && n != "[Content_Types].xml").Order(StringComparer.Ordinal);
        Assert.Equal(
        [
            "BackendDsl.nuspec",
            "LICENSE",
            "README.md",
            "THIRD-PARTY-NOTICES.txt",
            "analyzers/dotnet/cs/BackendDsl.Analyzers.dll",
            "analyzers/dotnet/cs/BackendDsl.CSharp.dll",
            "analyzers/dotnet/cs/BackendDsl.Cel.dll",
            "analyzers/dotnet/cs/BackendDsl.CodeFixes.dll",
            "analyzers/dotnet/cs/BackendDsl.Generator.dll",
            "analyzers/dotnet/cs/BackendDsl.Validation.dll",
            "analyzers/dotnet/cs/YamlDotNet.dll",
            "buildTransitive/BackendDsl.props",
            "buildTransitive/BackendDsl.targets",
            "lib/net10.0/BackendDsl.dll",
            "lib/net10.0/BackendDsl.xml",
            "tools/net10.0/BackendDsl.ManifestHost.dll",
            "tools/netstandard2.0/BackendDsl.Build.dll",
        ], files.Where(f => !Ready().IsMatch(f)));
        // For each machine that was asked for, the host, what it starts with, what the compiler runs there, and what compiles definitions.
        var ready = files.Select(f => Ready().Match(f)).Where(m => m.Success).GroupBy(m => m.Groups[1].Value, m => m.Groups[2].Value).ToList();
        Assert.All(ready, r => Assert.Equal(
        [
            "BackendDsl.ManifestHost.dll",
            "library/BackendDsl.Analyzers.dll",
            "library/BackendDsl.CSharp.dll",
            "library/BackendDsl.Cel.dll",
            "library/BackendDsl.DefinitionCompiler.dll",
            "library/BackendDsl.DefinitionCompiler.runtimeconfig.json",
            "library/BackendDsl.Generator.dll",
            "library/BackendDsl.Validation.dll",
            "library/BackendDsl.dll",
            "library/YamlDotNet.dll",
        ], r));
        // What a diagnostic means is to be read where there is no network.
        Assert.NotNull(package.GetEntry("docs/diagnostics/BDSL1002.md"));
        Assert.NotNull(package.GetEntry("docs/diagnostics/README.md"));
    }

    [Fact]
    public void Assemblies_beside_the_compiler_bind_only_what_every_host_has()
    {
        using var package = Open("BackendDsl");
        // System.Memory is what the compiler's own public surface (ImmutableArray) is made with: every host has it.
        string[] allowed = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces",
            "System.Collections.Immutable", "System.Memory", "System.Composition.AttributedModel", "BackendDsl.Cel", "BackendDsl.Validation", "BackendDsl.CSharp", "BackendDsl.Analyzers", "BackendDsl.Generator", "YamlDotNet"];
        var seen = 0;
        foreach (var entry in package.Entries.Where(e => e.FullName.StartsWith("analyzers/", StringComparison.Ordinal)))
        {
            using var copy = new MemoryStream();
            using (var stream = entry.Open())
                stream.CopyTo(copy);
            copy.Position = 0;
            using var assembly = new PEReader(copy);
            var reader = assembly.GetMetadataReader();
            var references = reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name)).ToList();
            Assert.All(references, r => Assert.True(allowed.Contains(r), $"{entry.Name} refers to {r}"));
            if (entry.Name != "BackendDsl.CodeFixes.dll")
                Assert.DoesNotContain("Microsoft.CodeAnalysis.Workspaces", references);
            seen++;
        }

        Assert.Equal(7, seen);
    }

    /// <summary>The licence is in every package; what is inside of others is named with its version, and nothing else is inside.</summary>
    [Fact]
    public void Packages_carry_their_licence_and_the_notices_of_what_is_inside()
    {
        foreach (var file in Directory.GetFiles(feed.Require(), "BackendDsl*.nupkg"))
        {
            using var package = ZipFile.OpenRead(file);
            Assert.Contains("Apache License", Text(package, "LICENSE"), StringComparison.Ordinal);
            var foreign = package.Entries.Where(e => e.Name.EndsWith(".dll", StringComparison.Ordinal) && !e.Name.StartsWith("BackendDsl", StringComparison.Ordinal)).Select(e => Path.GetFileNameWithoutExtension(e.Name)).Distinct(StringComparer.Ordinal).ToList();
            var notices = package.GetEntry("THIRD-PARTY-NOTICES.txt") is null ? "" : Text(package, "THIRD-PARTY-NOTICES.txt");
            Assert.All(foreign, name => Assert.Contains($"## {name} ", notices, StringComparison.Ordinal));
            Assert.Equal(foreign.Count, notices.Split("\n## ").Length - 1);
            // Programs that the build runs are no part of the product.
            Assert.DoesNotContain(package.Entries, e => e.Name.StartsWith("BackendDsl.EnvoyFacts", StringComparison.Ordinal));
        }
    }

    /// <summary>What is compiled to native code beforehand for one machine.</summary>
    [System.Text.RegularExpressions.GeneratedRegex("^tools/net10[.]0/([a-z]+-[a-z0-9]+)/(.*)$")]
    private static partial System.Text.RegularExpressions.Regex Ready();

    private static string Text(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)?.Open() ?? throw new InvalidOperationException($"there is no {name}"));
        return reader.ReadToEnd();
    }

    [Fact]
    public void The_product_is_packed_and_nothing_else_and_no_package_tells_where_it_was_made()
    {
        var packages = Directory.GetFiles(feed.Require(), "*.nupkg");
        Assert.Equal(
            ["BackendDsl", "BackendDsl.Cel", "BackendDsl.Envoy", "BackendDsl.EnvoyGateway", "BackendDsl.GatewayApi", "BackendDsl.Kgateway", "BackendDsl.Templates", "BackendDsl.Testing", "BackendDsl.Tool", "BackendDsl.Validation"],
            packages.Select(p => Path.GetFileName(p).Split(".0.")[0]).Order(StringComparer.Ordinal));
        foreach (var path in packages)
        {
            using var package = ZipFile.OpenRead(path);
            var nuspec = XDocument.Parse(Text(package, package.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).FullName));
            var url = (string?)nuspec.Descendants().SingleOrDefault(e => e.Name.LocalName == "repository")?.Attribute("url");
            Assert.True(url is null || url.StartsWith("https://", StringComparison.Ordinal), $"{path}: {url}");
        }
    }

    [Theory]
    [InlineData("BackendDsl.Cel", "")]
    [InlineData("BackendDsl.Validation", "BackendDsl.Cel,YamlDotNet")]
    [InlineData("BackendDsl", "BackendDsl.Validation,KubernetesClient,YamlDotNet")]
    [InlineData("BackendDsl.Envoy", "BackendDsl.Validation,Google.Protobuf,YamlDotNet")]
    [InlineData("BackendDsl.Kgateway", "BackendDsl,BackendDsl.Envoy,BackendDsl.GatewayApi,BackendDsl.Validation")]
    public void Packages_depend_on_what_they_should_and_say_what_they_are(string id, string dependencies)
    {
        using var package = Open(id);
        using var stream = package.GetEntry(id + ".nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        var ns = metadata.Name.Namespace;
        var found = metadata.Descendants(ns + "dependency").ToList();
        Assert.Equal(dependencies.Split(',', StringSplitOptions.RemoveEmptyEntries), found.Select(d => (string)d.Attribute("id")!).Order(StringComparer.Ordinal));
        Assert.Equal("Apache-2.0", (string?)metadata.Element(ns + "license"));
        Assert.Equal("README.md", (string?)metadata.Element(ns + "readme"));
        Assert.False(string.IsNullOrWhiteSpace((string?)metadata.Element(ns + "description")));
        if (id == "BackendDsl.Kgateway")
        {
            // Analyzers and build targets must reach who references this package alone.
            var main = found.Single(d => (string?)d.Attribute("id") == "BackendDsl");
            Assert.DoesNotContain("Analyzers", (string?)main.Attribute("exclude") ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain("Build", (string?)main.Attribute("exclude") ?? "", StringComparison.Ordinal);
        }
    }
}
