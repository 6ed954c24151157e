using System.Text.Json;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>Policies over built-in kinds against the server's own type check.</summary>
public sealed class PolicyTypeCheckTests(ITestOutputHelper output)
{
    [Fact]
    public void Policies_are_checked_as_the_server_does()
    {
        using var json = JsonDocument.Parse(TestData.ReadText("kubernetes", "policy-typecheck.json"));
        var (good, all, accepted, differences) = (0, 0, 0, new List<string>());
        foreach (var one in json.RootElement.EnumerateArray())
        {
            all++;
            var policy = DocumentReader.ReadOne(one.GetProperty("policy").GetRawText());
            var expected = one.GetProperty("warnings").EnumerateArray().Select(w => $"{w.GetProperty("fieldRef").GetString()}: {w.GetProperty("warning").GetString()}").ToList();
            var ours = PolicyTypeCheck.Check(policy).Select(f => $"{f.Path}: {f.Message}").ToList();
            if (expected.SequenceEqual(ours, StringComparer.Ordinal))
                good++;
            else
                differences.Add($"{one.GetProperty("name").GetString()}:\n  expected {string.Join("; ", expected)}\n  ours     {string.Join("; ", ours)}");
            var result = BuiltInValidator.Validate(policy);
            if (result.IsValid == one.GetProperty("accepted").GetBoolean())
                accepted++;
            else
                differences.Add($"{one.GetProperty("name").GetString()}: accepted {one.GetProperty("accepted")}, ours {string.Join("; ", result.Errors)}");
        }

        output.WriteLine($"warnings alike: {good} of {all}; accepted alike: {accepted} of {all}\n{string.Join('\n', differences)}");
        Assert.Equal((all, all), (good, accepted));
    }

    [Theory]
    [InlineData("object.spec.replicas > 1", null, null)]
    [InlineData("object.spec.replica > 1", "apps/v1, Kind=Deployment: ERROR: <input>:1:12: undefined field 'replica'", "Warning")]
    [InlineData("object.spec.template.spec.containers.all(c, quantity(c.resources.limits['cpu']).isLessThan(quantity('2')))", "apps/v1, Kind=Deployment: ERROR: <input>:1:65: undefined field 'limits'", "Info")]
    [InlineData("object.spec.template.spec.containers.all(c, c.resources.limits['cpu'] != '2' && c.immage != '')", "apps/v1, Kind=Deployment: ERROR: <input>:1:56: undefined field 'limits'", "Warning")]
    public void A_false_alarm_of_the_server_is_told_as_one(string expression, string? begins, string? severity)
    {
        var findings = Check("deployments", expression);
        if (begins is null)
        {
            Assert.Empty(findings);
            return;
        }

        var finding = Assert.Single(findings);
        Assert.StartsWith(begins, finding.Message, StringComparison.Ordinal);
        Assert.Equal((severity, "spec.validations[0].expression", "BDSL5062"), (finding.Severity.ToString(), finding.Path.ToString(), finding.Id));
    }

    [Theory]
    [InlineData("'*'")]
    [InlineData("deployments/scale")]
    [InlineData("gadgets")]
    public void What_the_server_does_not_look_at_is_silent(string resource) => Assert.Empty(Check(resource, "object.nope == 1"));

    private static IReadOnlyList<Finding> Check(string resource, string expression) => PolicyTypeCheck.Check(DocumentReader.ReadOne($$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: p}
        spec:
          matchConstraints:
            resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [{{resource}}]}]
          validations:
          - expression: "{{expression}}"
        """));
}
