using BackendDsl.Tool.CommandLine;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Tests;

public sealed class CommandTests
{
    [Fact]
    public void Help_names_every_verb_and_gives_0()
    {
        using var run = new CommandRun().Run("--help");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(CommandLine.CommandTree.Verbs, v => Assert.Contains("  " + v.Name, run.Out, StringComparison.Ordinal));
    }

    public static TheoryData<string> VerbNames() => [.. CommandLine.CommandTree.Verbs.Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(VerbNames))]
    public void Each_verb_has_help_with_examples(string verb)
    {
        using var run = new CommandRun().Run(verb, "--help");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("Usage: backenddsl " + verb, run.Out, StringComparison.Ordinal);
        Assert.Contains("Examples:", run.Out, StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n'), l => Assert.True(l.Length <= 240, l));
    }

    [Fact]
    public void A_file_without_f_is_told_how_to_be_named()
    {
        using var run = new CommandRun().With("w.yaml", "a: 1\n").Run("validate", "w.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains("validate takes no argument 'w.yaml'; files are named with -f: backenddsl validate -f w.yaml", run.Error, StringComparison.Ordinal);
        using var other = new CommandRun().Run("validate", "nothing.yaml");
        Assert.DoesNotContain("files are named", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_one_line()
    {
        using var run = new CommandRun().Run("--version");
        Assert.Equal(0, run.Code);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", run.Out);
    }

    [Theory]
    [InlineData(2, "did you mean 'validate'?", "valdate")]
    [InlineData(2, "did you mean '--file'?", "validate", "--fil", "x")]
    [InlineData(2, "is none of strict, warn, ignore; did you mean 'strict'?", "validate", "-f", "x", "--field-validation", "strikt")]
    [InlineData(2, "give 1.31 to 1.36", "validate", "-f", "x", "--server-version", "1.20")]
    [InlineData(2, "there is no format 'jsn'; did you mean 'json'?", "validate", "-f", "x", "-o", "jsn")]
    [InlineData(2, "only one format can go to standard output", "validate", "-f", "x", "-o", "json", "-o", "text")]
    [InlineData(2, "give the manifests with -f", "validate")]
    [InlineData(2, "there is no such file or folder", "validate", "-f", "absent.yaml")]
    [InlineData(2, "no file matches", "validate", "-f", "*.yaml")]
    public void Wrong_usage_is_2_and_says_what_to_do(int code, string text, params string[] args)
    {
        using var run = new CommandRun().Run(args);
        Assert.Equal(code, run.Code);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_C_is_130()
    {
        using var run = new CommandRun().With("w.yaml", Manifests.Widget);
        run.Cancellation = new(canceled: true);
        Assert.Equal(130, run.Run("validate", "-f", "w.yaml").Code);
    }

    [Fact]
    public void A_closed_pipe_is_0_in_silence()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.BadWidget);
        using var stderr = new MemoryStream();
        var code = Program.Run(["validate", "--crd", "crd.yaml", "-f", "w.yaml"], Stream.Null, new ClosedStream(), stderr, run.Folder, new Dictionary<string, string>());
        Assert.Equal((0, 0L), (code, stderr.Length));
    }

    [Fact]
    public void Colour_only_on_a_terminal_and_never_against_NO_COLOR()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.BadWidget);
        string[] args = ["validate", "--crd", "crd.yaml", "-f", "w.yaml"];
        Assert.DoesNotContain('\u001b', run.Run(args).Out);
        run.Terminal = new(true, true, 80);
        Assert.Contains('\u001b', run.Run(args).Out);
        Assert.DoesNotContain('\u001b', run.Set("NO_COLOR", "1").Run(args).Out);
        Assert.Contains('\u001b', run.Run([.. args, "--color", "always"]).Out);
    }

    [Fact]
    public void Text_of_a_file_cannot_steer_the_terminal()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.Widget + "\n  \"a\\e[2Jb\": 1\n");
        Assert.DoesNotContain('\u001b', run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml").Out);
    }

    private sealed class ClosedStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
