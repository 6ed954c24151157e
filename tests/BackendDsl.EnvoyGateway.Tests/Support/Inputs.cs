using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Tests.Support;

/// <summary>Objects for tests.</summary>
internal static class Inputs
{
    /// <summary>A class, a Gateway <c>edge/eg</c> with the listeners <c>web</c> and <c>api</c>, a Service <c>edge/app</c> and an HTTPRoute <c>edge/shop</c> with two rules.</summary>
    public const string Edge = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: { name: eg }
        spec: { controllerName: gateway.envoyproxy.io/gatewayclass-controller }
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: eg, namespace: edge }
        spec:
          gatewayClassName: eg
          listeners:
          - { name: web, protocol: HTTP, port: 80 }
          - { name: api, protocol: HTTP, port: 8080, hostname: "*.api.example.com" }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: app, namespace: edge }
        spec:
          clusterIP: 10.0.0.1
          ports: [{ name: http, port: 80 }]
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: shop, namespace: edge, labels: { tier: front } }
        spec:
          parentRefs: [{ name: eg, sectionName: web }]
          hostnames: [www.example.com, shop.example.com]
          rules:
          - name: cart
            matches: [{ path: { value: /cart } }]
            backendRefs: [{ name: app, port: 80 }]
          - backendRefs: [{ name: app, port: 80 }]
        ---

        """;

    /// <summary>A policy.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="target">Its target, for example <c>Gateway/eg</c> or <c>HTTPRoute/shop/cart</c>.</param>
    /// <param name="spec">The rest of its spec in flow style, without braces.</param>
    public static string Policy(string name, string target, string spec = "", string metadata = "")
    {
        var parts = target.Split('/');
        var section = parts.Length > 2 ? $", sectionName: {parts[2]}" : "";
        return $$"""
            apiVersion: gateway.envoyproxy.io/v1alpha1
            kind: BackendTrafficPolicy
            metadata: { name: {{name}}, namespace: edge{{metadata}} }
            spec: { targetRefs: [{ group: gateway.networking.k8s.io, kind: {{parts[0]}}, name: {{parts[1]}}{{section}} }]{{(spec.Length > 0 ? ", " + spec : "")}} }
            ---

            """;
    }

    public static GatewayInput Read(params string[] texts) => GatewayInput.FromYaml(string.Concat(texts));

    public static TranslationResult Translate(params string[] texts) => EnvoyGatewayTranslator.Translate(Read(texts));
}
