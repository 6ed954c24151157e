using System.Text;
using System.Text.Json.Nodes;
using BackendDsl.Kgateway.Tests.Support;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Kgateway.Tests.Releases;

/// <summary>The expected outputs that each release keeps beside its own tests.</summary>
public sealed class GoldenCasesTests(ITestOutputHelper output)
{
    [Fact]
    public void All_golden_clusters_are_ours()
    {
        var wrong = new StringBuilder();
        var counts = new SortedDictionary<string, (int Equal, int All)>(StringComparer.Ordinal);
        foreach (var test in JsonNode.Parse(TestData.ReadText("kgateway", "releases", "golden-cases.json"))!.AsArray())
        {
            var name = test!["cluster"]!.GetValue<string>();
            // Where the input has not the Service or Backend itself there is nothing to translate.
            if (test["inputs"]!.AsArray().All(i => i!["kind"]!.GetValue<string>() is not ("Service" or "Backend")))
                continue;
            var text = test["release"]!.GetValue<string>();
            var release = KgatewayRelease.Parse(text.StartsWith("main", StringComparison.Ordinal) ? "main" : text.Replace(".x", "", StringComparison.Ordinal));
            var isStrict = test["validationMode"]!.GetValue<string>() == "STRICT";
            var input = new KgatewayInput();
            foreach (var document in test["inputs"]!.AsArray())
                input.AddResource(JsonValues.Object(document!.ToJsonString()));
            var set = KgatewayTranslator.Translate(input, new() { Release = release, StrictValidation = isStrict });
            var cluster = set.TryGet(name, out var found) ? found : set.Failed.FirstOrDefault(f => f.Name == name)?.BlackHole;
            var isEqual = cluster is not null && JsonNode.DeepEquals(test["expectedCluster"], ClusterText.Parse(cluster));
            var (equal, all) = counts.GetValueOrDefault(release.Name);
            counts[release.Name] = (equal + (isEqual ? 1 : 0), all + 1);
            if (!isEqual)
                wrong.Append($"{release} {(isStrict ? "STRICT " : "")}{test["file"]} {name}\n  expected {test["expectedCluster"]!.ToJsonString()}\n  found    {(cluster is null ? "nothing" : ClusterText.Format(cluster))}\n");
        }

        foreach (var (release, count) in counts)
            output.WriteLine($"{release}: {count.Equal} of {count.All} golden clusters equal");
        Assert.True(wrong.Length == 0, string.Join('\n', counts) + "\n" + wrong);
    }
}
