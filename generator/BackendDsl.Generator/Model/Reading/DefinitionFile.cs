using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Generator.Model.Reading;

/// <summary>A file of custom resource definitions and what the project says of it.</summary>
/// <param name="Text">The file; a new object where the file has changed.</param>
/// <param name="RootNamespace">The root namespace of the project.</param>
/// <param name="Namespace">Metadata <c>Namespace</c> of the item.</param>
/// <param name="Kinds">Metadata <c>Kinds</c> of the item.</param>
/// <param name="Names">Metadata <c>Names</c> of the item.</param>
internal sealed record DefinitionFile(AdditionalText Text, string RootNamespace, string Namespace, string Kinds, string Names)
{
    /// <summary>The file, or null where it is not one of ours.</summary>
    public static DefinitionFile? From(AdditionalText text, AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GetOptions(text);
        if (Metadata(options, "BackendDslItem") != "CustomResourceDefinition")
            return null;
        return new(
            text,
            provider.GlobalOptions.TryGetValue("build_property.RootNamespace", out var root) ? root : "",
            Metadata(options, "BackendDslNamespace"),
            Metadata(options, "BackendDslKinds"),
            Metadata(options, "BackendDslNames"));
    }

    private static string Metadata(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_metadata.AdditionalFiles." + name, out var value) ? value.Trim() : "";
}
