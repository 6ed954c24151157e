using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>Every shared scenario, in the form of the offline translator that made it: clusters, conditions, failures.</summary>
public sealed class SharedCasesTests(ITestOutputHelper output)
{
    private const int Shown = 30;

    [Fact]
    public void Clusters_conditions_and_failures_are_those_of_the_real_translator()
    {
        var (total, clusters, conditions, failures) = (0, 0, 0, 0);
        var (withClusters, withFailure) = (0, 0);
        var differences = new List<string>();
        foreach (var test in SharedCase.Read())
        {
            total++;
            var result = EnvoyGatewayTranslator.Translate(test.Input(), new() { AsOfflineTranslator = true });
            if (test.Error is { } error)
            {
                withFailure++;
                if (result.WholeFailure is { } why && result.Clusters.IsEmpty && IsSame(error, why))
                    failures++;
                else
                    differences.Add($"{test.Id}: failure\n  expected ...{error[^Math.Min(160, error.Length)..]}\n  found    {result.WholeFailure}");
                continue;
            }

            withClusters++;
            if (result.WholeFailure is { } unexpected)
                differences.Add($"{test.Id}: failed: {unexpected}");
            Count(test.Id, "cluster", test.Clusters(), SharedCase.ClustersOf(result), ref clusters, differences);
            Count(test.Id, "policy", test.Policies(), SharedCase.PoliciesOf(result), ref conditions, differences);
        }

        output.WriteLine($"{total} cases; cluster sets {clusters} of {withClusters}, condition lists {conditions} of {withClusters}, failures {failures} of {withFailure}");
        foreach (var difference in differences.Take(Shown))
            output.WriteLine(difference);
        Assert.Equal((412, 412, 46), (clusters, conditions, failures));
    }

    // A constraint stands after the last "err: "; a refusal by the definition somewhere in the text.
    private static bool IsSame(string expected, string found)
    {
        var at = expected.LastIndexOf("err: ", StringComparison.Ordinal);
        var cause = at >= 0 ? expected[(at + 5)..].Trim() : found;
        return expected.Contains("local validation error", StringComparison.Ordinal)
            ? expected.Contains(found, StringComparison.Ordinal)
            : found.EndsWith(cause, StringComparison.Ordinal) || cause.StartsWith("...", StringComparison.Ordinal);
    }

    private static void Count(string id, string what, SortedDictionary<string, string> expected, SortedDictionary<string, string> found, ref int equal, List<string> differences)
    {
        var wrong = differences.Count;
        foreach (var name in expected.Keys.Union(found.Keys, StringComparer.Ordinal))
        {
            if (!found.TryGetValue(name, out var ours))
                differences.Add($"{id}: {what} {name} is missing");
            else if (!expected.TryGetValue(name, out var theirs))
                differences.Add($"{id}: {what} {name} is too much");
            else if (ours != theirs)
                differences.Add($"{id}: {what} {name}\n{Lines(theirs, ours)}");
        }

        if (differences.Count == wrong)
            equal++;
    }

    private static string Lines(string expected, string found)
    {
        var (theirs, ours) = (expected.Split('\n'), found.Split('\n'));
        var lines = theirs.Except(ours).Select(l => "  - " + l).Concat(ours.Except(theirs).Select(l => "  + " + l)).ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : $"  order differs\n{found}";
    }
}
