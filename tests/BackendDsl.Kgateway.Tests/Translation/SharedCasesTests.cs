using System.Text.Json.Nodes;
using BackendDsl.Kgateway.Tests.Support;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>Every shared case, in the profile of its time and in the newest.</summary>
public sealed class SharedCasesTests
{
    public static TheoryData<string> Names => TestData.Names(static () => TranslationCase.All.Select(c => c.Name));

    [Fact]
    public void ThereAreCases()
    {
        TestData.Find("kgateway", "cases.json");
        Assert.True(TranslationCase.All.Count > 50);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ClusterInTheReleaseOfItsTime(string name)
    {
        var test = TranslationCase.All.Single(c => c.Name == name);
        Check(test, test.Release, test.ExpectedCluster);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ClusterInTheNewestState(string name)
    {
        var test = TranslationCase.All.Single(c => c.Name == name);
        Check(test, TestReleases.ZoneAware, test.ExpectedClusterLatest);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ATypedPolicyWithDefaultsFilledInMakesTheSameCluster(string name)
    {
        var test = TranslationCase.All.Single(c => c.Name == name);
        var typed = V1Alpha1.BackendConfigPolicy.FromJson(JsonValues.Node(BackendDsl.Cel.Values.Value.Of(test.Policy()))!.ToJsonString());
        var options = new KgatewayOptions { Release = TestReleases.ZoneAware };
        var expected = KgatewayTranslator.Translate(test.Input(), options);
        foreach (var policy in new[] { typed, typed.WithDefaults() })
        {
            var set = KgatewayTranslator.Translate(test.Input(policy), options);
            Assert.Equal(expected, set);
            Assert.Equal(expected.Failed.AsEnumerable(), set.Failed);
        }
    }

    private static void Check(TranslationCase test, KgatewayRelease release, JsonNode? expected)
    {
        var set = KgatewayTranslator.Translate(test.Input(), new() { Release = release });
        var cluster = set.TryGet(test.ClusterName, out var found) ? found : set.Failed.Single(f => f.Name == test.ClusterName).BlackHole!;
        var status = Assert.Single(set.Policies, p => p.Policy.Kind == "BackendConfigPolicy");
        Assert.Equal(test.ExpectedError is null, status.Accepted);
        if (test.ExpectedError is { } error)
        {
            // The cases have the message of a missing Secret in older words.
            Assert.Contains(error == "secret not found" ? "not found" : error, status.Message, StringComparison.Ordinal);
            expected = new JsonObject
            {
                ["name"] = test.ClusterName,
                ["type"] = "STATIC",
                ["load_assignment"] = new JsonObject { ["cluster_name"] = test.ClusterName },
            };
            if (release == TestReleases.Marked || release == TestReleases.Documented)
                expected["metadata"] = new JsonObject();
        }

        var json = JsonNode.Parse(CertificatePair.Shared.Hide(ClusterText.Format(cluster)));
        Assert.True(JsonNode.DeepEquals(expected, json), $"expected {expected!.ToJsonString()}\nfound    {json!.ToJsonString()}");
    }
}
