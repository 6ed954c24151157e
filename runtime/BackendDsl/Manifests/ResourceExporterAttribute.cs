using System.Diagnostics.CodeAnalysis;

namespace BackendDsl.Manifests;

/// <summary>Says that an assembly offers an <see cref="IResourceExporter"/> to the builds that reference it.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ResourceExporterAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type exporter) : Attribute
{
    /// <summary>A class with a constructor without parameters.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Exporter { get; } = exporter;
}
