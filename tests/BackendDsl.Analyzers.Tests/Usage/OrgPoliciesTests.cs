using System.Diagnostics;
using System.Text.RegularExpressions;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Analyzers.Tests.Usage;

/// <summary>Builds the sample of company policies with the file that breaks them, and reads what the compiler says.</summary>
public partial class OrgPoliciesTests
{
    [Fact]
    public async Task Every_policy_is_told_at_its_place()
    {
        var project = Path.Combine(TestData.RepositoryRoot, "samples", "OrgPolicies", "App");
        var output = await Build(project);
        var told = Line().Matches(output).Select(m => $"{m.Groups["line"]} {m.Groups["severity"]} {m.Groups["id"]}").Distinct().Order(StringComparer.Ordinal).ToList();
        var source = await File.ReadAllLinesAsync(Path.Combine(project, "Broken.cs"), TestContext.Current.CancellationToken);
        int LineOf(string text) => Array.FindIndex(source, l => l.Contains(text, StringComparison.Ordinal)) + 1;
        Assert.Contains($"{LineOf("\"without-team\"")} error BDSL3001", told);
        Assert.Contains($"{LineOf("\"30s\"")} error BDSL3001", told);
        // The sample treats warnings as errors, as the repository does.
        Assert.Contains($"{LineOf("InsecureSkipVerify")} error BDSL3002", told);
        Assert.Equal(3, told.Count(t => t.Contains("BDSL3", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"Broken\.cs\((?<line>\d+),\d+\): (?<severity>error|warning) (?<id>BDSL\d+):")]
    private static partial Regex Line();

    private static async Task<string> Build(string project)
    {
        // What the sample refers to, this test project refers to as well: it is built, and a build beside ours must not be disturbed.
        var start = new ProcessStartInfo("dotnet", ["build", project, "--no-dependencies", "-p:BreakPolicies=true", "-nologo", "-v", "m", "-clp:NoSummary"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await output + await errors;
    }
}
