using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>What makes a reference to a backend invalid, and in which words it is told.</summary>
public sealed class BackendReferenceTests
{
    private static string Text(string reference, string service = "ports: [{ name: http, port: 80 }, { name: dns, port: 53, protocol: UDP }, { name: tcp, port: 81, protocol: TCP }]") =>
        Inputs.Edge.Replace("backendRefs: [{ name: app, port: 80 }]", $"backendRefs: [{{ {reference} }}]", StringComparison.Ordinal).Replace("ports: [{ name: http, port: 80 }]", service, StringComparison.Ordinal);

    [Theory]
    [InlineData("name: app, port: 80", null)]
    [InlineData("group: '', kind: Service, name: app, port: 81", null)]
    [InlineData("name: app, port: 53", "TCP Port 53 not found on Service edge/app")]
    [InlineData("name: app, port: 82", "TCP Port 82 not found on Service edge/app")]
    [InlineData("name: app", "a valid port number corresponding to a port on the Service must be specified")]
    [InlineData("name: other, port: 80", "Service edge/other not found")]
    [InlineData("name: app, namespace: edge, port: 80", null)]
    [InlineData("name: app, namespace: far, port: 80", "backend ref to Service far/app not permitted by any ReferenceGrant")]
    [InlineData("kind: ServiceImport, group: multicluster.x-k8s.io, name: app, port: 80", "group multicluster.x-k8s.io kind ServiceImport is not supported for a backend")]
    [InlineData("group: gateway.envoyproxy.io, kind: Service, name: app, port: 80", "group gateway.envoyproxy.io kind Service is not supported for a backend")]
    [InlineData("kind: Backend, name: app, port: 80", "group  kind Backend is not supported for a backend")]
    [InlineData("group: gateway.envoyproxy.io, kind: Backend, name: app", "Backend edge/app not found")]
    public void A_reference_must_lead_to_a_port_of_a_Service_or_to_a_Backend(string reference, string? why)
    {
        var result = EnvoyGatewayTranslator.Translate(Inputs.Read(Text(reference)), new() { ValidatesObjects = false });
        Assert.Equal(why is null ? 2 : 0, result.Clusters.Length);
        Assert.Equal(why is null ? [] : [$"{why}; requests to this backend are answered 500"], result.Findings.Where(f => f.Finding.Id == "BDSL4347").Select(f => f.Message).Distinct());
    }

    [Fact]
    public void A_Service_that_is_but_a_name_is_no_backend()
    {
        var result = Inputs.Translate(Inputs.Edge.Replace("clusterIP: 10.0.0.1", "type: ExternalName\n  externalName: a.example.com", StringComparison.Ordinal));
        Assert.Empty(result.Clusters);
        Assert.All(result.Findings, f => Assert.Equal("Service edge/app is of type ExternalName; requests to this backend are answered 500", f.Message));
    }

    [Theory]
    [InlineData("a.example.com", null)]
    [InlineData("a.example.com.", null)]
    [InlineData("localhost", "hostname localhost should be a domain with at least two segments separated by dots")]
    [InlineData("localhost.", "hostname localhost. should be a domain with at least two segments separated by dots")]
    public void A_name_has_two_parts(string name, string? why)
    {
        var backend = $"apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: Backend\nmetadata: {{ name: api, namespace: edge }}\nspec: {{ endpoints: [{{ fqdn: {{ hostname: {name}, port: 80 }} }}] }}\n---\n";
        var result = EnvoyGatewayTranslator.Translate(Inputs.Read(Text("group: gateway.envoyproxy.io, kind: Backend, name: api"), backend), new() { ValidatesObjects = false });
        Assert.Equal(why is null ? [] : [$"{why}; requests to this backend are answered 500"], result.Findings.Where(f => f.Finding.Id == "BDSL4347").Select(f => f.Message).Distinct());
    }

    [Theory]
    [InlineData("group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: edge", "group: gateway.envoyproxy.io, kind: Backend", 2)]
    [InlineData("group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: edge", "group: gateway.envoyproxy.io, kind: Backend, name: api", 2)]
    [InlineData("group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: edge", "group: gateway.envoyproxy.io, kind: Backend, name: else", 0)]
    [InlineData("group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: edge", "group: '', kind: Backend", 0)]
    [InlineData("group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: other", "group: gateway.envoyproxy.io, kind: Backend", 0)]
    [InlineData("group: gateway.networking.k8s.io, kind: GRPCRoute, namespace: edge", "group: gateway.envoyproxy.io, kind: Backend", 0)]
    public void A_Backend_of_another_namespace_must_be_granted(string from, string to, int clusters)
    {
        var far = $"apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: Backend\nmetadata: {{ name: api, namespace: far }}\nspec: {{ endpoints: [{{ fqdn: {{ hostname: a.example.com, port: 80 }} }}] }}\n---\n"
            + $"apiVersion: gateway.networking.k8s.io/v1\nkind: ReferenceGrant\nmetadata: {{ name: g, namespace: far }}\nspec: {{ from: [{{ {from} }}], to: [{{ {to} }}] }}\n---\n";
        Assert.Equal(clusters, Inputs.Translate(Text("group: gateway.envoyproxy.io, kind: Backend, name: api, namespace: far"), far).Clusters.Length);
    }

    [Theory]
    [InlineData("kubernetes.io/h2c", "HTTPRoute", "http2_protocol_options: { initial_stream_window_size: 65536 }")]
    [InlineData("kubernetes.io/h2c", "GRPCRoute", "http2_protocol_options: { initial_stream_window_size: 65536 }")]
    [InlineData("kubernetes.io/wss", "GRPCRoute", "http_protocol_options: {}, http2_protocol_options: null")]
    public void The_protocol_of_the_port_is_looked_at_for_any_route(string protocol, string kind, string options)
    {
        var text = Text("name: app, port: 80", $"ports: [{{ name: http, port: 80, appProtocol: {protocol} }}]");
        if (kind == "GRPCRoute")
            text = text.Replace("kind: HTTPRoute", "kind: GRPCRoute", StringComparison.Ordinal).Replace("    matches: [{ path: { value: /cart } }]\n", "", StringComparison.Ordinal);
        ClusterParts.Check(text, "", $"typed_extension_protocol_options: {{ envoy.extensions.upstreams.http.v3.HttpProtocolOptions: {{ explicit_http_config: {{ {options} }} }} }}");
    }

    [Fact]
    public void Without_a_cluster_IP_the_first_of_several_is_taken()
    {
        EnvoyGatewayOptions offline = new() { AsOfflineTranslator = true };
        var names = "apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: Backend\nmetadata: { name: api, namespace: edge }\nspec: { endpoints: [{ fqdn: { hostname: a.example.com, port: 80 } }] }\n---\n";
        var text = Inputs.Edge.Replace("backendRefs: [{ name: app, port: 80 }]", "backendRefs: [{ group: gateway.envoyproxy.io, kind: Backend, name: api }, { name: app, port: 80 }]", StringComparison.Ordinal);
        string Address(string ip) => EnvoyGatewayTranslator.Translate(Inputs.Read(text.Replace("clusterIP: 10.0.0.1", ip, StringComparison.Ordinal), names), offline).Clusters[0].Cluster.LoadAssignment.Endpoints[1].LbEndpoints.Single().Endpoint.Address.SocketAddress.Address;
        Assert.Equal("10.0.0.1", Address("clusterIP: 10.0.0.1"));
        Assert.Equal("10.0.0.2", Address("clusterIPs: [10.0.0.2, 10.0.0.3]"));
        Assert.Equal("", Address("type: ClusterIP"));
    }
}
