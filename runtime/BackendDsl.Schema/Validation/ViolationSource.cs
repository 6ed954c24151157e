namespace BackendDsl;

/// <summary>Which kind of rule a violation breaks.</summary>
public enum ViolationSource
{
    /// <summary>The OpenAPI schema, list types, or metadata rules.</summary>
    Schema,

    /// <summary>A CEL rule of the custom resource definition (<c>x-kubernetes-validations</c>).</summary>
    Cel,

    /// <summary>A company policy (ValidatingAdmissionPolicy or a C# policy).</summary>
    Policy,

    /// <summary>Valid for Kubernetes, but the controller or Envoy would refuse or ignore it.</summary>
    Controller,
}
