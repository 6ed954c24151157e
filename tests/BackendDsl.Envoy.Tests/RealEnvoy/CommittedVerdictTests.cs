using System.Text.RegularExpressions;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Envoy.Tests.RealEnvoy;

/// <summary>
/// Verdicts of a real Envoy 1.40.0 that are committed, so that they are asked of a clone without the shared data too: of the refusals one for each rule,
/// field and message, of what is taken one for each field that was changed, each the smallest cluster there is.
/// </summary>
public sealed partial class CommittedVerdictTests
{
    private const int LongestLine = 1000;

    [Fact]
    public void They_are_ours()
    {
        var differences = RealVerdict.ReadCommitted().Select(Difference).Where(d => d is not null).ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} differ: {string.Join('\n', differences.Take(5))}");
    }

    [Fact]
    public void They_are_those_of_the_shared_data()
    {
        var chosen = RealVerdict.Read("rule").Concat(RealVerdict.Read("mutant"))
            .Select(v => (Verdict: v, Line: v.ToLine()))
            .Where(v => v.Line.Length <= LongestLine && !v.Verdict.Cluster.ToString().Contains("PRIVATE KEY", StringComparison.Ordinal))
            .GroupBy(v => Kind(v.Verdict), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.OrderBy(v => v.Line.Length).ThenBy(v => v.Line, StringComparer.Ordinal).First().Line);
        var text = string.Concat(chosen.Select(l => l + "\n"));
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(RealVerdict.CommittedPath)!);
            File.WriteAllText(RealVerdict.CommittedPath, text);
        }

        Assert.True(text == File.ReadAllText(RealVerdict.CommittedPath), "tests/Cases/envoy/verdicts.jsonl is not what the shared data gives: set BACKENDDSL_UPDATE=1");
    }

    private static string? Difference(RealVerdict verdict)
    {
        var judged = ClusterChecks.Evaluate(verdict.Cluster, AgreementTests.Target);
        var expected = verdict.Accepted ? ClusterOutcome.Accepted : verdict.Crash ? ClusterOutcome.Crash : ClusterOutcome.Refused;
        if (judged.Outcome != expected) return $"{verdict.Name} {verdict.Id}: {judged.Outcome} instead of {expected}: {judged.Nack} | {verdict.Message}";
        return expected != ClusterOutcome.Refused || EnvoyText.AreSame(judged.Nack ?? "", verdict.Message) ? null : $"{verdict.Name} {verdict.Id}: {judged.Nack} | {verdict.Message}";
    }

    private static string Kind(RealVerdict verdict)
    {
        if (verdict.Accepted) return "taken " + Value().Replace(verdict.Id, "");
        var decisive = ClusterChecks.Evaluate(verdict.Cluster, AgreementTests.Target).Decisive;
        return $"refused {decisive?.Id} {Index().Replace(decisive?.Path.ToString() ?? "", "")} {EnvoyText.Kind(verdict.Message)}";
    }

    // What a field was changed to, and all that was changed beside it.
    [GeneratedRegex("[=;].*$", RegexOptions.Singleline)]
    private static partial Regex Value();

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
