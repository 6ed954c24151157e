using BackendDsl.Schema.Values;

namespace BackendDsl.Schema.Crd;

/// <summary>A custom resource definition (<c>apiextensions.k8s.io/v1</c>) as read from a file.</summary>
public sealed class CustomResourceDefinition
{
    /// <summary><c>spec.group</c></summary>
    public string Group { get; init; } = "";

    /// <summary><c>spec.names.kind</c></summary>
    public string Kind { get; init; } = "";

    /// <summary><c>spec.names.listKind</c>, or kind + "List".</summary>
    public string ListKind { get; init; } = "";

    /// <summary><c>spec.names.plural</c></summary>
    public string Plural { get; init; } = "";

    /// <summary><c>spec.names.singular</c>, or the lower-cased kind.</summary>
    public string Singular { get; init; } = "";

    /// <summary>True for <c>scope: Namespaced</c>.</summary>
    public bool IsNamespaced { get; init; }

    /// <summary><c>spec.versions</c>, in the order given.</summary>
    public IReadOnlyList<CustomResourceVersion> Versions { get; init; } = [];

    /// <summary>Where the definition starts in its file.</summary>
    public SourceMark Mark { get; init; }
}
