using System.Diagnostics;

namespace BackendDsl.Benchmarks.Build;

/// <summary>
/// A whole <c>dotnet build</c> with the packed package and a cold compiler: of an empty project and of the 65 definitions in turn, so that what counts is the ratio of
/// the two in the same minutes.
/// </summary>
internal static class BuildSmoke
{
    /// <summary>Names the folder with the packed packages, as for the package tests.</summary>
    private const string Variable = "BACKENDDSL_PACKAGES";

    private const int Rounds = 3;

    public static void Run()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } feed)
        {
            Console.WriteLine($"whole build: set {Variable} to a folder with the packed packages (dotnet pack -c Release -o FOLDER)");
            return;
        }

        var root = Directory.CreateTempSubdirectory("backenddsl-build-").FullName;
        try
        {
            var empty = Project(root, "Empty", Path.GetFullPath(feed), []);
            var full = Project(root, "Full", Path.GetFullPath(feed), BenchmarkData.Definitions());
            List<double> emptyTimes = [], fullTimes = [];
            for (var i = 0; i < Rounds; i++)
            {
                emptyTimes.Add(Build(empty));
                fullTimes.Add(Build(full));
            }

            Console.WriteLine($"""
                whole build, cold compiler, medians of {Rounds} in turn:
                  empty project {Median(emptyTimes):F1} s, 65 definitions {Median(fullTimes):F1} s (best {fullTimes.Min():F1} s): {Median(fullTimes) / Median(emptyTimes):F1} times
                """);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Project(string root, string name, string feed, IEnumerable<string> definitions)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        var items = string.Concat(definitions.Select(f => $"""<CustomResourceDefinition Include="{f}" />"""));
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(root, "packages")}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="BackendDsl" Version="0.1.0" />
                {items}
              </ItemGroup>
            </Project>
            """);
        DotNet(folder, "restore");
        return folder;
    }

    private static double Build(string folder)
    {
        foreach (var output in (string[])["bin", Path.Combine("obj", "Debug")])
        {
            if (Directory.Exists(Path.Combine(folder, output)))
                Directory.Delete(Path.Combine(folder, output), recursive: true);
        }

        return DotNet(folder, "build", "--no-restore", "-p:UseSharedCompilation=false", "-nodeReuse:false");
    }

    private static double DotNet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
