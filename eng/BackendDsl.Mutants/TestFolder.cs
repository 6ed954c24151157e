using System.Diagnostics;

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

    /// <summary>Runs the tests; true where they are all green. One that never ends is not.</summary>
    public bool AreGreen(TimeSpan limit)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[_tests, "-noColor", "-stopOnFail", .. _filter])
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        Failure = "";
        process.OutputDataReceived += (_, line) =>
        {
            if (Failure.Length > 0 ? Failure.Length < 2000 : line.Data?.Contains("[FAIL]", StringComparison.Ordinal) == true)
                Failure += line.Data + "\n";
        };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(limit))
            return process.ExitCode == 0;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return false;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
