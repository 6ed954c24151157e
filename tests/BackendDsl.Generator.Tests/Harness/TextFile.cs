using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Generator.Tests.Harness;

/// <summary>A file of definitions in memory, with what its item says of it.</summary>
internal sealed class TextFile(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = path;

    public string Namespace { get; init; } = "";

    public string Kinds { get; init; } = "";

    public string Names { get; init; } = "";

    public string Access { get; init; } = "";

    /// <summary>Metadata <c>Status</c> of the item.</summary>
    public string Status { get; init; } = "";

    public string Item { get; init; } = "CustomResourceDefinition";

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
