using BackendDsl;
using BackendDsl.Kgateway.V1Alpha1;
using BackendDsl.Testing;

namespace Shop.Tests;

public sealed class FleetTests
{
    private static readonly AdmissionPolicies s_policies = AdmissionPolicies.Load("policies");
    private static readonly string[] s_environments = ["dev", "staging", "prod"];

    /// <summary>Every rule with every policy of every environment.</summary>
    public static IEnumerable<object[]> Cases => s_policies.Cases(
        from environment in s_environments
        from resource in new Fleet().GetManifests(new(environment)).OfType<BackendConfigPolicy>()
        select resource);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_policy_keeps_every_rule(PolicyCase one) => one.Accepts();

    public static TheoryData<string> Environments => [.. s_environments];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Every_resource_is_what_the_server_takes(string environment)
    {
        var resources = new Fleet().GetManifests(new(environment)).ToList();
        Assert.Equal(1 + (2 * Catalogue.Services.Count), resources.Count);
        Assert.All(resources, resource => AssertResource.IsValid(resource));
    }

    [Fact]
    public void A_critical_service_without_breakers_is_refused()
    {
        var policy = Backends.Policy(Catalogue.Services[0], "shop-prod").In("dev");
        AssertPolicy.Refuses(s_policies, policy, "limits its requests");
        AssertPolicy.Accepts(s_policies, Backends.Policy(Catalogue.Services[0], "shop-dev").In("dev"));
    }

    [Fact]
    public void Staging_ejects_sooner()
    {
        var service = Catalogue.Services.Single(s => s.Name == "payments");
        Assert.Equal(3, Backends.Policy(service, "shop-staging").In("staging").Spec!.OutlierDetection!.Consecutive5xx);
        Assert.Equal(5, Backends.Policy(service, "shop-prod").In("prod").Spec!.OutlierDetection!.Consecutive5xx);
    }

    [Fact]
    public void An_unknown_environment_is_production() =>
        Assert.Same(Policy, Policy.In("somewhere"));

    private static readonly BackendConfigPolicy Policy = Backends.Policy(Catalogue.Services[1], "shop");
}
