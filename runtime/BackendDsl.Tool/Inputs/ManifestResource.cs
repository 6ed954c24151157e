using BackendDsl.Cel.Values;

namespace BackendDsl.Tool.Inputs;

/// <summary>One resource of a file.</summary>
/// <param name="Input">The file.</param>
/// <param name="Document">Which document of it, from 0.</param>
/// <param name="Root">The resource.</param>
/// <param name="Mark">Where it starts.</param>
internal sealed record ManifestResource(InputText Input, int Document, Value Root, SourceMark Mark)
{
    /// <summary>The template of a Helm chart that it was rendered from, and the line it starts behind; null where no comment says so.</summary>
    public HelmSource? Template { get; init; }

    /// <summary>Fields that stand twice, by path.</summary>
    public IReadOnlyList<(FieldPath Path, SourceMark Mark)> Duplicates { get; init; } = [];

    /// <summary><c>apiVersion</c>; empty where it is no text.</summary>
    public string ApiVersion { get; } = Root.TextAt("apiVersion");

    /// <summary><c>kind</c>; empty where it is no text.</summary>
    public string Kind { get; } = Root.TextAt("kind");

    /// <summary><c>metadata.namespace</c>; empty where it is no text.</summary>
    public string Namespace { get; } = Root.At("metadata").TextAt("namespace");

    /// <summary><c>metadata.name</c>; empty where it is no text.</summary>
    public string Name { get; } = Root.At("metadata").TextAt("name");

    /// <summary>The API group.</summary>
    public string Group => ApiVersion.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? ApiVersion[..slash] : "";

    /// <summary>What the file is called in results.</summary>
    public string File => Template?.Path ?? Input.Name;

    /// <summary>A line of the file as results tell it.</summary>
    public int LineOf(SourceMark mark) => Template is { } template ? Math.Max(mark.Line - template.Line, 1) : mark.Line;
}
