using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>Rules that a filter answers, so that nothing goes to their backends.</summary>
public sealed class FilterTests
{
    private const string Filter = "apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: HTTPRouteFilter\nmetadata: { name: answer, namespace: edge }\nspec: { directResponse: { statusCode: 404 } }\n---\n";
    private const string Rewrite = "apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: HTTPRouteFilter\nmetadata: { name: answer, namespace: edge }\nspec: { urlRewrite: { hostname: { type: Backend } } }\n---\n";

    private static string Edge(string filter) => Inputs.Edge.Replace("  - name: cart\n", $"  - name: cart\n    filters: [{filter}]\n", StringComparison.Ordinal);

    private static string Extension(string name) => $"{{ type: ExtensionRef, extensionRef: {{ group: gateway.envoyproxy.io, kind: HTTPRouteFilter, name: {name} }} }}";

    [Fact]
    public void A_direct_response_has_no_cluster() =>
        Assert.Equal(["httproute/edge/shop/rule/1"], Inputs.Translate(Edge(Extension("answer")), Filter).Clusters.Select(c => c.Name));

    [Fact]
    public void Another_filter_leaves_the_cluster()
    {
        Assert.Equal(2, Inputs.Translate(Edge(Extension("answer")), Rewrite).Clusters.Length);
        // None is given, so it may be there.
        Assert.Equal(2, Inputs.Translate(Edge(Extension("answer"))).Clusters.Length);
    }

    [Theory]
    [InlineData("group: gateway.envoyproxy.io, kind: Other")]
    [InlineData("group: example.com, kind: Filter")]
    public void A_filter_that_an_extension_may_bring_leaves_the_cluster(string kind) =>
        Assert.Equal(2, Inputs.Translate(Edge($"{{ type: ExtensionRef, extensionRef: {{ {kind}, name: answer }} }}"), Filter).Clusters.Length);

    [Fact]
    public void A_filter_behind_another_is_looked_at() =>
        Assert.Single(Inputs.Translate(Edge("{ type: RequestHeaderModifier, requestHeaderModifier: { remove: [x] } }, " + Extension("answer")), Filter).Clusters);

    [Fact]
    public void A_filter_that_is_not_there_makes_the_rule_answer_500()
    {
        var result = Inputs.Translate(Edge(Extension("other")), Filter);
        Assert.Single(result.Clusters);
        Assert.Contains("no HTTPRouteFilter edge/other", Assert.Single(result.Findings, f => f.Finding.Id == "BDSL4348").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_redirect_has_no_cluster()
    {
        // The definition refuses one with backends, which is not looked at here.
        var input = Inputs.Read(Edge("{ type: RequestRedirect, requestRedirect: { statusCode: 302 } }"));
        Assert.Equal(["httproute/edge/shop/rule/1"], EnvoyGatewayTranslator.Translate(input, new() { ValidatesObjects = false }).Clusters.Select(c => c.Name));
    }
}
