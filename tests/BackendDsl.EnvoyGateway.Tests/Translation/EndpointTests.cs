using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>Endpoints of Services by their slices, and addresses of Backends.</summary>
public sealed class EndpointTests
{
    private static string Slice(string name, string addressType, string endpoints, string ports = "{ name: http, port: 8080, protocol: TCP }", string service = "app") => $$"""
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: { name: {{name}}, namespace: edge, labels: { kubernetes.io/service-name: {{service}} } }
        addressType: {{addressType}}
        endpoints: [{{endpoints}}]
        ports: [{{ports}}]
        ---

        """;

    private static string Backend(string spec) => $$"""
        apiVersion: gateway.envoyproxy.io/v1alpha1
        kind: Backend
        metadata: { name: api, namespace: edge }
        spec: { {{spec}} }
        ---

        """;

    private static readonly string s_toBackend = Inputs.Edge.Replace("backendRefs: [{ name: app, port: 80 }]", "backendRefs: [{ group: gateway.envoyproxy.io, kind: Backend, name: api }]", StringComparison.Ordinal);

    [Fact]
    public void Slices_of_names_make_a_cluster_of_names_with_the_port_of_the_slice()
    {
        var cluster = Inputs.Translate(Inputs.Edge, Slice("a", "FQDN", "{ addresses: [one.example.com] }, { addresses: [two.example.com], conditions: { ready: false } }")).Clusters[0].Cluster;
        var endpoint = Assert.Single(Assert.Single(cluster.LoadAssignment.Endpoints).LbEndpoints);
        Assert.Equal(("envoy.cluster.dns", "one.example.com", 8080u), (cluster.ClusterType.Name, endpoint.Endpoint.Address.SocketAddress.Address, endpoint.Endpoint.Address.SocketAddress.PortValue));
    }

    [Fact]
    public void Slices_of_addresses_leave_them_to_the_control_plane() =>
        Assert.Equal(Cluster.Types.DiscoveryType.Eds, Inputs.Translate(Inputs.Edge, Slice("a", "IPv4", "{ addresses: [10.1.1.1] }")).Clusters[0].Cluster.Type);

    [Fact]
    public void Slices_of_both_make_the_backend_invalid()
    {
        var result = Inputs.Translate(Inputs.Edge, Slice("a", "FQDN", "{ addresses: [one.example.com] }"), Slice("b", "IPv4", "{ addresses: [10.1.1.1] }"));
        Assert.Empty(result.Clusters);
        Assert.Contains(result.Findings, f => f.Finding.Id == "BDSL4347" && f.Message.Contains("mixed address types", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ addresses: [a.example.com], conditions: { ready: false, serving: true, terminating: true } }", 1)]
    [InlineData("{ addresses: [a.example.com], conditions: { ready: false, serving: true, terminating: false } }", 0)]
    [InlineData("{ addresses: [a.example.com], conditions: { ready: false, serving: false, terminating: true } }", 0)]
    [InlineData("{ addresses: [a.example.com], conditions: {} }", 1)]
    [InlineData("{ addresses: [a.example.com], conditions: { ready: false } }, { addresses: [b.example.com, c.example.com] }", 2)]
    public void Endpoints_that_are_ready_or_end_while_they_serve_count(string endpoints, int count)
    {
        var clusters = Inputs.Translate(Inputs.Edge, Slice("a", "FQDN", endpoints)).Clusters;
        Assert.Equal(count, clusters.IsEmpty ? 0 : clusters[0].Cluster.LoadAssignment.Endpoints.Single().LbEndpoints.Count);
    }

    [Theory]
    [InlineData("{ name: other, port: 8080, protocol: TCP }")]
    [InlineData("{ port: 8080, protocol: TCP }")]
    [InlineData("{ name: http, port: 8080, protocol: UDP }")]
    public void A_slice_without_the_port_has_no_endpoint_and_one_beside_it_counts(string port)
    {
        Assert.Empty(Inputs.Translate(Inputs.Edge, Slice("a", "IPv4", "{ addresses: [10.1.1.1] }", port)).Clusters);
        Assert.Equal(2, Inputs.Translate(Inputs.Edge, Slice("a", "IPv4", "{ addresses: [10.1.1.1] }", port), Slice("b", "IPv4", "{ addresses: [10.1.1.2] }")).Clusters.Length);
        Assert.Equal(2, Inputs.Translate(Inputs.Edge, Slice("a", "IPv4", "", service: "another")).Clusters.Length);
    }

    [Theory]
    [InlineData("ip: { address: 127.0.0.1, port: 80 }", "IP address 127.0.0.1 in the loopback range is not supported")]
    [InlineData("ip: { address: \"::1\", port: 80 }", "IP address ::1 in the loopback range is not supported")]
    [InlineData("ip: { address: 127.9.9.9, port: 80 }", "loopback range")]
    [InlineData("fqdn: { hostname: localhost, port: 80 }", "hostname localhost should be a domain with at least two segments separated by dots")]
    [InlineData("fqdn: { hostname: 10.0.0.1, port: 80 }", "hostname 10.0.0.1 is an IP address")]
    [InlineData("ip: { address: 10.0.0.1, port: 80 }", "")]
    [InlineData("fqdn: { hostname: a.example.com, port: 80 }", "")]
    public void Addresses_that_the_controller_refuses_are_told(string endpoint, string why)
    {
        var result = EnvoyGatewayTranslator.Translate(Inputs.Read(s_toBackend, Backend($"endpoints: [{{ {endpoint} }}]")), new() { ValidatesObjects = false });
        Assert.Equal(why.Length == 0 ? 2 : 0, result.Clusters.Length);
        Assert.Equal(why.Length > 0, result.Findings.Any(f => f.Finding.Id == "BDSL4347" && f.Message.Contains(why, StringComparison.Ordinal)));
    }

    [Fact]
    public void Zones_of_a_Backend_are_localities_where_the_policy_asks_for_them()
    {
        var endpoints = "endpoints: [{ fqdn: { hostname: a.example.com, port: 80 }, zone: z1 }, { fqdn: { hostname: b.example.com, port: 81 }, zone: z2 }, { fqdn: { hostname: c.example.com, port: 82 }, zone: z1 }]";
        var plain = Inputs.Translate(s_toBackend, Backend(endpoints)).Clusters[0].Cluster;
        var whole = Assert.Single(plain.LoadAssignment.Endpoints);
        Assert.Equal(("httproute/edge/shop/rule/0/backend/0", 1u, 3), (whole.Locality.Region, whole.LoadBalancingWeight!.Value, whole.LbEndpoints.Count));
        var local = Inputs.Translate(s_toBackend, Backend(endpoints), Inputs.Policy("p", "Gateway/eg", "loadBalancer: { type: Random, zoneAware: { preferLocal: {} } }")).Clusters[0].Cluster;
        Assert.Equal([("z1", null, 2), ("z2", null, 1)], local.LoadAssignment.Endpoints.Select(e => (e.Locality.Zone, e.LoadBalancingWeight, e.LbEndpoints.Count)));
        var weighted = Inputs.Translate(s_toBackend, Backend(endpoints), Inputs.Policy("p", "Gateway/eg", "loadBalancer: { type: Random, zoneAware: { weightedZones: [{ zone: z2, weight: 7 }] } }")).Clusters[0].Cluster;
        Assert.Equal([("z1", 1u), ("z2", 7u)], weighted.LoadAssignment.Endpoints.Select(e => (e.Locality.Zone, e.LoadBalancingWeight!.Value)));
    }

    [Fact]
    public void A_Service_that_prefers_its_zone_has_its_names_by_zone_unless_another_backend_is_beside_it()
    {
        var edge = Inputs.Edge.Replace("clusterIP: 10.0.0.1", "trafficDistribution: PreferClose", StringComparison.Ordinal);
        var slices = Slice("a", "FQDN", "{ addresses: [one.example.com], zone: z1 }, { addresses: [two.example.com], zone: z2 }");
        Assert.Equal(["z1", "z2"], Inputs.Translate(edge, slices).Clusters[0].Cluster.LoadAssignment.Endpoints.Select(e => e.Locality.Zone));
        Assert.Equal([""], Inputs.Translate(Inputs.Edge, slices).Clusters[0].Cluster.LoadAssignment.Endpoints.Select(e => e.Locality.Zone));
    }

    [Fact]
    public void A_mirror_has_the_weight_of_one()
    {
        var text = Inputs.Edge.Replace("- name: cart", "- name: cart\n    filters: [{ type: RequestMirror, requestMirror: { backendRef: { group: gateway.envoyproxy.io, kind: Backend, name: api } } }]", StringComparison.Ordinal);
        var mirror = Inputs.Translate(text, Backend("endpoints: [{ fqdn: { hostname: a.example.com, port: 80 } }]")).Clusters.Single(c => c.Name.EndsWith("-mirror-0", StringComparison.Ordinal)).Cluster;
        Assert.Equal(1u, mirror.LoadAssignment.Endpoints.Single().LoadBalancingWeight!.Value);
    }
}
