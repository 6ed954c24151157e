using System.Diagnostics;
using System.Globalization;

namespace BackendDsl.Benchmarks.Build;

/// <summary>A project that is built with the packed package, in a folder of its own.</summary>
internal sealed class BuildProject
{
    private readonly string _folder;

    /// <summary>Writes and restores a project.</summary>
    /// <param name="root">The folder of all of them.</param>
    /// <param name="name">The project's name.</param>
    /// <param name="feed">Where its package comes from.</param>
    /// <param name="package">The package, a slash, its version.</param>
    /// <param name="item">How the project's definitions are named to the package.</param>
    /// <param name="definitions">Files of definitions.</param>
    public BuildProject(string root, string name, string feed, string package, string item, IEnumerable<string> definitions)
    {
        _folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        var items = string.Concat(definitions.Select(f => $"""<{item} Include="{f}" />"""));
        var id = package.Split('/');
        File.WriteAllText(Path.Combine(_folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <CustomResourceCache>false</CustomResourceCache>
                <RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(root, "packages")}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{id[0]}" Version="{id[1]}" />
                {items}
              </ItemGroup>
            </Project>
            """);
        EditCode(0);
        DotNet("restore");
    }

    /// <summary>Changes a line of C#.</summary>
    public void EditCode(int number) => File.WriteAllText(Path.Combine(_folder, "Code.cs"), string.Create(CultureInfo.InvariantCulture, $"static class Code {{ const int Number = {number}; }}\n"));

    /// <summary>Takes away what earlier builds made.</summary>
    public void Clean()
    {
        foreach (var output in (string[])["bin", Path.Combine("obj", "Debug")])
        {
            if (Directory.Exists(Path.Combine(_folder, output)))
                Directory.Delete(Path.Combine(_folder, output), recursive: true);
        }
    }

    /// <summary>Builds and measures.</summary>
    /// <param name="server">The id of the compiler server to use; null for a compiler process of the build's own.</param>
    /// <param name="properties">More for the build.</param>
    public BuildFigures Build(string? server = null, params string[] properties)
    {
        using var meter = new CompilerMeter(server);
        var watch = Stopwatch.StartNew();
        DotNet(["build", "--no-restore", "-m:1", "-nodeReuse:false", "-v:quiet", server is null ? "-p:UseSharedCompilation=false" : "-p:SharedCompilationId=" + server, .. properties]);
        return new(watch.Elapsed.TotalSeconds, meter.Taken, meter.Peak);
    }

    private void DotNet(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        // What this process was started with is not the build's.
        start.Environment.Remove("UseSharedCompilation");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} in {_folder} ended with {process.ExitCode}:\n{output}");
    }
}
