namespace BackendDsl.Kgateway.Tests.Support;

/// <summary>Short inputs.</summary>
internal static class Inputs
{
    public const string Service = """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: default, labels: {app: web}}
        spec: {ports: [{port: 80, name: http}]}
        """;

    public const string Backend = """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: ext, namespace: default, labels: {app: ext}}
        spec: {type: Static, static: {hosts: [{host: a.example.com, port: 443}]}}
        """;

    public static string Policy(string spec, string name = "p", string meta = "") => $$"""
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: {name: {{name}}, namespace: default{{meta}}}
        spec: {targetRefs: [{group: "", kind: Service, name: web}], {{spec}}}
        """;

    public static string BackendPolicy(string spec, string name = "p") =>
        Policy(spec, name).Replace("""{group: "", kind: Service, name: web}""", "{group: gateway.kgateway.dev, kind: Backend, name: ext}", StringComparison.Ordinal);

    public static ClusterSet Translate(KgatewayRelease? release, params string[] documents) =>
        KgatewayTranslator.Translate(KgatewayInput.FromYaml(string.Join("\n---\n", documents)), new() { Release = release ?? TestReleases.Plain });

    public static ClusterSet Translate(params string[] documents) => Translate(null, documents);
}
