using System.Text;
using System.Text.Json.Nodes;
using BackendDsl.Kgateway.Tests.Support;

namespace BackendDsl.Kgateway.Tests.Releases;

/// <summary>Every scenario of every release: clusters, acceptance and error texts, counted.</summary>
public sealed class ReleaseCasesTests(ITestOutputHelper output)
{
    [Fact]
    public void All_scenarios_are_as_the_releases_translate_them()
    {
        var wrong = new StringBuilder();
        foreach (var (release, file) in ReleaseCase.Files)
        {
            int scenarios = 0, equal = 0, clusters = 0, equalClusters = 0, statuses = 0, equalStatuses = 0, shown = 0;
            foreach (var test in ReleaseCase.Read(file, release))
            {
                var differences = new List<string>();
                var set = KgatewayTranslator.Translate(test.ToInput(), new() { Release = release });
                clusters += test.Clusters.Count + test.ExtraClusters.Count;
                equalClusters += CompareClusters(test, set, differences);
                statuses += test.Policies.Count;
                equalStatuses += ComparePolicies(test, set, differences);
                CompareErrors(test, set, differences);
                scenarios++;
                equal += differences.Count == 0 ? 1 : 0;
                if (differences.Count > 0 && shown++ < 6)
                    wrong.Append(release).Append(' ').Append(test.Id).Append('\n').AppendJoin('\n', differences.Take(3)).Append('\n');
            }

            var line = $"{release}: {equal} of {scenarios} scenarios, {equalClusters} of {clusters} clusters, {equalStatuses} of {statuses} statuses equal";
            output.WriteLine(line);
            if (equal != scenarios)
                wrong.Insert(0, line + "\n");
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    private static int CompareClusters(ReleaseCase test, ClusterSet set, List<string> differences)
    {
        var equal = 0;
        var names = new HashSet<string>();
        foreach (var expected in test.Clusters.Concat(test.ExtraClusters))
        {
            var name = expected!["name"]!.GetValue<string>();
            names.Add(name);
            var forms = test.FormsOf(expected).ToList();
            var found = set.Result.Clusters.Where(c => c.Name == name).SelectMany(c => c.Forms).Select(f => f.Cluster)
                .Concat(set.Failed.Where(f => f.Name == name).Select(f => f.BlackHole!))
                .Select(ClusterText.Parse).ToList();
            // Every form that was seen is one of ours, and every one of ours was seen.
            if (found.Count > 0 && forms.TrueForAll(f => found.Exists(o => JsonNode.DeepEquals(f, o))) && (forms.Count < 2 || found.Count == forms.Count))
                equal++;
            else
                differences.Add($"  {name}\n    expected {string.Join("\n       or    ", forms.Select(f => f.ToJsonString()))}\n    found    {string.Join("\n       or    ", found.Select(f => f.ToJsonString()))}");
        }

        differences.AddRange(set.Result.Clusters.Select(c => c.Name).Concat(set.Failed.Select(f => f.Name)).Where(n => !names.Contains(n)).Select(n => $"  {n}: not expected"));
        return equal;
    }

    private static int ComparePolicies(ReleaseCase test, ClusterSet set, List<string> differences)
    {
        var expected = test.Policies.Select(p => $"{p!["kind"]} {p["namespace"]}/{p["name"]} {p["accepted"]} {p["message"]}").ToHashSet();
        var found = set.Policies.Where(p => p.IsAttached).Select(p => $"{p.Policy.Kind} {p.Policy.Namespace}/{p.Policy.Name} {(p.Accepted ? "true" : "false")} {p.Message}").ToHashSet();
        differences.AddRange(expected.Except(found).Select(e => "  expected status " + e));
        differences.AddRange(found.Except(expected).Select(e => "  found status " + e));
        return expected.Intersect(found).Count();
    }

    private static void CompareErrors(ReleaseCase test, ClusterSet set, List<string> differences)
    {
        var expected = test.ClusterErrors.Select(e => $"{e.Key}: {e.Value}").ToHashSet();
        var found = set.Failed.Select(f => $"{f.Name}: {f.Reason}").ToHashSet();
        differences.AddRange(expected.Except(found).Select(e => "  expected error " + e));
        differences.AddRange(found.Except(expected).Select(e => "  found error " + e));
    }
}
