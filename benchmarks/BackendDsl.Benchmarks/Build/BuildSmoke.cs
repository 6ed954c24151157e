using System.Diagnostics;
using System.Globalization;

namespace BackendDsl.Benchmarks.Build;

/// <summary>
/// Whole <c>dotnet build</c>s with the packed package and a compiler process of each build's own, so that every second is counted: of an empty project and of growing numbers
/// of definitions, in turn, medians of five. What counts is the ratio to the empty project of the same minutes.
/// </summary>
internal static class BuildSmoke
{
    /// <summary>Names the folder with the packed packages, as for the package tests.</summary>
    private const string Variable = "BACKENDDSL_PACKAGES";

    /// <summary>Names an item group and package reference of another generator, as text of a project file with <c>{files}</c> for the files; compared where it is set.</summary>
    private const string PeerVariable = "BACKENDDSL_PEER";

    private static readonly int[] s_sizes = [1, 9, 65, 300, 1238];

    public static void Run(int largest = int.MaxValue)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } feed)
        {
            Console.WriteLine($"whole build: set {Variable} to a folder with the packed packages (dotnet pack -c Release -o FOLDER)");
            return;
        }

        var rounds = int.TryParse(Environment.GetEnvironmentVariable("BACKENDDSL_ROUNDS"), out var set) ? set : 5;
        var root = Directory.CreateTempSubdirectory("backenddsl-build-").FullName;
        try
        {
            var peer = Environment.GetEnvironmentVariable(PeerVariable);
            var rows = new List<Row> { new("empty project", Project(root, "Empty", Path.GetFullPath(feed), null, []), "") };
            foreach (var size in s_sizes.Where(s => s <= largest))
            {
                var files = DefinitionMaker.Write(Path.Combine(root, "definitions" + size), size);
                rows.Add(new($"{size} definitions", Project(root, "Own" + size, Path.GetFullPath(feed), null, files), ""));
                rows.Add(new($"{size}, the same without an assembly of their own", rows[^1].Folder, "-p:CustomResourceAssembly=false"));
                if (peer is { Length: > 0 })
                    rows.Add(new($"{size}, the peer", Project(root, "Peer" + size, Path.GetFullPath(feed), peer, files), ""));
            }

            for (var i = 0; i < rounds; i++)
            {
                foreach (var row in rows)
                    row.Measure();
            }

            Console.WriteLine($"whole builds, a compiler process of each build's own, medians of {rounds} in turn:");
            Console.WriteLine("| | first build: wall s | CPU s | peak MiB | after an edit of C#: wall s | CPU s | peak MiB |");
            Console.WriteLine("|---|---|---|---|---|---|---|");
            foreach (var row in rows)
                Console.WriteLine(row);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Project(string root, string name, string feed, string? other, IReadOnlyList<string> definitions)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        var items = other is not null
            ? other.Replace("{files}", string.Join(';', definitions), StringComparison.Ordinal)
            : """<PackageReference Include="BackendDsl" Version="0.1.0" />""" + string.Concat(definitions.Select(f => $"""<CustomResourceDefinition Include="{f}" />"""));
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(root, "packages")}</RestorePackagesPath>
                <CustomResourceAssembly>true</CustomResourceAssembly>
                <CustomResourceCache>false</CustomResourceCache>
                <UseSharedCompilation>false</UseSharedCompilation>
              </PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Code.cs"), "class Code;\n");
        DotNet(folder, "restore");
        return folder;
    }

    private static (double Wall, double Processor, double Memory) DotNet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var before = ChildUsage.ProcessorSeconds();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        using var memory = new PeakMemory(process.Id);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (watch.Elapsed.TotalSeconds, ChildUsage.ProcessorSeconds() - before, memory.MiB)
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }

    private sealed record Row(string Name, string Folder, string Switch)
    {
        private readonly List<(double Wall, double Processor, double Memory)> _first = [];
        private readonly List<(double Wall, double Processor, double Memory)> _edited = [];

        public void Measure()
        {
            foreach (var output in (string[])["bin", Path.Combine("obj", "Debug")])
            {
                if (Directory.Exists(Path.Combine(Folder, output)))
                    Directory.Delete(Path.Combine(Folder, output), recursive: true);
            }

            string[] arguments = Switch.Length > 0 ? ["build", "--no-restore", Switch] : ["build", "--no-restore"];
            _first.Add(DotNet(Folder, arguments));
            File.WriteAllText(Path.Combine(Folder, "Code.cs"), string.Create(CultureInfo.InvariantCulture, $"class Code {{ int x = {_edited.Count + 1}; }}\n"));
            _edited.Add(DotNet(Folder, arguments));
        }

        public override string ToString()
        {
            var cells = ((List<(double Wall, double Processor, double Memory)>[])[_first, _edited]).SelectMany(l => new[]
            {
                Median(l.Select(m => m.Wall)).ToString("F1", CultureInfo.InvariantCulture),
                Median(l.Select(m => m.Processor)).ToString("F1", CultureInfo.InvariantCulture),
                Median(l.Select(m => m.Memory)).ToString("F0", CultureInfo.InvariantCulture),
            });
            return $"| {Name} | {string.Join(" | ", cells)} |";
        }

        private static double Median(IEnumerable<double> values)
        {
            var sorted = values.Order().ToArray();
            return sorted[sorted.Length / 2];
        }
    }
}
