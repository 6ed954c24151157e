using BackendDsl.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers.Tests.Diagnostics;

/// <summary>An expression that does not compile is told where it breaks.</summary>
public class PolicyPlaceTests
{
    [Theory]
    [InlineData("  - {expression: \"1 + + true\", message: m}", 8, 23)]
    [InlineData("  - expression: 1 + + true\n    message: m", 8, 21)]
    [InlineData("  - expression: |\n      true &&\n      1 + + true\n    message: m", 10, 11)]
    [InlineData("  - expression: '1 + 2'\n    message: m", 8, 18)]
    public async Task At_its_line_and_column(string validation, int line, int column)
    {
        var text = "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\nmetadata: {name: a}\nspec:\n  matchConstraints:\n    resourceRules: [{apiGroups: [\"\"], apiVersions: [v1], operations: [CREATE], resources: [services]}]\n  validations:\n" + validation
            + "\n---\napiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nmetadata: {name: a}\nspec: {policyName: a, validationActions: [Deny]}\n";
        var options = new AnalyzerOptions([new FileText("/p.yaml", text)], new BuildOptions(new Dictionary<string, string> { ["/p.yaml"] = "AdmissionPolicy" }));
        var found = (await AnalyzerRun.RunAsync(AnalyzerRun.Compile(""), options, new ManifestAnalyzer())).First(d => d.Id == "BDSL0102");
        var start = found.Location.GetLineSpan().StartLinePosition;
        Assert.Equal((line, column), (start.Line + 1, start.Character + 1));
    }

    [Theory]
    [InlineData("object.spec.type != 'LoadBalancer'", 5, 9)]
    [InlineData("has(object.metadata.labels) && 'team' in object.metadata.labels", 3, 1)]
    [InlineData("object.spec.ports.all(p, p.port != 81)", 8, 11)]
    public async Task A_manifest_is_told_of_at_the_member_that_a_policy_hangs_on(string expression, int line, int column)
    {
        const string service = "apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: shop}\nspec:\n  type: LoadBalancer\n  ports:\n  - {name: a, port: 80}\n  - port: 81\n    name: b\n";
        var policy = "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\nmetadata: {name: a}\nspec:\n  matchConstraints:\n    resourceRules: [{apiGroups: [\"\"], apiVersions: [v1], operations: [CREATE], resources: [services]}]\n  validations:\n  - expression: \"" + expression
            + "\"\n---\napiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nmetadata: {name: a}\nspec: {policyName: a, validationActions: [Deny]}\n";
        var options = new AnalyzerOptions([new FileText("/p.yaml", policy), new FileText("/s.yaml", service)], new BuildOptions(new Dictionary<string, string> { ["/p.yaml"] = "AdmissionPolicy", ["/s.yaml"] = "KubernetesManifest" }));
        var found = Assert.Single(await AnalyzerRun.RunAsync(AnalyzerRun.Compile(""), options, new ManifestAnalyzer()));
        var start = found.Location.GetLineSpan().StartLinePosition;
        Assert.Equal(("BDSL3001", line, column), (found.Id, start.Line + 1, start.Character + 1));
    }
}
