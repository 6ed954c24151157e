using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace BackendDsl.Analyzers.Tests.Infrastructure;

/// <summary>What the code under test may refer to, without a download.</summary>
internal static class References
{
    /// <summary>The framework, the runtime library, KubernetesClient.</summary>
    public static IReadOnlyList<MetadataReference> Runtime { get; } =
    [
        .. Basic.Reference.Assemblies.Net100.References.All,
        MetadataReference.CreateFromFile(typeof(BackendDsl.Models.ModelObject).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(BackendDsl.Cel.Values.Value).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(BackendDsl.Finding).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(YamlDotNet.Serialization.IYamlConvertible).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(k8s.Models.V1ObjectMeta).Assembly.Location),
        .. typeof(k8s.Models.V1ObjectMeta).Assembly.Location == typeof(k8s.IKubernetesObject).Assembly.Location
            ? Array.Empty<MetadataReference>()
            : [MetadataReference.CreateFromFile(typeof(k8s.IKubernetesObject).Assembly.Location)],
    ];

    /// <summary>The same with the compiled kinds of kgateway, as from a package.</summary>
    public static IReadOnlyList<MetadataReference> WithKgateway { get; } =
        [.. Runtime, MetadataReference.CreateFromFile(typeof(BackendDsl.Kgateway.V1Alpha1.BackendConfigPolicy).Assembly.Location)];

    /// <summary>The runtime with the compiled kinds of Envoy Gateway.</summary>
    public static IReadOnlyList<MetadataReference> WithEnvoyGateway { get; } =
        [.. Runtime, MetadataReference.CreateFromFile(typeof(BackendDsl.EnvoyGateway.V1Alpha1.BackendTrafficPolicy).Assembly.Location)];

    /// <summary>For the testing library: no packages of its own.</summary>
    public static ReferenceAssemblies None { get; } = new("net10.0");
}
