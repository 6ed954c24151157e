using System.Text.Json.Nodes;
using BackendDsl.Kgateway.Tests.Support;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>Every shared case, in the profile of its time and in the newest.</summary>
public sealed class SharedCasesTests
{
    public static TheoryData<string> Names => [.. TranslationCase.All.Select(c => c.Name)];

    [Fact]
    public void ThereAreCases()
    {
        TestData.Find("kgateway", "cases.json");
        Assert.True(TranslationCase.All.Count > 50);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = false)]
    public void ClusterInTheProfileOfItsTime(string name)
    {
        var test = TranslationCase.All.Single(c => c.Name == name);
        Check(test, test.Profile, test.ExpectedCluster);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void ClusterInTheNewestProfile(string name)
    {
        var test = TranslationCase.All.Single(c => c.Name == name);
        Check(test, KgatewayProfile.ZoneAware, test.ExpectedClusterLatest);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void ATypedPolicyWithDefaultsFilledInMakesTheSameCluster(string name)
    {
        var test = TranslationCase.All.Single(c => c.Name == name);
        var typed = V1Alpha1.BackendConfigPolicy.FromJson(JsonValues.Node(BackendDsl.Cel.Values.Value.Of(test.Policy()))!.ToJsonString());
        var expected = KgatewayTranslator.Translate(test.Input())[test.ClusterName];
        foreach (var policy in new[] { typed, typed.WithDefaults() })
            Assert.Equal(expected, KgatewayTranslator.Translate(test.Input(policy))[test.ClusterName]);
    }

    private static void Check(TranslationCase test, KgatewayProfile profile, JsonNode? expected)
    {
        var set = KgatewayTranslator.Translate(test.Input(), new() { Profile = profile });
        var cluster = set[test.ClusterName];
        var status = Assert.Single(set.Policies);
        Assert.Equal(test.ExpectedError is null, status.Accepted);
        if (test.ExpectedError is { } error)
        {
            Assert.Contains(error, status.Message, StringComparison.Ordinal);
            expected = new JsonObject
            {
                ["name"] = test.ClusterName,
                ["type"] = "STATIC",
                ["load_assignment"] = new JsonObject { ["cluster_name"] = test.ClusterName },
            };
            if (profile == KgatewayProfile.Release21 || profile == KgatewayProfile.Docs21)
                expected["metadata"] = new JsonObject();
        }

        var found = JsonNode.Parse(CertificatePair.Shared.Hide(ClusterText.Format(cluster)));
        Assert.True(JsonNode.DeepEquals(expected, found), $"expected {expected!.ToJsonString()}\nfound    {found!.ToJsonString()}");
    }
}
