using System.Text.Json;
using BackendDsl.Cel.Values;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway.Tests.Support;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Kgateway.Tests.Releases;

/// <summary>The package's definitions of a release say what kgateway's own say.</summary>
public sealed class DefinitionTests(ITestOutputHelper output)
{
    private static readonly (string Release, string Folder)[] s_folders =
    [
        ("2.1.0", "2.1.0"), ("2.1.2", "2.1.2"), ("2.1", "2.1.x-head"), ("2.2.0", "2.2.0"), ("2.2", "2.2.x-head"), ("2.3.0", "2.3.0"), ("2.3", "2.3.x-head"),
        ("2.4", "2.4.x-head"), ("main", "2026-08-20"),
    ];

    [Fact]
    public void Every_object_gets_the_verdict_of_the_releases_own_definition()
    {
        using var document = JsonDocument.Parse(TestData.ReadText("kubernetes", "backendconfigpolicy-verdicts.json"));
        var objects = document.RootElement.GetProperty("cases").EnumerateArray().Select(c => JsonValues.Read(c.GetProperty("object")).Object).ToList();
        var controller = new KgatewayController();
        foreach (var (name, folder) in s_folders)
        {
            var text = File.ReadAllText(TestData.Find("kgateway", "releases", "crds", folder, "gateway.kgateway.dev_backendconfigpolicies.yaml"));
            var theirs = new GatewayRelease(name, new(1, 38), () => CustomResourceDefinitionReader.Read(text));
            var ours = controller.FindRelease(name);
            var refused = 0;
            foreach (var item in objects)
            {
                var expected = Verdict(theirs, item);
                Assert.Equal(expected, Verdict(ours, item));
                refused += expected.Count > 0 ? 1 : 0;
            }

            output.WriteLine($"{name}: {objects.Count} verdicts equal, {refused} with a finding");
        }
    }

    [Fact]
    public void Later_members_are_unknown_to_older_releases()
    {
        var policy = JsonValues.Object("""
            {"apiVersion": "gateway.kgateway.dev/v1alpha1", "kind": "BackendConfigPolicy", "metadata": {"name": "p", "namespace": "n"},
             "spec": {"circuitBreakers": {"maxRetries": 1, "trackRemaining": true}, "http1ProtocolOptions": {"headerFormat": "ProperCaseHeaderKeyFormat"}}}
            """);
        Assert.Equal(["spec.circuitBreakers", "spec.http1ProtocolOptions.headerFormat"], Unknown("2.1"));
        Assert.Equal(["spec.circuitBreakers.trackRemaining", "spec.http1ProtocolOptions.headerFormat"], Unknown("2.2"));
        Assert.Equal(["spec.http1ProtocolOptions.headerFormat"], Unknown("2.4"));
        Assert.Equal(["spec.circuitBreakers"], Unknown("docs"));

        string[] Unknown(string release) => [.. Findings(new KgatewayController().FindRelease(release), policy).Select(f => f.Path.ToString()).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void The_first_patch_of_2_4_had_no_limit_on_the_length_of_durations()
    {
        var long33 = "00001h00001m00001s" + new string('0', 12) + "1ms";
        var policy = JsonValues.Object($$"""
            {"apiVersion": "gateway.kgateway.dev/v1alpha1", "kind": "BackendConfigPolicy", "metadata": {"name": "p", "namespace": "n"}, "spec": {"connectTimeout": "{{long33}}" } }
            """);
        Assert.DoesNotContain(Findings(new KgatewayController().FindRelease("2.4.0"), policy), f => f.Reason == FindingReason.FieldValueTooLong);
        Assert.Contains(Findings(new KgatewayController().FindRelease("2.4"), policy), f => f.Reason == FindingReason.FieldValueTooLong);
    }

    private static IReadOnlyList<Finding> Findings(GatewayRelease release, IObjectValue item) => ReleaseValidation.Of(release, "gateway.kgateway.dev/v1alpha1", "BackendConfigPolicy", item);

    private static List<(string, FindingReason?, string?)> Verdict(GatewayRelease release, IObjectValue item) =>
        [.. Findings(release, item).Select(f => (f.Path.ToString(), f.Reason, f.Rule)).Order()];
}
