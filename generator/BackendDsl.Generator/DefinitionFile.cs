using BackendDsl.CSharp.Model.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Generator;

/// <summary>A file of custom resource definitions and what the project says of it.</summary>
/// <param name="Text">The file; a new object where the file has changed.</param>
/// <param name="Options">Metadata of its item.</param>
internal sealed record DefinitionFile(AdditionalText Text, DefinitionOptions Options)
{
    /// <summary>The file, or null where it is not one of ours.</summary>
    public static DefinitionFile? From(AdditionalText text, AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GetOptions(text);
        if (Metadata(options, "BackendDslItem") != "CustomResourceDefinition")
            return null;
        return new(text, new(
            provider.GlobalOptions.TryGetValue("build_property.RootNamespace", out var root) ? root : "",
            Metadata(options, "BackendDslNamespace"),
            Metadata(options, "BackendDslKinds"),
            Metadata(options, "BackendDslNames"),
            Metadata(options, "BackendDslAccess"),
            Metadata(options, "BackendDslStatus")));
    }

    /// <summary>The models of its kinds.</summary>
    public DefinitionFileModel Read(CancellationToken cancellation) =>
        DefinitionFileReader.Read(Text.Path, Text.GetText(cancellation)?.ToString(), Options, cancellation);

    private static string Metadata(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_metadata.AdditionalFiles." + name, out var value) ? value.Trim() : "";
}
