using System.Text.Json.Nodes;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Tests.Validation;

namespace BackendDsl.Validation.Tests.Policies;

public class AdmissionPolicyTests(ITestOutputHelper output)
{
    [Fact]
    public void Admission_cases()
    {
        var verdicts = new Verdicts(output);
        foreach (var c in Verdicts.Load("admission-policy-cases.json")["cases"]!.AsArray())
        {
            var document = new JsonObject { ["metadata"] = new JsonObject { ["name"] = "p" }, ["spec"] = c!["policy"]!.DeepClone() };
            var policy = AdmissionPolicy.Read(DocumentReader.ReadOne(document.ToJsonString()), "1.36");
            var request = AdmissionRequest.Create(Read(c["object"]), c["resource"]!.GetValue<string>());
            request = new()
            {
                Object = request.Object,
                OldObject = Read(c["oldObject"]),
                Operation = c["operation"]?.GetValue<string>() ?? "CREATE",
                Group = request.Group,
                Version = request.Version,
                Kind = request.Kind,
                Resource = request.Resource,
                Name = request.Name,
                Namespace = request.Namespace,
                IsDryRun = c["dryRun"]?.GetValue<bool>() ?? false,
                NamespaceObject = c["namespaceObject"] is null && c["needs"] is null ? Value.Null : Read(c["namespaceObject"]),
                UserInfo = Read(c["userInfo"]),
            };
            var result = policy.Evaluate(request, Read(c["params"]));
            verdicts.Same(c["id"]!.GetValue<string>(), Compare(c["expected"]!, policy, result, c["needs"] is not null));
        }

        verdicts.Finish("admission policy cases");
    }

    private static Value Read(JsonNode? node) => node is null ? default : DocumentReader.ReadOne(node.ToJsonString());

    private static string? Compare(JsonNode expected, AdmissionPolicy policy, PolicyDecisions result, bool mayBeUnknown)
    {
        var compileErrors = (expected["compileErrors"]?.AsArray() ?? []).Select(e => e!["field"]!.GetValue<string>()).ToList();
        if (!compileErrors.SequenceEqual(policy.CompileErrors.Select(e => e.Field)))
            return $"compile errors [{string.Join("; ", policy.CompileErrors)}]";
        if (mayBeUnknown && (result.IsOpen || result.Decisions.Any(d => d.Outcome == PolicyOutcome.Unknown)))
            return result.Decisions.Any(d => d.Denies && d.Outcome == PolicyOutcome.Deny) ? "denies although unknown" : null;
        if ((expected["skipped"]?.GetValue<bool>() ?? false) != result.IsSkipped)
            return "skipped: " + result.IsSkipped;

        var decisions = expected["decisions"]?.AsArray() ?? [];
        if (decisions.Count != result.Decisions.Count)
            return $"{result.Decisions.Count} decisions";
        for (var i = 0; i < decisions.Count; i++)
        {
            var mine = result.Decisions[i];
            var theirs = decisions[i]!;
            var text = $"{mine.Index} {mine.Outcome.ToString().ToLowerInvariant()} {(mine.Denies ? "deny" : "admit")} {(mine.Outcome == PolicyOutcome.Deny ? mine.Reason : "")}";
            var wanted = $"{theirs["expressionIndex"]} {theirs["result"]} {theirs["action"]} {theirs["reason"]}";
            if (text != wanted)
                return $"'{text}' for '{wanted}' ({mine.Message})";
            if (theirs["message"]?.GetValue<string>() is { } message && message != mine.Message)
                return $"message '{mine.Message}' for '{message}'";
        }

        var annotations = (expected["auditAnnotations"]?.AsArray() ?? []).Select(a => $"{a!["key"]} {a["action"]} {a["value"]} {a["error"]}");
        var made = result.Annotations.Select(a => $"{a.Key} {a.Action} {a.Value} {a.Error}").ToList();
        return annotations.SequenceEqual(made) ? null : "annotations " + string.Join("; ", made);
    }

    private const string Policies = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: timeouts}
        spec:
          paramKind: {apiVersion: example.com/v1, kind: Limits}
          matchConstraints:
            resourceRules:
            - {apiGroups: [gateway.kgateway.dev], apiVersions: [v1alpha1], operations: [CREATE, UPDATE], resources: [backendconfigpolicies]}
          variables:
          - {name: timeout, expression: "object.spec.?connectTimeout.orValue('5s')"}
          validations:
          - {expression: "duration(variables.timeout) <= duration(params.max)", messageExpression: "'at most ' + string(params.max)", reason: Forbidden}
          - {expression: "'admin' in request.userInfo.groups"}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: timeouts-prod}
        spec:
          policyName: timeouts
          validationActions: [Warn, Audit]
          paramRef: {name: limits, parameterNotFoundAction: Deny}
          matchResources:
            namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: prod}}
        ---
        {apiVersion: example.com/v1, kind: Limits, metadata: {name: limits, namespace: prod}, max: 10s}
        """;

    [Fact]
    public void A_set_judges_by_binding()
    {
        var set = PolicySet.Read([Policies]);
        Assert.Empty(set.Problems);
        var bad = Request("prod", "30s");
        var result = set.Evaluate(bad);
        Assert.Equal(["Warning: at most 10s [timeouts]", "Info: at most 10s [timeouts]"], result.Findings.Select(f => f.ToString()));
        Assert.Contains("request.userInfo", Assert.Single(result.Open), StringComparison.Ordinal);
        Assert.False(result.IsDenied);
        Assert.Empty(set.Evaluate(Request("prod", "3s")).Findings);
        Assert.Empty(set.Evaluate(Request("test", "30s")).Findings);
        Assert.Empty(set.Evaluate(Request("test", "30s")).Open);
    }

    [Theory]
    [InlineData("validations: [{expression: 'true'}]", null)]
    [InlineData("validations: [{expression: 'true'}], variables: [{name: if, expression: '1'}]", "'if' is not a valid CEL identifier")]
    [InlineData("validations: [{expression: 'true'}], matchConditions: [{name: 'a b', expression: 'true'}]", "name part must consist of")]
    [InlineData("validations: [{expression: 'true'}], matchConditions: [{name: a, expression: 'true'}, {name: a, expression: 'true'}]", "stands twice")]
    [InlineData("validations: [{expression: 'true', message: ' '}]", "must be non-empty if specified")]
    [InlineData("validations: [{expression: \"true ||\\nfalse\"}]", "must be specified if expression contains line breaks")]
    [InlineData("validations: [{expression: \"true ||\\nfalse\", message: m}]", null)]
    [InlineData("auditAnnotations: [{key: k, valueExpression: \"'a'\"}, {key: k, valueExpression: \"'a'\"}]", "stands twice")]
    [InlineData("auditAnnotations: [{key: 'a b', valueExpression: \"'a'\"}]", "name part must consist of")]
    [InlineData("validations: [{expression: 'true'}], paramKind: {kind: X}", "paramKind needs")]
    public void The_shape_of_a_policy_is_checked(string spec, string? problem)
    {
        var policy = AdmissionPolicy.Read(DocumentReader.ReadOne(
            "{metadata: {name: p}, spec: {matchConstraints: {resourceRules: [{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*']}]}, " + spec + "}}"));
        if (problem is null)
            Assert.Empty(policy.Problems);
        else
            Assert.Contains(problem, Assert.Single(policy.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[backendconfigpolicies]", true)]
    [InlineData("['*']", true)]
    [InlineData("['*/*']", true)]
    [InlineData("['backendconfigpolicies/*']", true)]
    [InlineData("['backendconfigpolicies/status']", false)]
    [InlineData("['*/status']", false)]
    public void Rules_name_resources_with_and_without_subresources(string resources, bool isMeant)
    {
        var set = PolicySet.Read([Policies.Replace("[backendconfigpolicies]", resources, StringComparison.Ordinal)]);
        Assert.Equal(isMeant, set.Evaluate(Request("prod", "30s")).Findings.Count > 0);
    }

    [Theory]
    [InlineData("CREATE", "has(request.name) && request.name == 'p'", "p", "prod", true)]
    [InlineData("CREATE", "!has(request.name)", "", "prod", true)]
    [InlineData("CREATE", "!has(request.namespace)", "p", "", true)]
    [InlineData("UPDATE", "request.operation == 'UPDATE' && oldObject.a == 1 && object.a == 2", "p", "prod", true)]
    [InlineData("UPDATE", "oldObject == null", "p", "prod", false)]
    [InlineData("CREATE", "oldObject == null && request.options.kind == 'CreateOptions'", "p", "prod", true)]
    public void A_request_carries_what_is_not_empty(string operation, string expression, string name, string ns, bool admits)
    {
        var policy = AdmissionPolicy.Read(DocumentReader.ReadOne("{metadata: {name: p}, spec: {matchConstraints: {resourceRules: [{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*']}]}, validations: [{expression: \"" + expression + "\"}]}}"));
        var result = policy.Evaluate(
            new()
            {
                Object = DocumentReader.ReadOne("{a: 2}"),
                OldObject = operation == "UPDATE" ? DocumentReader.ReadOne("{a: 1}") : default,
                Operation = operation,
                Resource = "things",
                Kind = "Thing",
                Version = "v1",
                Name = name,
                Namespace = ns,
            },
            default);
        Assert.Equal(admits, !Assert.Single(result.Decisions).Denies);
    }

    [Fact]
    public void Broken_policies_are_told()
    {
        var set = PolicySet.Read(["{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicy, metadata: {name: x}, spec: {failurePolicy: Maybe, validations: [{expression: object.x}]}}",
            "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicyBinding, metadata: {name: y}, spec: {policyName: z, validationActions: [Deny, Warn]}}"]);
        Assert.Equal(6, set.Problems.Count);
        Assert.Contains("must evaluate to bool but got dyn", string.Join("\n", set.Problems), StringComparison.Ordinal);
    }

    private static AdmissionRequest Request(string ns, string timeout) => AdmissionRequest.Create(
        DocumentReader.ReadOne($"{{apiVersion: gateway.kgateway.dev/v1alpha1, kind: BackendConfigPolicy, metadata: {{name: p, namespace: {ns}}}, spec: {{connectTimeout: {timeout}}}}}"),
        "backendconfigpolicies");
}
