using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>Which Gateways are served, which EnvoyProxy is theirs, and which routes and sets of listeners attach to them.</summary>
public sealed class ParentTests
{
    private const string Web = "{ name: web, protocol: HTTP, port: 80 }";

    private static string Space(string name, string zone) => $"apiVersion: v1\nkind: Namespace\nmetadata: {{ name: {name}, labels: {{ zone: {zone} }} }}\n---\n";

    private static string Class(string name, string controller = "gateway.envoyproxy.io/gatewayclass-controller", string parameters = "") =>
        $"apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata: {{ name: {name} }}\nspec: {{ controllerName: {controller}{parameters} }}\n---\n";

    private static string Proxy(string space, string name, string statistics) =>
        $"apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: EnvoyProxy\nmetadata: {{ name: {name}, namespace: {space} }}\nspec: {{ telemetry: {{ metrics: {{ clusterStatName: {statistics} }} }} }}\n---\n";

    private static int Clusters(params string[] texts) => EnvoyGatewayTranslator.Translate(Inputs.Read(texts), new() { ValidatesObjects = false }).Clusters.Length;

    /// <summary>The input with a Gateway of another namespace that the route names.</summary>
    private static string Far(string allowed) => Inputs.Edge.Replace("metadata: { name: eg, namespace: edge }", "metadata: { name: eg, namespace: far }", StringComparison.Ordinal)
        .Replace("parentRefs: [{ name: eg, sectionName: web }]", "parentRefs: [{ name: eg, namespace: far, sectionName: web }]", StringComparison.Ordinal)
        .Replace(Web, $"{{ name: web, protocol: HTTP, port: 80{allowed} }}", StringComparison.Ordinal);

    [Theory]
    [InlineData("", 0)]
    [InlineData(", allowedRoutes: { namespaces: { from: Same } }", 0)]
    [InlineData(", allowedRoutes: { namespaces: { from: None } }", 0)]
    [InlineData(", allowedRoutes: { namespaces: { from: All } }", 2)]
    [InlineData(", allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { zone: outer } } } }", 2)]
    [InlineData(", allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { zone: inner } } } }", 0)]
    public void A_listener_says_from_which_namespaces_routes_may_come(string allowed, int clusters)
    {
        Assert.Equal(clusters, Clusters(Far(allowed), Space("edge", "outer")));
        // Where no Namespace at all is given, the one that is asked for may have the labels.
        Assert.Equal(allowed.Contains("Selector", StringComparison.Ordinal) ? 2 : clusters, Clusters(Far(allowed)));
        Assert.Equal(allowed.Contains("Selector", StringComparison.Ordinal) ? 0 : clusters, Clusters(Far(allowed), Space("else", "outer")));
    }

    [Theory]
    [InlineData("HTTP", 2)]
    [InlineData("HTTPS", 2)]
    [InlineData("TCP", 0)]
    [InlineData("TLS", 0)]
    public void A_listener_takes_routes_where_its_protocol_carries_HTTP(string protocol, int clusters) =>
        Assert.Equal(clusters, Clusters(Inputs.Edge.Replace(Web, Web.Replace("HTTP", protocol, StringComparison.Ordinal), StringComparison.Ordinal)));

    [Theory]
    [InlineData("{ name: eg }", 2)]
    [InlineData("{ name: eg, group: gateway.networking.k8s.io, kind: Gateway, namespace: edge }", 2)]
    [InlineData("{ name: eg, group: other.example.com }", 0)]
    [InlineData("{ name: eg, kind: Service }", 0)]
    [InlineData("{ name: eg, namespace: else }", 0)]
    [InlineData("{ name: other }", 0)]
    [InlineData("{ name: eg, sectionName: other }", 0)]
    [InlineData("{ name: eg, port: 80 }", 2)]
    [InlineData("{ name: eg, port: 81 }", 0)]
    [InlineData("{ name: eg, sectionName: web, port: 80 }", 2)]
    [InlineData("{ name: eg, sectionName: web, port: 8080 }", 0)]
    [InlineData("{ name: other }, { name: eg, sectionName: web }", 2)]
    public void A_route_attaches_where_its_references_lead(string parents, int clusters) =>
        Assert.Equal(clusters, Clusters(Inputs.Edge.Replace("parentRefs: [{ name: eg, sectionName: web }]", $"parentRefs: [{parents}]", StringComparison.Ordinal)));

    [Theory]
    [InlineData("", 0)]
    [InlineData("allowedListeners: { namespaces: { from: None } }", 0)]
    [InlineData("allowedListeners: { namespaces: { from: Same } }", 0)]
    [InlineData("allowedListeners: { namespaces: { from: All } }", 2)]
    [InlineData("allowedListeners: { namespaces: { from: Selector, selector: { matchLabels: { zone: outer } } } }", 2)]
    [InlineData("allowedListeners: { namespaces: { from: Selector, selector: { matchLabels: { zone: inner } } } }", 0)]
    public void A_Gateway_says_from_which_namespaces_sets_of_listeners_may_come(string allowed, int clusters)
    {
        string Text(string space, string parent) => Inputs.Edge.Replace("metadata: { name: eg, namespace: edge }", $"metadata: {{ name: eg, namespace: {space} }}", StringComparison.Ordinal)
            .Replace("  gatewayClassName: eg\n", $"  gatewayClassName: eg\n  {allowed}\n", StringComparison.Ordinal)
            .Replace("parentRefs: [{ name: eg, sectionName: web }]", "parentRefs: [{ kind: ListenerSet, name: more }]", StringComparison.Ordinal)
            + $"apiVersion: gateway.networking.k8s.io/v1\nkind: ListenerSet\nmetadata: {{ name: more, namespace: edge }}\nspec: {{ parentRef: {{ {parent} }}, listeners: [{{ name: extra, protocol: HTTP, port: 9090 }}] }}\n---\n";
        var far = Text("far", "name: eg, namespace: far");
        var selects = allowed.Contains("Selector", StringComparison.Ordinal);
        Assert.Equal(clusters, Clusters(far, Space("edge", "outer")));
        Assert.Equal(selects ? 2 : clusters, Clusters(far));
        Assert.Equal(selects ? 0 : clusters, Clusters(far, Space("else", "outer")));
        Assert.Equal(0, Clusters(Text("far", "name: eg, namespace: far, kind: Service")));
        Assert.Equal(0, Clusters(Text("far", "name: eg, namespace: far, group: other.example.com")));
        var near = allowed.Contains("Same", StringComparison.Ordinal) || allowed.Contains("All", StringComparison.Ordinal) || selects;
        Assert.Equal(near ? 2 : 0, Clusters(Text("edge", "name: eg, kind: Gateway, group: gateway.networking.k8s.io")));
    }

    [Fact]
    public void A_Gateway_counts_as_ours_unless_its_class_is_another_controllers_or_missing_among_others()
    {
        var without = Inputs.Edge[Inputs.Edge.IndexOf("---", StringComparison.Ordinal)..];
        Assert.Equal(2, Clusters(without));
        Assert.Equal(0, Clusters(without, Class("other")));
        Assert.Equal(0, Clusters(without, Class("eg", "example.com/other")));
        Assert.Equal(2, Clusters(without, Class("eg")));
        // A second Gateway is served though the first is not.
        var second = "apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: a, namespace: edge }\nspec: { gatewayClassName: CLASS, listeners: [] }\n---\n";
        Assert.Equal(2, Clusters(second.Replace("CLASS", "not", StringComparison.Ordinal), Class("not", "example.com/other"), Inputs.Edge));
        Assert.Equal(2, Clusters(second.Replace("CLASS", "gone", StringComparison.Ordinal), Inputs.Edge));
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("EnvoyProxy, name: p, namespace: system", "", "of-system")]
    [InlineData("EnvoyProxy, name: p", "", "of-edge")]
    [InlineData("EnvoyProxy, name: p, namespace: system", "EnvoyProxy, name: q", "of-gateway")]
    [InlineData("EnvoyProxy, name: p, namespace: system", "ConfigMap, name: q", "")]
    [InlineData("ConfigMap, name: p, namespace: system", "", "")]
    [InlineData("EnvoyProxy, name: gone, namespace: system", "", "")]
    public void The_proxy_is_the_Gateways_or_else_that_of_its_class(string ofClass, string ofGateway, string statistics)
    {
        var text = Class("eg", parameters: ofClass.Length == 0 ? "" : $", parametersRef: {{ group: gateway.envoyproxy.io, kind: {ofClass} }}") + Inputs.Edge[(Inputs.Edge.IndexOf("---", StringComparison.Ordinal) + 4)..];
        if (ofGateway.Length > 0)
            text = text.Replace("  gatewayClassName: eg\n", $"  gatewayClassName: eg\n  infrastructure: {{ parametersRef: {{ group: gateway.envoyproxy.io, kind: {ofGateway} }} }}\n", StringComparison.Ordinal);
        var result = Inputs.Translate(text, Proxy("system", "p", "of-system"), Proxy("edge", "p", "of-edge"), Proxy("edge", "q", "of-gateway"));
        Assert.All(result.Clusters, c => Assert.Equal(statistics, c.Cluster.AltStatName));
        Assert.Equal(2, result.Clusters.Length);
    }

    [Theory]
    [InlineData("[*.example.com]", "www.example.com", "www.example.com")]
    [InlineData("[www.example.com]", "www.example.org", null)]
    [InlineData("[b.example.com, a.example.com, c.example.org]", "*.example.com", "a.example.com")]
    [InlineData("[\"*.example.com\"]", "*.www.example.com", "*.www.example.com")]
    [InlineData("[\"*.com\", z.example.com]", "*.example.com", "*.example.com")]
    public void Hosts_of_a_route_and_a_listener_meet_in_the_narrower(string route, string listener, string? host)
    {
        var text = Inputs.Edge.Replace("hostnames: [www.example.com, shop.example.com]", $"hostnames: {route.Replace("[*", "[\"*", StringComparison.Ordinal).Replace("com]", route.StartsWith("[*", StringComparison.Ordinal) ? "com\"]" : "com]", StringComparison.Ordinal)}", StringComparison.Ordinal)
            .Replace(Web, $"{{ name: web, protocol: HTTP, port: 80, hostname: \"{listener}\" }}", StringComparison.Ordinal);
        var clusters = Inputs.Translate(text, Inputs.Policy("p", "Gateway/eg", "healthCheck: { active: { type: HTTP, http: { path: / } } }")).Clusters;
        Assert.Equal(host, clusters.IsEmpty ? null : clusters[0].Cluster.HealthChecks[0].HttpHealthCheck.Host);
    }
}
