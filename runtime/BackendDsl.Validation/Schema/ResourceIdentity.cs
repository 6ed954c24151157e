using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>What a server knows about a kind beside its schema.</summary>
/// <param name="Group">The API group.</param>
/// <param name="Version">The version.</param>
/// <param name="Kind">The kind.</param>
/// <param name="IsNamespaced">False for cluster-scoped kinds.</param>
/// <param name="HasStatusSubresource">True where the status subresource is on: status is then dropped on create.</param>
/// <param name="Scale">The scale subresource, or null.</param>
public sealed record ResourceIdentity(
    string Group,
    string Version,
    string Kind,
    bool IsNamespaced,
    bool HasStatusSubresource = false,
    ScaleSubresource? Scale = null)
{
    /// <summary>The <c>apiVersion</c> of objects of this kind.</summary>
    public string ApiVersion { get; } = Group.Length == 0 ? Version : Group + "/" + Version;

    /// <summary>The identity of one version of a definition.</summary>
    public static ResourceIdentity Of(CustomResourceDefinition definition, CustomResourceVersion version) =>
        new(definition.Group, version.Name, definition.Kind, definition.IsNamespaced, version.HasStatusSubresource, version.Scale);
}
