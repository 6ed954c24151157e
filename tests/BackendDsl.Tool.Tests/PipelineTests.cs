using System.Text.RegularExpressions;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Tool.Tests;

/// <summary>The workflow files of the sample do what they say: their commands are run on the sample, and the projects and properties of their builds are there.</summary>
public sealed partial class PipelineTests
{
    private static readonly string s_samples = Path.Combine(TestData.RepositoryRoot, "samples");

    public static TheoryData<string> Files() => ["github.yml", "gitlab.yml", "azure.yml", "pre-commit"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Commands_of_a_pipeline_pass_on_the_sample(string file)
    {
        var commands = Command().Matches(Text(file)).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(file == "pre-commit" ? 0 : 1, commands.Count);
        foreach (var command in commands)
        {
            foreach (var environment in (string[])["dev", "staging", "prod"])
            {
                using var run = new CommandRun();
                var words = Variable().Replace(command, environment).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(w => w.StartsWith("Shop/", StringComparison.Ordinal) ? Path.Combine(s_samples, w) : w).ToArray();
                Assert.DoesNotContain(words, w => w.Contains('$', StringComparison.Ordinal));
                run.Run(words);
                Assert.True(run.Code == 0, $"{command}\n{run.Out}{run.Error}");
                var written = words.Single(w => w.Contains('=', StringComparison.Ordinal)).Split('=')[1];
                Assert.True(new FileInfo(Path.Combine(run.Folder, written)).Length > 0, written);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Builds_of_a_pipeline_name_what_is_there(string file)
    {
        var targets = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "runtime", "BackendDsl", "buildTransitive", "BackendDsl.targets"));
        var builds = Build().Matches(Text(file)).ToList();
        Assert.NotEmpty(builds);
        foreach (var build in builds)
        {
            Assert.True(Directory.Exists(Path.Combine(s_samples, build.Groups[1].Value)), build.Value);
            Assert.All(Property().Matches(build.Value).Select(m => m.Groups[1].Value), p => Assert.Contains($"$({p})", targets, StringComparison.Ordinal));
        }
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(s_samples, "Shop", "pipelines", file));

    [GeneratedRegex(@"(?:^|[ /])backenddsl ((?:validate|verify|envoy|upgrade) .*)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"\$\{\{ matrix\.environment \}\}|\$ENVIRONMENT|\$\(environment\)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"dotnet (?:build|test) (Shop/\S+).*$", RegexOptions.Multiline)]
    private static partial Regex Build();

    [GeneratedRegex(@"-p:(\w+)=")]
    private static partial Regex Property();
}
