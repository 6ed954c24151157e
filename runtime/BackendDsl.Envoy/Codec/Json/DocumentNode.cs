using System.Diagnostics.CodeAnalysis;

namespace BackendDsl.Envoy.Codec.Json;

/// <summary>A piece of JSON or YAML, with its place.</summary>
internal sealed class DocumentNode
{
    private static readonly List<DocumentNode> s_noItems = [];
    private static readonly List<DocumentMember> s_noMembers = [];

    public required DocumentKind Kind { get; init; }

    /// <summary>A string, or a number as it is written.</summary>
    public string Text { get; init; } = "";

    public List<DocumentNode> Items { get; init; } = s_noItems;

    public List<DocumentMember> Members { get; init; } = s_noMembers;

    public int Line { get; init; }

    public int Column { get; init; }

    public bool TryGet(string name, [NotNullWhen(true)] out DocumentNode? value)
    {
        value = null;
        foreach (var member in Members)
        {
            if (member.Name == name) value = member.Value;
        }
        return value is not null;
    }

    /// <summary>By the name with underscores, or its camel case spelling.</summary>
    public bool TryGetField(string name, [NotNullWhen(true)] out DocumentNode? value) =>
        TryGet(name, out value) || TryGet(Schema.ApiField.CamelCase(name), out value);

    public EnvoyJsonException Fault(string reason, string path = "", Exception? inner = null) => new(reason, path, Line, Column, inner);
}
