using BackendDsl.Kgateway.V1Alpha1;
using k8s;
using k8s.Models;

namespace BackendDsl.Testing.Tests;

public sealed class AssertPolicyTests
{
    private static readonly AdmissionPolicies s_policies = AdmissionPolicies.Load("policies");

    [Fact]
    public void A_policy_that_holds_accepts()
    {
        AssertPolicy.Accepts(s_policies, Deployment(replicas: 5));
        Assert.Equal("Expected that Deployment shop/web is refused, and the policies say:\n  Warning: every resource names its team [team]",
            Message(() => AssertPolicy.Refuses(s_policies, Deployment(replicas: 5))));
    }

    [Fact]
    public void A_policy_that_fails_refuses_with_its_message()
    {
        AssertPolicy.Refuses(s_policies, Deployment(replicas: 6));
        AssertPolicy.Refuses(s_policies, Deployment(replicas: 6), "at most five");
        Assert.Equal("Expected that Deployment shop/web is accepted, and it is refused:\n  Error: at most five replicas [replicas]",
            Message(() => AssertPolicy.Accepts(s_policies, Deployment(replicas: 6))));
        Assert.Contains("is refused with 'never'", Message(() => AssertPolicy.Refuses(s_policies, Deployment(replicas: 6), "never")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_binding_that_warns_warns()
    {
        AssertPolicy.Warns(s_policies, Deployment(replicas: 1), "names its team");
        AssertPolicy.Accepts(s_policies, Policy());
        AssertPolicy.Warns(s_policies, Policy());
        Assert.Contains("no policy says anything", Message(() => AssertPolicy.Warns(s_policies.Only("replicas"), Deployment(replicas: 1))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_knows_the_object_before()
    {
        var situation = new Situation { OldObject = Deployment(replicas: 4) };
        AssertPolicy.Refuses(s_policies, Deployment(replicas: 3), "never shrink", situation);
        AssertPolicy.Accepts(s_policies, Deployment(replicas: 4), situation);
    }

    [Fact]
    public void What_the_test_does_not_say_is_no_answer()
    {
        var policies = AdmissionPolicies.Parse("""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: robots}
            spec:
              matchConstraints:
                resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}]
              validations: [{expression: "request.userInfo.username.startsWith('system:')", message: for robots only}]
            """);
        var map = new V1ConfigMap { Metadata = new() { Name = "c", NamespaceProperty = "shop" } };
        Assert.Contains("give it in the Situation", Message(() => AssertPolicy.Accepts(policies, map)), StringComparison.Ordinal);
        Assert.Contains("give it in the Situation", Message(() => AssertPolicy.Refuses(policies, map)), StringComparison.Ordinal);
        AssertPolicy.Accepts(policies, map, new() { User = "system:node" });
        AssertPolicy.Refuses(policies, map, situation: new() { User = "eve", Groups = ["people"] });
    }

    [Fact]
    public void Parameters_and_the_namespace_count()
    {
        var policies = AdmissionPolicies.Parse("""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: limit}
            spec:
              paramKind: {apiVersion: v1, kind: ConfigMap}
              matchConstraints:
                namespaceSelector: {matchLabels: {tier: gold}}
                resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}]
              validations: [{expression: "object.spec.replicas <= int(params.data.most)", message: too many}]
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: limit}
            spec: {policyName: limit, validationActions: [Deny], paramRef: {name: limit, namespace: shop, parameterNotFoundAction: Deny}}
            """).WithParameters(new V1ConfigMap { Metadata = new() { Name = "limit", NamespaceProperty = "shop" }, Data = new Dictionary<string, string> { ["most"] = "2" } });
        var gold = new Situation { Namespace = new() { Metadata = new() { Name = "shop", Labels = new Dictionary<string, string> { ["tier"] = "gold" } } } };
        AssertPolicy.Refuses(policies, Deployment(replicas: 3), "too many", gold);
        AssertPolicy.Accepts(policies, Deployment(replicas: 2), gold);
        AssertPolicy.Accepts(policies, Deployment(replicas: 3), new() { Namespace = new() { Metadata = new() { Name = "shop" } } });
    }

    [Fact]
    public void A_policy_in_csharp_is_asserted_alike()
    {
        static IEnumerable<PolicyFinding> HasATeam(IKubernetesObject<V1ObjectMeta> resource)
        {
            if (resource.Metadata.Labels?.ContainsKey("team") != true)
                yield return PolicyFinding.Error("metadata.labels", "every resource names its team");
        }

        AssertPolicy.Refuses(HasATeam, Deployment(1), "names its team");
        Assert.Equal("Expected that Deployment shop/web is accepted, and it is refused:\n  metadata.labels: every resource names its team",
            Message(() => AssertPolicy.Accepts(HasATeam, Deployment(1))));
        var named = Deployment(1);
        named.Metadata.Labels = new Dictionary<string, string> { ["team"] = "web" };
        AssertPolicy.Accepts(HasATeam, named);
        Assert.Contains("the policy says nothing", Message(() => AssertPolicy.Refuses(HasATeam, named)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_policy_is_a_row_with_every_resource(PolicyCase one) => one.Accepts();

    public static IEnumerable<object[]> Cases => s_policies.Cases(Deployment(1), Policy());

    [Fact]
    public void A_row_says_what_it_is() => Assert.Equal(
        ["replicas: Deployment shop/web", "replicas: BackendConfigPolicy shop/web", "team: Deployment shop/web", "team: BackendConfigPolicy shop/web"],
        Cases.Select(c => c[0].ToString()!));

    [Fact]
    public void Files_that_are_not_there_or_not_policies_are_told()
    {
        Assert.Contains("CopyToOutputDirectory", Assert.Throws<FileNotFoundException>(() => AdmissionPolicies.Load("nowhere")).Message, StringComparison.Ordinal);
        Assert.Contains("no ValidatingAdmissionPolicy", Assert.Throws<FormatException>(() => AdmissionPolicies.Parse("a: 1")).Message, StringComparison.Ordinal);
        Assert.Contains("the text(2,1): ", Assert.Throws<FormatException>(() => AdmissionPolicies.Parse("a: [")).Message, StringComparison.Ordinal);
        var broken = Assert.Throws<FormatException>(() => AdmissionPolicies.Parse("""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: broken}
            spec:
              matchConstraints: {resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]}
              validations: [{expression: "object.spec.("}]
            """));
        Assert.Contains("broken", broken.Message, StringComparison.Ordinal);
        Assert.Contains("there are replicas, team", Assert.Throws<ArgumentException>(() => s_policies.Only("other")).Message, StringComparison.Ordinal);
    }

    private static string Message(Action assertion) => Assert.Throws<PolicyAssertException>(assertion).Message;

    private static V1Deployment Deployment(int replicas) => new()
    {
        Metadata = new() { Name = "web", NamespaceProperty = "shop" },
        Spec = new() { Replicas = replicas, Selector = new(), Template = new() },
    };

    private static BackendConfigPolicy Policy() => BackendConfigPolicy
        .New("web", @namespace: "shop")
        .Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("web")).ConnectTimeout("5s"))
        .Build();
}
