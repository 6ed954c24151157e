using System.Diagnostics;
using System.Globalization;

namespace BackendDsl.Mutants;

/// <summary>A copy of a test project's output, in which one assembly is replaced, and the tests are run.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mutants-").FullName;
    private readonly string _tests;
    private readonly IReadOnlyList<string> _filter;

    public TestFolder(string tests, IReadOnlyList<string> filter)
    {
        var source = Path.GetDirectoryName(Path.GetFullPath(tests))!;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        _tests = Path.Combine(_folder, Path.GetFileName(tests));
        _filter = filter;
    }

    /// <summary>Where an assembly of it stands.</summary>
    public string this[string fileName] => Path.Combine(_folder, fileName);

    /// <summary>What the last run printed of the first test that failed.</summary>
    public string Failure { get; private set; } = "";

    /// <summary>Runs every class of the filter alone, slowest last, and tells which mutants it comes by; null where one of them is not green.</summary>
    public IReadOnlyList<TestClass>? Classes()
    {
        var classes = new List<TestClass>();
        var file = Path.Combine(_folder, "reached.txt");
        foreach (var name in Run([.. _filter, "-list", "classes", "-noLogo"], null, null).Lines.Where(static l => l.Length > 0 && !l.Contains(' ', StringComparison.Ordinal)).ToList())
        {
            File.Delete(file);
            var watch = Stopwatch.StartNew();
            if (!Run(["-class", name], (Switches.ReachedVariable, file), null).IsGreen)
                return null;
            // A class that never comes by the code, or only skips tests, writes nothing.
            var reached = File.Exists(file) ? File.ReadLines(file).Select(static l => int.Parse(l, CultureInfo.InvariantCulture)) : [];
            classes.Add(new(name, watch.Elapsed, reached.ToHashSet()));
        }

        return [.. classes.OrderBy(static c => c.Time)];
    }

    /// <summary>Runs classes of tests, the quick ones before the slow ones; true where they are all green. One that never ends is not.</summary>
    public bool AreGreen(IEnumerable<TestClass> classes, int mutant = -1)
    {
        var waiting = new Queue<TestClass>(classes);
        while (waiting.Count > 0)
        {
            var (words, time) = (new List<string>(), TimeSpan.Zero);
            while (waiting.TryPeek(out var next) && (words.Count == 0 || time + next.Time < TimeSpan.FromSeconds(5)))
            {
                words.AddRange(["-class", waiting.Dequeue().Name]);
                time += next.Time;
            }

            if (!Run(words, (Switches.ActiveVariable, mutant.ToString(CultureInfo.InvariantCulture)), TimeSpan.FromSeconds(10) + (4 * time)).IsGreen)
                return false;
        }

        return true;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (bool IsGreen, List<string> Lines) Run(IEnumerable<string> words, (string Name, string Value)? variable, TimeSpan? limit)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[_tests, "-noColor", "-stopOnFail", "-maxThreads", "1", .. words])
            start.ArgumentList.Add(word);
        if (variable is { } set)
            start.Environment[set.Name] = set.Value;
        // A loop that collects without end shall fail, and not take the machine with it (hexadecimal: 2 GiB).
        start.Environment["DOTNET_GCHeapHardLimit"] = "80000000";
        using var process = Process.Start(start)!;
        var lines = new List<string>();
        Failure = "";
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not { } text)
                return;
            lines.Add(text);
            if (Failure.Length > 0 ? Failure.Length < 2000 : text.Contains("[FAIL]", StringComparison.Ordinal))
                Failure += text + "\n";
        };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (limit is null || process.WaitForExit(limit.Value))
        {
            process.WaitForExit();
            return (process.ExitCode == 0, lines);
        }

        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return (false, lines);
    }
}
