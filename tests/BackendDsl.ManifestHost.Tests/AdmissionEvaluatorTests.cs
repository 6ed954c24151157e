using static BackendDsl.ManifestHost.Tests.Fixture;

namespace BackendDsl.ManifestHost.Tests;

public sealed class AdmissionEvaluatorTests : IDisposable
{
    private const string Policy = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: team-label}
        spec:
          matchConstraints:
            resourceRules:
            - {apiGroups: [""], apiVersions: ["*"], operations: [CREATE], resources: [configmaps]}
          validations:
          - {expression: "has(object.metadata.labels) && 'team' in object.metadata.labels", message: "every resource names its team"}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: team-label}
        spec: {policyName: team-label, validationActions: [ACTIONS]}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private List<EmitProblem> Evaluate(string actions, params FoundResource[] resources)
    {
        _folder.Put("policy.yaml", Policy.Replace("ACTIONS", actions, StringComparison.Ordinal));
        return [.. AdmissionEvaluator.Load(Options(o => o with { Policies = [Path.Combine(_folder.Root, "policy.yaml")] })).Evaluate(resources)];
    }

    [Theory]
    [InlineData("Deny", "Error", "BDSL3001")]
    [InlineData("Warn", "Warning", "BDSL3002")]
    [InlineData("Audit", "Info", "BDSL3003")]
    public void The_binding_decides_how_the_build_takes_it(string actions, string severity, string id)
    {
        var problem = Assert.Single(Evaluate(actions, Found(ConfigMap("a"))));
        Assert.Equal((severity, id, "App.cs(7)"), (problem.Severity.ToString(), problem.Code, problem.Place.ToString()));
        Assert.Contains("every resource names its team", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_or_does_not_match_is_silent()
    {
        var labelled = ConfigMap("a");
        labelled.Metadata.Labels = new Dictionary<string, string> { ["team"] = "edge" };
        var service = new k8s.Models.V1Service { Metadata = new() { Name = "s", NamespaceProperty = "n" } };
        Assert.Empty(Evaluate("Deny", Found(labelled), Found(service)));
    }
}
