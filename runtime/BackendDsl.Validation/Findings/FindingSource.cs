namespace BackendDsl;

/// <summary>Which kind of rule a finding is about.</summary>
public enum FindingSource
{
    /// <summary>The OpenAPI schema, list types, or metadata rules.</summary>
    Schema,

    /// <summary>A CEL rule of the custom resource definition (<c>x-kubernetes-validations</c>).</summary>
    Cel,

    /// <summary>A company policy (ValidatingAdmissionPolicy or a C# policy).</summary>
    Policy,

    /// <summary>Valid for Kubernetes, but the controller or Envoy would refuse or ignore it.</summary>
    Controller,

    /// <summary>The text of a file: its form, duplicate keys, limits.</summary>
    Document,

    /// <summary>What the API server checks in code for Kubernetes' built-in kinds.</summary>
    BuiltIn,

    /// <summary>What Envoy would have against a cluster.</summary>
    Envoy,
}
