using System.Diagnostics;
using System.Globalization;

namespace BackendDsl.Benchmarks.Build;

/// <summary>
/// The manifests step with the packed package: the host from start to done for one policy and for a thousand, an empty program beside it in the same
/// minutes; and what the step adds to a build that has nothing to do.
/// </summary>
internal static class HostSmoke
{
    /// <summary>Names the folder with the packed packages, as for the package tests.</summary>
    private const string Variable = "BACKENDDSL_PACKAGES";

    private const int Rounds = 9;

    public static void Run()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } feed)
        {
            Console.WriteLine($"manifests step: set {Variable} to a folder with the packed packages (dotnet pack eng/packages.proj -c Release -o FOLDER)");
            return;
        }

        var root = Directory.CreateTempSubdirectory("backenddsl-host-").FullName;
        try
        {
            var empty = Project(root, "Empty", Path.GetFullPath(feed), "<OutputType>Exe</OutputType>", "return 0;");
            var fleet = Project(root, "Fleet", Path.GetFullPath(feed), "<ManifestsDirectory>manifests</ManifestsDirectory>", """
                using BackendDsl;
                using BackendDsl.Kgateway.V1Alpha1;
                public static class Fleet
                {
                    [Manifest]
                    public static IEnumerable<BackendConfigPolicy> All(ManifestContext context) => Enumerable.Range(0, int.Parse(context.Properties["Count"])).Select(i => BackendConfigPolicy
                        .New($"p{i}", @namespace: "edge")
                        .Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name($"s{i}")).ConnectTimeout("5s").CommonHttpProtocolOptions(h => h.MaxHeadersCount(15).IdleTimeout("10s")))
                        .Build());
                }
                """);
            var nothing = Time(() => DotNet(empty, "exec", Directory.GetFiles(Path.Combine(empty, "bin"), "Empty.dll", SearchOption.AllDirectories).Single()), Rounds);
            foreach (var count in (int[])[1, 1000])
            {
                var host = Time(HostOf(fleet, count), Rounds);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"manifests host, {count} policies: {host:F0} ms, an empty program {nothing:F0} ms: {host / nothing:F1} times"));
            }

            string[] build = ["build", "--no-restore", "-m:1", "-v:quiet", "-p:ManifestsProperties=Count=1000"];
            DotNet(fleet, build);
            var (with, without) = (new List<double>(), new List<double>());
            for (var i = 0; i < Rounds; i++)
            {
                with.Add(Once(() => DotNet(fleet, build)));
                without.Add(Once(() => DotNet(fleet, [.. build, "-p:EmitManifestsOnBuild=false"])));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a build with nothing to do, 1000 manifests: {Median(with):F0} ms with the step, {Median(without):F0} ms without: {Median(with) - Median(without):F0} ms"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static Action HostOf(string fleet, int count)
    {
        DotNet(fleet, "build", "--no-restore", "-m:1", "-v:quiet", "-p:ManifestsProperties=Count=" + count.ToString(CultureInfo.InvariantCulture));
        var options = Directory.GetFiles(Path.Combine(fleet, "obj"), "*.manifests.options", SearchOption.AllDirectories).Single();
        var host = File.ReadLines(options).Single(l => l.StartsWith("HostFile\t", StringComparison.Ordinal)).Split('\t')[1];
        return () => DotNet(fleet, "exec", "--runtimeconfig", options.Replace(".options", ".runtimeconfig.json", StringComparison.Ordinal), host, options);
    }

    private static string Project(string root, string name, string feed, string properties, string code)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(root, "packages")}</RestorePackagesPath>
                {properties}
              </PropertyGroup>
              <ItemGroup><PackageReference Include="BackendDsl.Kgateway" Version="0.1.0" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Code.cs"), code);
        DotNet(folder, "build", "-m:1", "-v:quiet", "-p:EmitManifestsOnBuild=false");
        return folder;
    }

    private static double Time(Action action, int rounds) => Median([.. Enumerable.Range(0, rounds).Select(_ => Once(action))]);

    private static double Once(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static void DotNet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }
}
