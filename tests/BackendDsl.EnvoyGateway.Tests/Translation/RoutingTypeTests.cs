using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>Whether requests go to the endpoints of a Service or to its cluster IP is looked up apart from the other settings.</summary>
public sealed class RoutingTypeTests
{
    // By endpoints a rule has no cluster, since none is ready; by cluster IP it has one.
    private const string Slice = """
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: { name: app-1, namespace: edge, labels: { kubernetes.io/service-name: app } }
        addressType: IPv4
        endpoints: [{ addresses: [10.1.1.1], conditions: { ready: false } }]
        ports: [{ name: http, port: 8080, protocol: TCP }]
        ---

        """;

    private const string Invalid = "http2: { initialStreamWindowSize: 1Ki }";

    private static readonly string s_open = Inputs.Edge.Replace("  gatewayClassName: eg\n", "  gatewayClassName: eg\n  allowedListeners: { namespaces: { from: Same } }\n", StringComparison.Ordinal);

    private const string Set = "apiVersion: gateway.networking.k8s.io/v1\nkind: ListenerSet\nmetadata: { name: more, namespace: edge }\nspec: { parentRef: { name: eg }, listeners: [{ name: web, protocol: HTTP, port: 8081 }] }\n---\n";

    [Theory]
    [InlineData("", "")]
    [InlineData("cart rest", "Gateway/eg=routingType: Service")]
    [InlineData("", "Gateway/eg=routingType: Endpoint")]
    [InlineData("cart rest", "Gateway/eg/web=routingType: Service")]
    [InlineData("", "Gateway/eg/api=routingType: Service")]
    [InlineData("cart rest", "HTTPRoute/shop=routingType: Service")]
    [InlineData("cart", "HTTPRoute/shop/cart=routingType: Service")]
    [InlineData("rest", "HTTPRoute/shop/cart=routingType: Endpoint", "Gateway/eg=routingType: Service")]
    // A listener's policy that does not say it leaves it to the Gateway's, though that one gives no other setting.
    [InlineData("cart rest", "Gateway/eg/web=tcpKeepalive: {}", "Gateway/eg=routingType: Service")]
    // A route's policy does not, unless it merges.
    [InlineData("", "HTTPRoute/shop=tcpKeepalive: {}", "Gateway/eg=routingType: Service")]
    [InlineData("cart rest", "HTTPRoute/shop=mergeType: StrategicMerge", "Gateway/eg=routingType: Service")]
    [InlineData("rest", "HTTPRoute/shop/cart=tcpKeepalive: {}", "HTTPRoute/shop=mergeType: StrategicMerge", "Gateway/eg=routingType: Service")]
    [InlineData("cart rest", "HTTPRoute/shop=mergeType: JSONMerge, routingType: Service", "Gateway/eg=routingType: Endpoint")]
    // What is wrong with a policy does not count here.
    [InlineData("cart rest", "HTTPRoute/shop=routingType: Service, " + Invalid)]
    [InlineData("", "HTTPRoute/shop=" + Invalid, "Gateway/eg=routingType: Service")]
    // The first of several for a target.
    [InlineData("", "HTTPRoute/shop=tcpKeepalive: {}", "HTTPRoute/shop=routingType: Service")]
    public void The_narrowest_policy_that_says_it_decides(string byClusterIp, params string[] policies)
    {
        var texts = policies.Where(p => p.Length > 0).Select((p, i) => Inputs.Policy($"p{i}", p[..p.IndexOf('=', StringComparison.Ordinal)], p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..]));
        var names = Inputs.Translate([Inputs.Edge, Slice, .. texts]).Clusters.Select(c => c.Name == "httproute/edge/shop/rule/0" ? "cart" : "rest");
        Assert.Equal(byClusterIp, string.Join(' ', names));
    }

    [Theory]
    [InlineData("{ name: eg }", 0)]
    [InlineData("{ name: eg, sectionName: web }", 2)]
    public void A_listener_is_asked_where_the_route_names_it(string parent, int clusters)
    {
        var text = Inputs.Edge.Replace("parentRefs: [{ name: eg, sectionName: web }]", $"parentRefs: [{parent}]", StringComparison.Ordinal);
        Assert.Equal(clusters, Inputs.Translate(text, Slice, Inputs.Policy("p", "Gateway/eg/web", "routingType: Service")).Clusters.Length);
    }

    [Theory]
    [InlineData(2, "{ kind: ListenerSet, name: more, sectionName: web }", "ListenerSet/more/web=Service")]
    [InlineData(0, "{ kind: ListenerSet, name: more }", "ListenerSet/more/web=Service")]
    [InlineData(2, "{ kind: ListenerSet, name: more, sectionName: web }", "ListenerSet/more=Service", "Gateway/eg=Endpoint")]
    [InlineData(0, "{ kind: ListenerSet, name: more, sectionName: web }", "ListenerSet/more/web=Endpoint", "ListenerSet/more=Service")]
    [InlineData(2, "{ kind: ListenerSet, name: more, sectionName: web }", "Gateway/eg=Service")]
    [InlineData(0, "{ kind: ListenerSet, name: more, sectionName: web }", "Gateway/eg/web=Service")]
    public void Listeners_of_a_set_are_asked_before_the_set_and_that_before_the_Gateway(int clusters, string parent, params string[] policies)
    {
        var text = s_open.Replace("parentRefs: [{ name: eg, sectionName: web }]", $"parentRefs: [{parent}]", StringComparison.Ordinal);
        var texts = policies.Select((p, i) => Inputs.Policy($"p{i}", p.Split('=')[0], $"routingType: {p.Split('=')[1]}"));
        Assert.Equal(clusters, Inputs.Translate([text, Set, Slice, .. texts]).Clusters.Length);
    }

    [Theory]
    [InlineData("Service", "", 2)]
    [InlineData("Service", "Endpoint", 0)]
    [InlineData("Endpoint", "Service", 2)]
    [InlineData("Endpoint", "", 0)]
    public void The_proxy_decides_where_no_policy_does(string proxy, string policy, int clusters)
    {
        var text = Inputs.Edge.Replace("  gatewayClassName: eg\n", "  gatewayClassName: eg\n  infrastructure: { parametersRef: { group: gateway.envoyproxy.io, kind: EnvoyProxy, name: proxy } }\n", StringComparison.Ordinal)
            + $"apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: EnvoyProxy\nmetadata: {{ name: proxy, namespace: edge }}\nspec: {{ routingType: {proxy} }}\n---\n";
        Assert.Equal(clusters, Inputs.Translate(text, Slice, policy.Length == 0 ? "" : Inputs.Policy("p", "Gateway/eg", $"routingType: {policy}")).Clusters.Length);
    }
}
