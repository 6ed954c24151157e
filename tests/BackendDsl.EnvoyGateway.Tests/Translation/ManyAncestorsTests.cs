using System.Globalization;
using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>A status has room for sixteen ancestors.</summary>
public sealed class ManyAncestorsTests
{
    private static string Routes(int gateways) => string.Concat(Enumerable.Range(0, gateways).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: g{{i:D2}}, namespace: edge }
        spec: { gatewayClassName: eg, listeners: [{ name: web, protocol: HTTP, port: 80 }] }
        ---

        """))) + $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: wide, namespace: edge }
        spec: { parentRefs: [{{string.Join(", ", Enumerable.Range(0, gateways).Reverse().Select(i => string.Create(CultureInfo.InvariantCulture, $"{{ name: g{i:D2} }}")))}}], rules: [{ backendRefs: [{ name: app, port: 80 }] }] }
        ---

        """;

    [Fact]
    public void Sixteen_are_written_as_they_are()
    {
        var status = Inputs.Translate(Inputs.Edge, Routes(16), Inputs.Policy("p", "HTTPRoute/wide")).Policies.Single();
        Assert.Equal(16, status.Ancestors.Length);
        Assert.DoesNotContain(status.Ancestors, a => a.Conditions.Any(c => c.Type == "Aggregated"));
    }

    [Fact]
    public void Of_more_the_worst_and_then_the_first_names_are_kept()
    {
        var status = Inputs.Translate(Inputs.Edge, Routes(18), Inputs.Policy("p", "HTTPRoute/wide")).Policies.Single();
        Assert.Equal(Enumerable.Range(0, 16).Select(i => string.Create(CultureInfo.InvariantCulture, $"g{i:D2}")), status.Ancestors.Select(a => a.Ancestor.Name));
        var aggregated = Assert.Single(status.Ancestors[^1].Conditions, c => c.Type == "Aggregated");
        Assert.Equal("Ancestors have been aggregated because the number of policy ancestors exceeds 16. The aggregated ancestors: g16, g17", aggregated.Message);
        Assert.All(status.Ancestors.SkipLast(1), a => Assert.DoesNotContain(a.Conditions, c => c.Type == "Aggregated"));
    }
}
