namespace BackendDsl.Generator.Tests.Harness;

/// <summary>Small definitions for tests.</summary>
internal static class Crd
{
    /// <summary>A definition with one version, whose root schema is given as a flow mapping of properties.</summary>
    public static string Of(string properties, string kind = "Widget", string group = "example.com", string version = "v1", string extra = "", string rootExtra = "") => $$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: {{kind.ToLowerInvariant()}}s.{{group}}}
        spec:
          group: {{group}}
          names: {kind: {{kind}}, listKind: {{kind}}List, plural: {{kind.ToLowerInvariant()}}s, singular: {{kind.ToLowerInvariant()}}}
          scope: Namespaced
          versions:
          - name: {{version}}
            served: true
            storage: true
            {{extra}}
            schema:
              openAPIV3Schema:
                type: object
                {{rootExtra}}
                properties: {{properties}}
        """;

    /// <summary>A definition whose spec has these properties.</summary>
    public static string Spec(string properties, string kind = "Widget", string group = "example.com", string extra = "") =>
        Of($"{{spec: {{type: object, properties: {properties}{extra}}}}}", kind, group);
}
