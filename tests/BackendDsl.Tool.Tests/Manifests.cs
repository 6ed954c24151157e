namespace BackendDsl.Tool.Tests;

/// <summary>Small inputs of our own making.</summary>
internal static class Manifests
{
    public const string WidgetDefinition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.acme.io}
        spec:
          group: acme.io
          scope: Namespaced
          names: {kind: Widget, listKind: WidgetList, plural: widgets, singular: widget}
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                required: [spec]
                properties:
                  spec:
                    type: object
                    required: [size]
                    x-kubernetes-validations:
                    - rule: "!has(self.limit) || self.size <= self.limit"
                      message: size may not exceed limit
                    properties:
                      size: {type: integer, minimum: 1, maximum: 100}
                      limit: {type: integer}
                      color: {type: string, enum: [red, green, blue]}
                      name: {type: string, x-kubernetes-validations: [{rule: self == oldSelf, message: name is immutable}]}
        """;

    public const string Widget = """
        apiVersion: acme.io/v1
        kind: Widget
        metadata: {name: w, namespace: shop}
        spec:
          size: 3
          color: red
        """;

    public const string BadWidget = """
        apiVersion: acme.io/v1
        kind: Widget
        metadata:
          name: w
          namespace: shop
        spec:
          size: 300
          color: rad
        """;

    public const string Policy = """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: {name: web, namespace: shop}
        spec:
          targetRefs: [{group: "", kind: Service, name: web}]
          connectTimeout: 5s
        """;

    public const string Service = """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec: {ports: [{port: 8000, name: http}]}
        """;

    public const string AdmissionPolicy = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: small}
        spec:
          matchConstraints:
            resourceRules: [{apiGroups: [acme.io], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [widgets]}]
          validations:
          - expression: object.spec.size < 3
            message: widgets are small here
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: small}
        spec: {policyName: small, validationActions: [Deny]}
        """;
}
