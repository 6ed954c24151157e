using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.GatewayApi.Tests;

public sealed class TranslationResultTests
{
    private static readonly ObjectRef s_policy = new("example.com", "Policy", "edge", "p");

    [Fact]
    public void A_policy_that_attaches_to_nothing_is_not_accepted()
    {
        var status = new PolicyStatus(s_policy, []);
        Assert.False(status.IsAttached);
        Assert.False(status.Accepted);
        Assert.Equal("", status.Message);
    }

    [Fact]
    public void The_message_is_of_the_conditions_that_are_not_true()
    {
        var good = new AncestorStatus(new("", "Service", "edge", "a"), null, [new("Accepted", true, "Valid", "Policy accepted"), new("Attached", true, "Attached", "Attached")]);
        var bad = new AncestorStatus(new("", "Service", "edge", "b"), null, [new("Accepted", false, "Invalid", "no secret")]);
        Assert.Equal("Policy accepted", new PolicyStatus(s_policy, [good]).Message);
        Assert.True(new PolicyStatus(s_policy, [good]).Accepted);
        Assert.Equal("no secret", new PolicyStatus(s_policy, [good, bad, bad]).Message);
        Assert.False(new PolicyStatus(s_policy, [good, bad]).Accepted);
    }

    [Fact]
    public void Any_form_of_a_cluster_satisfies_a_dump()
    {
        var forms = new[] { 1u, 2u }.Select(limit => new ClusterForm(new Cluster { Name = "c", PerConnectionBufferLimitBytes = limit }, []));
        var result = new TranslationResult([new("c", null, [.. forms])], [], [], [], null);
        Assert.Empty(result.Verify(Dump(1)));
        Assert.Empty(result.Verify(Dump(2)));
        Assert.Equal("per_connection_buffer_limit_bytes", Assert.Single(result.Verify(Dump(3))).Path);

        static ConfigDump Dump(uint limit) => ConfigDump.Parse($$"""{"name": "c", "per_connection_buffer_limit_bytes": {{limit}}}""");
    }
}
