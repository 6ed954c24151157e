using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.EnvoyGateway.Tests.Support;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>Whether a rule is no cluster, one, or one for each of its backends.</summary>
public sealed class RuleClusterTests
{
    private const string Rule = "httproute/edge/shop/rule/0";
    private const string App = "{ name: app, port: 80 }";
    private const string Gone = "{ name: gone, port: 80 }";
    private const string Names = "{ group: gateway.envoyproxy.io, kind: Backend, name: names }";
    private const string Addresses = "{ group: gateway.envoyproxy.io, kind: Backend, name: addresses }";
    private const string Dynamic = "{ group: gateway.envoyproxy.io, kind: Backend, name: dynamic }";
    private const string Socket = "{ group: gateway.envoyproxy.io, kind: Backend, name: socket }";
    private const string Http2 = "{ group: gateway.envoyproxy.io, kind: Backend, name: http2 }";
    private const string Greeted = "{ group: gateway.envoyproxy.io, kind: Backend, name: greeted }";
    private const string Secure = "{ group: gateway.envoyproxy.io, kind: Backend, name: secure }";

    private static readonly string s_backends =
        Backend("names", "endpoints: [{ fqdn: { hostname: a.example.com, port: 80 } }]")
        + Backend("addresses", "endpoints: [{ ip: { address: 10.1.1.1, port: 80 } }]")
        + Backend("dynamic", "type: DynamicResolver")
        + Backend("socket", "appProtocols: [gateway.envoyproxy.io/ws], endpoints: [{ fqdn: { hostname: b.example.com, port: 80 } }]")
        + Backend("http2", "appProtocols: [gateway.envoyproxy.io/h2c], endpoints: [{ fqdn: { hostname: c.example.com, port: 80 } }]")
        + Backend("greeted", "tls: { wellKnownCACertificates: System, autoSNIFromEndpointHostname: true }, endpoints: [{ fqdn: { hostname: d.example.com, port: 443 } }]")
        + Backend("secure", "tls: { wellKnownCACertificates: System, sni: e.example.com }, endpoints: [{ fqdn: { hostname: e.example.com, port: 443 } }]");

    private static string Backend(string name, string spec) => $"apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: Backend\nmetadata: {{ name: {name}, namespace: edge }}\nspec: {{ {spec} }}\n---\n";

    /// <summary>The input whose first rule has these references; the second keeps its own.</summary>
    private static string[] Texts(string references, string kind = "HTTPRoute")
    {
        var first = Inputs.Edge.IndexOf("backendRefs: [{ name: app, port: 80 }]", StringComparison.Ordinal);
        var edge = Inputs.Edge[..first] + $"backendRefs: [{references}]" + Inputs.Edge[(first + "backendRefs: [{ name: app, port: 80 }]".Length)..];
        if (kind == "GRPCRoute")
            edge = edge.Replace("kind: HTTPRoute", "kind: GRPCRoute", StringComparison.Ordinal).Replace("    matches: [{ path: { value: /cart } }]\n", "", StringComparison.Ordinal);
        return [edge, s_backends];
    }

    private static List<Cluster> First(TranslationResult result) =>
        [.. result.Clusters.Where(c => c.Name.StartsWith(Rule, StringComparison.Ordinal) || c.Name.StartsWith("grpcroute/edge/shop/rule/0", StringComparison.Ordinal)).Select(c => c.Cluster)];

    private static string Places(TranslationResult result) => string.Join(" ", First(result).Select(c => c.Name[(c.Name.IndexOf("rule/0", StringComparison.Ordinal) + "rule/0".Length)..] is { Length: > 0 } rest ? rest : "whole"));

    [Theory]
    [InlineData(App + ", " + App, "whole")]
    [InlineData(App + ", " + Gone, "/backend/0 /backend/1")]
    [InlineData(App + ", { name: gone, port: 80, weight: 0 }", "whole")]
    [InlineData("{ name: app, port: 80, weight: 0 }, " + App + ", " + Gone, "/backend/1 /backend/2")]
    [InlineData("{ name: app, port: 80, weight: 0 }", "")]
    [InlineData(Gone, "")]
    [InlineData("", "")]
    [InlineData("{ name: app, port: 80, filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { remove: [x] } }] }", "/backend/0")]
    [InlineData("{ name: app, port: 80, filters: [] }", "whole")]
    [InlineData(Names + ", " + Addresses, "/backend/0 /backend/1")]
    [InlineData(Names + ", " + Names, "whole")]
    [InlineData(Addresses + ", " + Addresses, "whole")]
    [InlineData(Names + ", " + App, "whole")]
    [InlineData(App + ", " + Names, "whole")]
    [InlineData(Socket + ", " + Http2, "/backend/0 /backend/1")]
    [InlineData(Socket + ", " + Names, "whole")]
    [InlineData(Http2 + ", " + Names, "whole")]
    [InlineData(Greeted + ", " + Secure, "/backend/0 /backend/1")]
    [InlineData(Greeted + ", " + Names, "/backend/0 /backend/1")]
    [InlineData(Greeted + ", " + Greeted, "whole")]
    [InlineData(Secure + ", " + Secure, "whole")]
    [InlineData(Dynamic, "whole")]
    [InlineData(Dynamic + ", " + App, "")]
    [InlineData(Dynamic + ", { name: app, port: 80, weight: 0 }", "")]
    [InlineData(Dynamic + ", " + App, "whole", "GRPCRoute")]
    public void The_backends_of_a_rule_decide_its_clusters(string references, string places, string kind = "HTTPRoute") =>
        Assert.Equal(places, Places(EnvoyGatewayTranslator.Translate(Inputs.Read(Texts(references, kind)), new() { AsOfflineTranslator = true, ValidatesObjects = false })));

    [Theory]
    [InlineData("loadBalancer: { type: Random, zoneAware: { preferLocal: {} } }", "/backend/0")]
    [InlineData("loadBalancer: { type: Random, zoneAware: { weightedZones: [{ zone: a, weight: 2 }] } }", "/backend/0")]
    [InlineData("loadBalancer: { type: Random, zoneAware: {} }", "whole")]
    [InlineData("loadBalancer: { type: Random }", "whole")]
    public void Zones_split_even_a_single_backend(string spec, string places) => Assert.Equal(places, Places(Inputs.Translate([.. Texts(App), Inputs.Policy("p", "Gateway/eg", spec)])));

    [Theory]
    [InlineData("{ name: app, namespace: edge }", "trafficDistribution: PreferClose", App, "whole", 1)]
    [InlineData("{ name: app, namespace: edge }", "trafficDistribution: PreferClose", App + ", " + App, "/backend/0 /backend/1", 1)]
    [InlineData("{ name: app, namespace: edge, annotations: { service.kubernetes.io/topology-mode: Auto } }", "", App, "whole", 3)]
    [InlineData("{ name: app, namespace: edge, annotations: { service.kubernetes.io/topology-mode: auto } }", "", App + ", " + App, "/backend/0 /backend/1", 3)]
    [InlineData("{ name: app, namespace: edge, annotations: { service.kubernetes.io/topology-mode: Disabled } }", "", App + ", " + App, "whole", 0)]
    public void A_Service_that_keeps_to_its_zone_has_a_cluster_of_its_own(string metadata, string spec, string references, string places, int least)
    {
        var texts = Texts(references);
        texts[0] = texts[0].Replace("metadata: { name: app, namespace: edge }", $"metadata: {metadata}", StringComparison.Ordinal);
        if (spec.Length > 0)
            texts[0] = texts[0].Replace("clusterIP: 10.0.0.1", spec, StringComparison.Ordinal);
        var result = Inputs.Translate(texts);
        Assert.Equal(places, Places(result));
        Assert.All(First(result), c => ClusterParts.Has(c, "load_balancing_policy: { policies: [{ typed_extension_config: { typed_config: { locality_lb_config: "
            + (least == 0 ? "{ zone_aware_lb_config: null, locality_weighted_lb_config: {} }" : $"{{ zone_aware_lb_config: {{ min_cluster_size: '{least}', routing_enabled: null, force_local_zone: {{ min_size: {least} }} }}, locality_weighted_lb_config: null }}") + " } } }] }"));
    }

    [Fact]
    public void The_cluster_of_a_backend_that_is_invalid_is_there_and_empty()
    {
        var result = Inputs.Translate([.. Texts(Secure + ", { name: gone, port: 80, weight: 7 }"), Inputs.Policy("p", "Gateway/eg", "timeout: { tcp: { connectTimeout: 1s } }")]);
        var clusters = First(result);
        ClusterParts.Has(clusters[0], "cluster_type: { name: envoy.cluster.dns }, transport_socket_matches: [{ name: " + Rule + "/backend/0/tls/0 }], load_assignment: { endpoints: [{ locality: { region: " + Rule + "/backend/0 } }] }");
        ClusterParts.Has(clusters[1], "type: EDS, eds_cluster_config: { service_name: " + Rule + "/backend/1 }, load_assignment: null, transport_socket: null, transport_socket_matches: null, typed_extension_protocol_options: null, connect_timeout: 1s, metadata: { filter_metadata: { envoy-gateway: { resources: [{ kind: HTTPRoute, name: shop, namespace: edge, sectionName: cart }] } } }");
        Assert.Equal("Service edge/gone not found; requests to this backend are answered 500", Assert.Single(result.Findings, f => f.Finding.Id == "BDSL4347").Message);
    }

    [Fact]
    public void The_first_backend_decides_how_hosts_are_found_and_all_of_them_are_endpoints()
    {
        // By cluster IP a Service has no kind of address, so it makes no mix.
        EnvoyGatewayOptions offline = new() { AsOfflineTranslator = true };
        var names = EnvoyGatewayTranslator.Translate(Inputs.Read(Texts("{ group: gateway.envoyproxy.io, kind: Backend, name: names, weight: 3 }, { name: app, port: 80, weight: 5 }")), offline);
        ClusterParts.Has(First(names).Single(), "type: null, cluster_type: { name: envoy.cluster.dns }, load_assignment: { cluster_name: " + Rule + ", endpoints: ["
            + "{ load_balancing_weight: 3, locality: { region: " + Rule + "/backend/0 }, metadata: { filter_metadata: { envoy-gateway: { resources: [{ kind: Backend, name: names, namespace: edge, sectionName: null }] } } }, lb_endpoints: [{ load_balancing_weight: 1, metadata: null, endpoint: { address: { socket_address: { address: a.example.com, port_value: 80 } } } }] }, "
            + "{ load_balancing_weight: 5, locality: { region: " + Rule + "/backend/1 }, metadata: { filter_metadata: { envoy-gateway: { resources: [{ kind: Service, name: app, namespace: edge, sectionName: '80' }] } } }, lb_endpoints: [{ endpoint: { address: { socket_address: { address: 10.0.0.1, port_value: 80 } } } }] }] }");
        var service = EnvoyGatewayTranslator.Translate(Inputs.Read(Texts(App + ", " + Names)), offline);
        ClusterParts.Has(First(service).Single(), "type: EDS, cluster_type: null, load_assignment: null");
    }

    [Fact]
    public void A_fallback_is_of_the_second_priority()
    {
        var texts = Texts(Names + ", { group: gateway.envoyproxy.io, kind: Backend, name: fallback }");
        var result = Inputs.Translate([.. texts, Backend("fallback", "fallback: true, endpoints: [{ fqdn: { hostname: z.example.com, port: 80 } }]")]);
        Assert.Equal([0u, 1u], First(result).Single().LoadAssignment.Endpoints.Select(e => e.Priority));
    }

    [Theory]
    [InlineData(Secure + ", " + Secure, "{ name: dummy.transport_socket }", "[{ name: " + Rule + "/tls/0 }, { name: " + Rule + "/tls/1 }]", "{ auto_config: { http_protocol_options: {}, http2_protocol_options: {} }, upstream_http_protocol_options: null }")]
    [InlineData(Names + ", " + Secure, "null", "[{ name: " + Rule + "/tls/1, match: { name: " + Rule + "/tls/1 } }]", "null")]
    [InlineData(Http2 + ", " + Secure, "null", "[{ name: " + Rule + "/tls/1 }]", "{ explicit_http_config: { http2_protocol_options: {} }, auto_config: null }")]
    public void TLS_to_some_backends_is_chosen_by_endpoint_and_TLS_to_all_lets_the_protocol_be_agreed(string references, string socket, string matches, string options) =>
        ClusterParts.Has(First(Inputs.Translate(Texts(references))).Single(), "transport_socket: " + socket + ", transport_socket_matches: " + matches
            + ", typed_extension_protocol_options: " + (options == "null" ? options : "{ envoy.extensions.upstreams.http.v3.HttpProtocolOptions: " + options + " }"));

    [Fact]
    public void TLS_to_some_backends_has_the_PROXY_protocol_around_plain_text()
    {
        var result = Inputs.Translate([.. Texts(Names + ", " + Secure), Inputs.Policy("p", "Gateway/eg", "proxyProtocol: { version: V2 }")]);
        ClusterParts.Has(First(result).Single(), "transport_socket: { name: envoy.transport_sockets.upstream_proxy_protocol, typed_config: { config: { version: V2 }, transport_socket: { name: envoy.transport_sockets.raw_buffer } } }, "
            + "transport_socket_matches: [{ transport_socket: { name: envoy.transport_sockets.upstream_proxy_protocol, typed_config: { transport_socket: { name: envoy.transport_sockets.tls } } } }]");
    }

    [Fact]
    public void A_dynamic_resolver_speaks_the_PROXY_protocol_around_its_TLS()
    {
        var texts = Texts(Dynamic);
        texts[1] = Backend("dynamic", "type: DynamicResolver, tls: { wellKnownCACertificates: System }");
        var result = Inputs.Translate([.. texts, Inputs.Policy("p", "Gateway/eg", "proxyProtocol: { version: V2 }")]);
        ClusterParts.Has(First(result).Single(), "transport_socket_matches: null, transport_socket: { name: envoy.transport_sockets.upstream_proxy_protocol, typed_config: { transport_socket: { name: envoy.transport_sockets.tls } } }");
    }

    [Theory]
    [InlineData("HTTPRoute", "null")]
    [InlineData("GRPCRoute", "{ envoy.extensions.upstreams.http.v3.HttpProtocolOptions: { explicit_http_config: { http2_protocol_options: { initial_stream_window_size: 65536 } } } }")]
    public void A_mirror_speaks_as_its_route_does_and_has_its_place_among_the_filters_in_its_name(string kind, string options)
    {
        var texts = Texts(App, kind);
        texts[0] = texts[0].Replace("  - name: cart\n", "  - name: cart\n    filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: gone, port: 80 } } }, { type: RequestHeaderModifier, requestHeaderModifier: { remove: [x] } }, "
            + "{ type: RequestMirror, requestMirror: { backendRef: { group: gateway.envoyproxy.io, kind: Backend, name: names } } }]\n", StringComparison.Ordinal);
        var result = Inputs.Translate([.. texts, Inputs.Policy("p", "Gateway/eg", "timeout: { tcp: { connectTimeout: 1s } }, http2: { initialStreamWindowSize: 128Ki }")]);
        Assert.Equal("whole -mirror-2", Places(result));
        var name = (kind == "GRPCRoute" ? "grpc" : "http") + "route/edge/shop/rule/0-mirror-2";
        ClusterParts.Has(First(result)[1], $"connect_timeout: 10s, metadata: null, alt_stat_name: null, typed_extension_protocol_options: {options}, load_assignment: {{ endpoints: [{{ priority: null, locality: {{ region: {name}/backend/-1 }}, metadata: {{ filter_metadata: {{ envoy-gateway: {{ resources: [{{ kind: Backend, name: names }}] }} }} }} }}] }}");
    }

    [Fact]
    public void Annotations_of_a_route_for_the_gateway_are_on_its_clusters()
    {
        var text = Inputs.Edge.Replace("labels: { tier: front }", "labels: { tier: front }, annotations: { gateway.envoyproxy.io/team: red, gateway.envoyproxy.io/cost: '7', example.com/other: x }", StringComparison.Ordinal);
        ClusterParts.Check(text, "", "metadata: { filter_metadata: { envoy-gateway: { resources: [{ kind: HTTPRoute, name: shop, namespace: edge, sectionName: cart, annotations: { team: red, cost: '7', example.com/other: null, other: null } }] } } }");
        ClusterParts.Check(Inputs.Edge, "", "metadata: { filter_metadata: { envoy-gateway: { resources: [{ annotations: null }] } } }");
        var second = Inputs.Translate(Inputs.Edge).Clusters[1].Cluster;
        ClusterParts.Has(second, "metadata: { filter_metadata: { envoy-gateway: { resources: [{ name: shop, sectionName: null }] } } }");
    }

    [Fact]
    public void Statistics_may_have_any_part_of_the_route_in_their_name()
    {
        const string Proxy = "apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: EnvoyProxy\nmetadata: { name: proxy, namespace: edge }\nspec: { telemetry: { metrics: { clusterStatName: \"%ROUTE_NAMESPACE%/%ROUTE_NAME%/%ROUTE_RULE_NAME%/%ROUTE_RULE_NUMBER%/%BACKEND_REFS%\" } } }\n---\n";
        var texts = Texts(App + ", { name: far, namespace: else, port: 80 }");
        texts[0] = texts[0].Replace("  gatewayClassName: eg", "  gatewayClassName: eg\n  infrastructure: { parametersRef: { group: gateway.envoyproxy.io, kind: EnvoyProxy, name: proxy } }", StringComparison.Ordinal);
        var names = Inputs.Translate([.. texts, Proxy]).Clusters.Select(c => (c.Cluster.AltStatName, c.Cluster.TrackClusterStats is null)).Distinct();
        Assert.Equal([("edge/shop/cart/0/edge/app|else/far", true), ("edge/shop/-/1/edge/app", true)], names);
    }
}
