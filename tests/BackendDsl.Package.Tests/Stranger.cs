using System.Text.RegularExpressions;

namespace BackendDsl.Package.Tests;

/// <summary>A project of somebody who has the packages and nothing else of ours.</summary>
internal sealed class Stranger
{
    private Stranger(string folder) => Folder = folder;

    /// <summary>The project's folder.</summary>
    public string Folder { get; }

    /// <summary>Makes a project.</summary>
    /// <param name="feed">Where the packages are.</param>
    /// <param name="path">Folder below the feed's; its last part names the project.</param>
    /// <param name="properties">Elements of the property group.</param>
    /// <param name="items">Elements of the item group.</param>
    /// <param name="files">Files by name.</param>
    public static Stranger Make(PackageFeed feed, string path, string properties, string items, params (string Name, string Text)[] files)
    {
        var stranger = new Stranger(feed.NewFolder(path));
        var framework = properties.Contains("<TargetFramework", StringComparison.Ordinal) ? "" : "<TargetFramework>net10.0</TargetFramework>";
        stranger.Put("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{framework}<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>{properties}</PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """);
        foreach (var (name, text) in files)
            stranger.Put(name, text);
        return stranger;
    }

    /// <summary>A reference to one of our packages.</summary>
    public static string Package(string id) => $"""<PackageReference Include="{id}" Version="0.1.0" />""";

    /// <summary>Writes a file of the project.</summary>
    public void Put(string name, string text)
    {
        var path = Full(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Reads a file of the project.</summary>
    public string Text(string name) => File.ReadAllText(Full(name));

    /// <summary>True where a file is there.</summary>
    public bool Has(string name) => File.Exists(Full(name));

    /// <summary>The full path of a file.</summary>
    public string Full(string name) => Path.Combine(Folder, name);

    /// <summary>Builds and expects success; gives what the build said.</summary>
    public async Task<string> Build(params string[] arguments) => Clean(await PackageFeed.DotNet(Folder, ["build", .. Quick(), .. arguments]));

    /// <summary>Builds and expects failure; gives what the build said.</summary>
    public async Task<string> Fail(params string[] arguments) => Clean(await PackageFeed.DotNetFails(Folder, ["build", .. Quick(), .. arguments]));

    // What is restored is not restored again.
    private string[] Quick() => Has("obj/project.assets.json") ? ["--no-restore", "-m:1"] : ["-m:1"];

    // A tab of the console's is not ours.
    private static string Clean(string output) => Regex.Replace(output, "\u001b\\[[0-9;]*m", "");
}
