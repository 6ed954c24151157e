using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Config.Endpoint.V3;

namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>What a verdict costs where there is nothing to report: nothing is made but the messages read.</summary>
public sealed class ValidationCostTests
{
    private const int Few = 10, Many = 1_010;

    [Theory]
    [InlineData("1.36")]
    [InlineData("1.40")]
    public void AHostWithNothingToReportTakesLittleMoreThanItsMessages(string version)
    {
        var target = new EnvoyTarget { Version = EnvoyVersion.Parse(version) };
        var (few, many) = (WithHosts(Few), WithHosts(Many));
        Assert.Empty(ClusterChecks.Evaluate(many, target).Findings);
        Assert.Empty(ClusterChecks.Evaluate(few, target).Findings);

        var each = (Allocated(() => ClusterChecks.Evaluate(many, target)) - Allocated(() => ClusterChecks.Evaluate(few, target))) / (Many - Few);

        // Four messages with their lists and texts, and the places of the checks. With the names around each of them made beforehand it is several times as much.
        Assert.InRange(each, 1, 2_000);
    }

    [Fact]
    public void WhatIsFoundDeepInsideIsNamedAsEnvoyNamesIt()
    {
        var cluster = WithHosts(3);
        cluster.LoadAssignment.Endpoints[0].LbEndpoints[2].Endpoint.Address.SocketAddress.PortValue = 70_000;

        var finding = Assert.Single(ClusterChecks.Evaluate(cluster).Findings);

        Assert.Equal("load_assignment.endpoints[0].lb_endpoints[2].endpoint.address.socket_address.port_value", finding.Path.ToString());
        Assert.Equal(
            "Proto constraint validation failed (ClusterValidationError.LoadAssignment: embedded message failed validation | caused by ClusterLoadAssignmentValidationError.Endpoints[0]: embedded message failed validation"
            + " | caused by LocalityLbEndpointsValidationError.LbEndpoints[2]: embedded message failed validation | caused by LbEndpointValidationError.Endpoint: embedded message failed validation"
            + " | caused by EndpointValidationError.Address: embedded message failed validation | caused by AddressValidationError.SocketAddress: embedded message failed validation"
            + " | caused by SocketAddressValidationError.PortValue: value must be less than or equal to 65535)",
            finding.Message);
    }

    [Fact]
    public void FieldsThatAreMissingAreToldInTheOrderOfTheirDeclaration()
    {
        var cluster = WithHosts(1);
        cluster.HealthChecks.Add(new HealthCheck());

        var paths = ClusterChecks.Evaluate(cluster).Findings.Select(f => f.Path.ToString()).ToList();

        Assert.Equal(
            ["health_checks[0].timeout", "health_checks[0].interval", "health_checks[0].unhealthy_threshold", "health_checks[0].healthy_threshold", "health_checks[0]"],
            paths);
    }

    private static long Allocated(Func<ClusterEvaluation> judge)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        judge();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Cluster WithHosts(int count)
    {
        var locality = new LocalityLbEndpoints();
        for (var i = 0; i < count; i++)
        {
            locality.LbEndpoints.Add(new LbEndpoint
            {
                Endpoint = new() { Address = new() { SocketAddress = new() { Address = "10.0.0.1", PortValue = 80 } } },
            });
        }

        return new()
        {
            Name = "hosts",
            ConnectTimeout = new() { Seconds = 5 },
            LoadAssignment = new() { ClusterName = "hosts", Endpoints = { locality } },
        };
    }
}
