using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Benchmarks.Generator;

/// <summary>A file of definitions held in memory: reading the disk is not measured.</summary>
internal sealed class DefinitionText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    public static DefinitionText Of(string file) => new(file, File.ReadAllText(file));
}
