namespace BackendDsl;

/// <summary>
/// Marks a static property, field or parameterless method whose value the build writes as manifests: a resource (of a
/// generated kind or of KubernetesClient), a sequence of resources, or an <see cref="IManifestSource"/>. On a class it
/// marks an <see cref="IManifestSource"/> with a parameterless constructor.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Method | AttributeTargets.Class)]
public sealed class ManifestAttribute : Attribute;
