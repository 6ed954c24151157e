using BackendDsl.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis.Testing;

namespace BackendDsl.Analyzers.Tests.Diagnostics;

public class PolicyTests
{
    private static string Policy(string expression, string action = "Deny", string message = "refused", string name = "p") =>
        $$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata:
          name: {{name}}
        spec:
          matchConstraints:
            resourceRules:
            - apiGroups: ["gateway.kgateway.dev"]
              apiVersions: ["*"]
              operations: ["CREATE", "UPDATE"]
              resources: ["backendconfigpolicies"]
          validations:
          - expression: "{{expression}}"
            message: {{message}}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata:
          name: {{name}}
        spec:
          policyName: {{name}}
          validationActions: [{{action}}]
        """;

    private static ResourceTest Test(string calls, string policy) =>
        new ResourceTest(ResourceTest.Policy(calls)).With("policy.yaml", "AdmissionPolicy", policy);

    [Theory]
    [InlineData("Deny", "BDSL3001")]
    [InlineData("Warn", "BDSL3002")]
    [InlineData("Audit", "BDSL3003")]
    public Task Action_gives_the_severity(string action, string id) => Test(
        $$"""s.ConnectTimeout({|{{id}}:"5s"|});""",
        Policy("!has(object.spec.connectTimeout) || duration(object.spec.connectTimeout) <= duration('2s')", action)).Run();

    [Fact]
    public Task Missing_label_is_told_at_the_start() => new ResourceTest(
        """
        static class Code
        {
            static object A() => BackendConfigPolicy.{|BDSL3001:New("p", @namespace: "n")|}.Spec(s => { }).Build();
            static object B() => BackendConfigPolicy.New("p", @namespace: "n").{|BDSL3001:Labels(("x", "y"))|}.Spec(s => { }).Build();
            static object C() => BackendConfigPolicy.New("p", @namespace: "n").Labels(("team", "edge")).Spec(s => { }).Build();
            static object D(Dictionary<string, string> labels) => BackendConfigPolicy.New("p", @namespace: "n").Labels(labels).Spec(s => { }).Build();
            static BackendConfigPolicy.Builder E() => BackendConfigPolicy.New("p", @namespace: "n").Spec(s => { });
        }
        """).With("policy.yaml", "AdmissionPolicy", Policy("has(object.metadata.labels) && 'team' in object.metadata.labels")).Run();

    [Theory]
    [InlineData("s.ConnectTimeout(text);")]
    [InlineData("s.ConnectTimeout(\"1s\");")]
    [InlineData("if (flag) s.ConnectTimeout(\"1s\");")]
    public Task Silent(string calls) => Test(calls, Policy("!has(object.spec.connectTimeout) || duration(object.spec.connectTimeout) <= duration('2s')")).Run();

    [Fact]
    public Task Choice_is_told_under_its_branch() => Test(
        "s.ConnectTimeout(flag ? \"1s\" : {|BDSL3001:\"5s\"|});",
        Policy("!has(object.spec.connectTimeout) || duration(object.spec.connectTimeout) <= duration('2s')")).Run();

    [Fact]
    public Task Parameters_come_from_the_files() => Test(
        "s.ConnectTimeout({|BDSL3001:\"5s\"|});",
        Policy("duration(object.spec.connectTimeout) <= duration(params.data.limit)")
            .Replace("  matchConstraints:", "  paramKind:\n    apiVersion: v1\n    kind: ConfigMap\n  matchConstraints:")
            .Replace("  policyName: p", "  policyName: p\n  paramRef:\n    name: limits\n    namespace: platform\n    parameterNotFoundAction: Deny")
        + "\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: limits\n  namespace: platform\ndata:\n  limit: 3s\n").Run();

    [Fact]
    public async Task Unreadable_file()
    {
        var test = Test("s.ConnectTimeout(\"5s\");", "a: [1\nb: 2\n");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BDSL0101", Microsoft.CodeAnalysis.DiagnosticSeverity.Error).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithSpan("/0/policy.yaml", 1, 4, 1, 6).WithMessage(null));
        await test.Run();
    }

    [Fact]
    public async Task Bad_expression()
    {
        var test = Test("s.ConnectTimeout(\"5s\");", Policy("object.spec.("));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BDSL0102", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithSpan("/0/policy.yaml", 13, 30, 13, 32).WithMessage(null));
        await test.Run();
    }

    [Fact]
    public Task Client_objects_are_judged_by_policies() => new ResourceTest(
        """
        static class Code
        {
            [Manifest] static V1Service Whole => new V1Service { Metadata = {|BDSL3001:new() { Name = "a" }|}, Spec = new() { Type = {|BDSL3001:"NodePort"|}, Ports = [new() { Port = 80 }] } };
            [Manifest] static V1Service Good { get; } = new() { Metadata = new() { Name = "b", Labels = new Dictionary<string, string> { ["team"] = "a" } }, Spec = new() { Type = "ClusterIP", Ports = [new() { Port = 80 }] } };
            static V1Service Changed()
            {
                // It is written to later: what it was made with does not count.
                var service = new V1Service { Spec = new() { Type = "NodePort", Ports = [new() { Port = 80 }] } };
                service.Metadata = new() { Name = "c", Labels = new Dictionary<string, string> { ["team"] = "a" } };
                service.Spec.Type = "ClusterIP";
                return service;
            }
            static V1Service ChangedElsewhere()
            {
                var service = new V1Service { Spec = new() { Type = {|BDSL3001:"NodePort"|}, Ports = [new() { Port = 80 }] } };
                service.Metadata = new() { Name = "d", Labels = new Dictionary<string, string> { ["team"] = "a" } };
                return service;
            }
        }
        """)
        .With("a.yaml", "AdmissionPolicy", Policy("object.spec.type != 'NodePort'", name: "a").Replace("gateway.kgateway.dev", "").Replace("backendconfigpolicies", "services"))
        .With("b.yaml", "AdmissionPolicy", Policy("has(object.metadata) && has(object.metadata.labels) && 'team' in object.metadata.labels", name: "b").Replace("gateway.kgateway.dev", "").Replace("backendconfigpolicies", "services"))
        .Run();

    [Fact]
    public Task Policy_methods() => new ResourceTest(
        """
        using k8s;
        static class Rules
        {
            [Policy] static IEnumerable<PolicyFinding> Good(IKubernetesObject<V1ObjectMeta> o) { yield break; }
            [Policy] static List<PolicyFinding> AlsoGood(BackendConfigPolicy o) => [];
            [Policy] static bool {|BDSL3010:WrongResult|}(BackendConfigPolicy o) => true;
            [Policy] static IEnumerable<PolicyFinding> {|BDSL3010:NoResource|}() => [];
            [Policy] static IEnumerable<PolicyFinding> {|BDSL3010:Generic|}<T>(T o) => [];
        }
        class Instance
        {
            [Policy] IEnumerable<PolicyFinding> {|BDSL3010:NotStatic|}(BackendConfigPolicy o) => [];
        }
        """).Run();
}
