using BackendDsl.Kgateway.V1Alpha1;
using BackendDsl.Testing;
using k8s;
using k8s.Models;
using Xunit;

namespace Tests;

public sealed class PolicyTests
{
    // What is tested: name the resources of your project here.
    private static readonly IKubernetesObject<V1ObjectMeta>[] s_resources = [RESOURCE_UNDER_TEST];

    // The rules: the files in policies/, and those of the project.
    private static readonly AdmissionPolicies s_policies = AdmissionPolicies.Load("policies");

    public static IEnumerable<object[]> Cases => s_policies.Cases(s_resources);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_resource_keeps_every_rule(PolicyCase one) => one.Accepts();

    [Fact]
    public void Every_resource_is_what_the_server_takes() => Assert.All(s_resources, resource => AssertResource.IsValid(resource));

    [Fact]
    public void A_policy_without_a_team_is_refused()
    {
        var policy = BackendConfigPolicy.New("web", @namespace: "shop")
            .Spec(spec => spec.TargetRefs(target => target.Group("").Kind("Service").Name("web")))
            .Build();
        AssertPolicy.Refuses(s_policies, policy, "names its team");
    }
}
