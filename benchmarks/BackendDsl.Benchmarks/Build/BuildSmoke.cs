using System.Diagnostics;
using System.Globalization;

namespace BackendDsl.Benchmarks.Build;

/// <summary>
/// Whole builds with the packed package: growth with the number of definitions where the compiler is new, and what an edit costs. All rows of a part are
/// built in turn, so that what counts is the ratio of rows of the same minutes.
/// </summary>
internal static class BuildSmoke
{
    /// <summary>Names the folder with the packed packages, as for the package tests.</summary>
    private const string Variable = "BACKENDDSL_PACKAGES";

    /// <summary>Names the package of a peer and its version (<c>Some.Package/1.2.3</c>) where a feed of the machine has it; its definitions are additional files.</summary>
    private const string PeerVariable = "BACKENDDSL_PEER";

    private const string Ours = "BackendDsl/0.1.0";

    private const string Item = "CustomResourceDefinition";

    /// <summary>The definitions compiled by the C# compiler instead of directly.</summary>
    private const string ByCompiler = "-p:CustomResourceCompiler=csc";

    private const int Rounds = 5;

    /// <summary>Numbers of definitions, and how often each is built: a thousand take minutes.</summary>
    private static readonly (int Definitions, int Rounds)[] s_growth = [(1, Rounds), (9, Rounds), (65, Rounds), (300, 3), (1238, 1)];

    /// <param name="part"><c>edit</c>, <c>growth</c> or <c>jit</c>; null for the first two.</param>
    public static void Run(string? part = null)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } feed)
        {
            Console.WriteLine($"whole build: set {Variable} to a folder with the packed packages (dotnet pack eng/packages.proj -c Release -o FOLDER)");
            return;
        }

        var root = Directory.CreateTempSubdirectory("backenddsl-build-").FullName;
        try
        {
            if (part is null or "edit")
                Edits(root, Path.GetFullPath(feed));
            if (part is "jit")
                Variables(root, Path.GetFullPath(feed));
            if (part is null or "growth")
                Growth(root, Path.GetFullPath(feed));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Growth(string root, string feed)
    {
        var peer = Environment.GetEnvironmentVariable(PeerVariable) is { Length: > 0 } named ? named : null;
        var empty = new BuildProject(root, "Empty", feed, Ours, Item, []);
        List<BuildFigures> nothing = [];
        foreach (var (count, rounds) in s_growth)
        {
            var definitions = DefinitionCopies.Make(Path.Combine(root, "copies" + count.ToString(CultureInfo.InvariantCulture)), count);
            var size = definitions.Sum(static f => new FileInfo(f).Length) / 1048576.0;
            var ours = new BuildProject(root, $"Ours{count}", feed, Ours, Item, definitions);
            var theirs = peer is null ? null : new BuildProject(root, $"Peer{count}", feed, peer, "AdditionalFiles", definitions);
            List<BuildFigures> own = [], byCompiler = [], others = [];
            for (var i = 0; i < rounds; i++)
            {
                nothing.Add(Cold(empty));
                own.Add(Cold(ours));
                byCompiler.Add(Cold(ours, ByCompiler));
                if (theirs is not null)
                    others.Add(Cold(theirs));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"new compiler, {count,5} definitions ({size,5:F1} MiB, {rounds} in turn): {BuildFigures.Median(own)}; by the C# compiler {BuildFigures.Median(byCompiler)}"));
            if (others.Count > 0)
                Console.WriteLine($"  {peer}: {BuildFigures.Median(others)}");
        }

        Console.WriteLine($"new compiler, no definition: {BuildFigures.Median(nothing)}");
    }

    private static BuildFigures Cold(BuildProject project, params string[] properties)
    {
        project.Clean();
        return project.Build(null, properties);
    }

    /// <summary>The 65 definitions: a line of C# edited, and the definitions compiled again, in a compiler server that is warm and in a compiler of the build's own.</summary>
    private static void Edits(string root, string feed)
    {
        var id = "backenddsl" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var empty = new BuildProject(root, "Nothing", feed, Ours, Item, []);
        var full = new BuildProject(root, "Edited", feed, Ours, Item, BenchmarkData.Definitions());
        var inside = new BuildProject(root, "Inside", feed, Ours, Item, BenchmarkData.Definitions());
        (string Name, BuildProject Project, string? Server, bool Cleans, string[] Properties)[] rows =
        [
            ("empty project, a line edited, server", empty, id, false, []),
            ("65 definitions, a line edited, server", full, id, false, []),
            ("65 definitions compiled again, server", full, id, true, []),
            ("65 definitions compiled again by the C# compiler, server", full, id, true, [ByCompiler]),
            ("65 definitions in the project itself (CustomResourceAssembly=false), a line edited, server", inside, id, false, ["-p:CustomResourceAssembly=false"]),
            ("empty project, a line edited, new compiler", empty, null, false, []),
            ("65 definitions, a line edited, new compiler", full, null, false, []),
        ];
        try
        {
            // The server gets warm.
            for (var i = 0; i < 3; i++)
            {
                foreach (var row in rows)
                {
                    row.Project.EditCode(-1 - i);
                    row.Project.Build(row.Server, row.Properties);
                }
            }

            var figures = rows.Select(static _ => new List<BuildFigures>()).ToList();
            for (var i = 1; i <= Rounds; i++)
            {
                for (var r = 0; r < rows.Length; r++)
                {
                    if (rows[r].Cleans)
                        rows[r].Project.Clean();
                    rows[r].Project.EditCode(i * rows.Length + r);
                    figures[r].Add(rows[r].Project.Build(rows[r].Server, rows[r].Properties));
                }
            }

            for (var r = 0; r < rows.Length; r++)
                Console.WriteLine($"{rows[r].Name}: {BuildFigures.Median(figures[r])}");
        }
        finally
        {
            if (CompilerMeter.FindServer(id) is { } server)
                Process.GetProcessById(server).Kill();
        }
    }

    /// <summary>Where the C# compiler compiles them: what the runtime's variables for a new compiler give, and what the copies compiled beforehand give: with and without, in turn.</summary>
    private static void Variables(string root, string feed)
    {
        foreach (var count in (int[])[1, 9, 65])
        {
            var project = new BuildProject(root, $"Tuned{count}", feed, Ours, Item, DefinitionCopies.Make(root, count));
            List<BuildFigures> tuned = [], plain = [], untuned = [];
            for (var i = 0; i < Rounds; i++)
            {
                tuned.Add(Cold(project, ByCompiler));
                plain.Add(Cold(project, ByCompiler, "-p:CscEnvironment=DOTNET_TieredCompilation=1"));
                untuned.Add(Cold(project, ByCompiler, "-p:BackendDslTuneCompiler=false"));
            }

            Console.WriteLine($"{count} definitions, new compiler: as it comes {BuildFigures.Median(tuned)}; without the variables {BuildFigures.Median(plain)}; BackendDslTuneCompiler=false {BuildFigures.Median(untuned)}");
        }
    }
}
