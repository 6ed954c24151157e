using System.Diagnostics;

namespace BackendDsl.Tool.Tests;

/// <summary>The completion scripts in the shells they are for; skipped with a word where a shell is absent.</summary>
public sealed class CompletionTests
{
    /// <summary>A command line that is being typed, and words that are, and are not, offered at its end.</summary>
    public static TheoryData<string, string, string> Lines() => new()
    {
        { "backenddsl val", "validate", "verify" },
        { "backenddsl crd", "crd-diff", "cel" },
        { "backenddsl crd ", "update", "validate" },
        { "backenddsl crd add --lo", "--locked", "--cluster" },
        { "backenddsl validate --field", "--field-validation", "--file-name" },
        { "backenddsl validate --field-validation ", "strict", "error" },
        { "backenddsl validate -f m.yaml --color ", "always", "strict" },
        { "backenddsl completion ", "powershell", "json" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Of_bash(string line, string offered, string other)
    {
        var words = line.Split(' ');
        var script = $"source ./script\nCOMP_WORDS=({string.Join(' ', words.Select(w => $"'{w}'"))})\nCOMP_CWORD={words.Length - 1}\n_backenddsl\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n";
        Check(Run("bash", "bash", ["--norc", "-c", script]), offered, other);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Of_zsh(string line, string offered, string other)
    {
        // The function is called as the shell's own completion calls it; what it offers is caught.
        var words = line.Split(' ');
        var script = $"compdef() {{ }}\ncompadd() {{ shift; print -l -- \"$@\" }}\n_files() {{ }}\nsource ./script\nwords=({string.Join(' ', words.Select(w => $"'{w}'"))})\nCURRENT={words.Length}\n_backenddsl\n";
        var shown = Run("zsh", "zsh", ["-f", "-c", script]);
        Check([.. shown.Where(w => w.StartsWith(words[^1], StringComparison.Ordinal))], offered, other);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Of_fish(string line, string offered, string other) =>
        Check([.. Run("fish", "fish", ["--no-config", "-c", $"source ./script; complete -C '{line}'"]).Select(l => l.Split('\t')[0])], offered, other);

    [Fact]
    public void The_manual_page_is_one_without_a_warning()
    {
        var shown = Run("man", "man", ["--warnings", "-l", "./script"], isQuiet: true);
        Assert.Contains(shown, l => l.StartsWith("BACKENDDSL(1)", StringComparison.Ordinal));
        Assert.All(CommandLine.CommandTree.Verbs, v => Assert.Contains(shown, l => l.TrimStart().StartsWith("backenddsl " + v.Name, StringComparison.Ordinal) || l.TrimStart().StartsWith(v.Name, StringComparison.Ordinal)));
    }

    private static void Check(IReadOnlyCollection<string> shown, string offered, string other)
    {
        Assert.Contains(offered, shown);
        Assert.DoesNotContain(other, shown);
    }

    private static string[] Run(string shell, string program, string[] arguments, bool isQuiet = false)
    {
        Assert.SkipUnless(new[] { "/usr/bin/", "/bin/", "/usr/local/bin/" }.Any(f => File.Exists(f + program)), program + " is not installed");
        using var run = new CommandRun().Run("completion", shell);
        Assert.Equal(0, run.Code);
        run.With("script", run.Out);
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = run.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = run.Folder;
        start.Environment["MANPAGER"] = "cat";
        start.Environment["MANWIDTH"] = "120";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var shown = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (isQuiet)
            Assert.Equal("", error.Result);
        return shown.Split('\n');
    }
}
