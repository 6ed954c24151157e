using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Definitions;

/// <summary>A custom resource definition (<c>apiextensions.k8s.io/v1</c>) as read from a file.</summary>
public sealed class CustomResourceDefinition
{
    /// <summary><c>metadata.name</c>, normally plural + "." + group.</summary>
    public string Name { get; internal set; } = "";

    /// <summary><c>spec.group</c></summary>
    public string Group { get; internal set; } = "";

    /// <summary><c>spec.names.kind</c></summary>
    public string Kind { get; internal set; } = "";

    /// <summary><c>spec.names.listKind</c>, or kind + "List".</summary>
    public string ListKind { get; internal set; } = "";

    /// <summary><c>spec.names.plural</c></summary>
    public string Plural { get; internal set; } = "";

    /// <summary><c>spec.names.singular</c>, or the lower-cased kind.</summary>
    public string Singular { get; internal set; } = "";

    /// <summary><c>spec.names.shortNames</c></summary>
    public IReadOnlyList<string> ShortNames { get; internal set; } = [];

    /// <summary><c>spec.names.categories</c></summary>
    public IReadOnlyList<string> Categories { get; internal set; } = [];

    /// <summary>True for <c>scope: Namespaced</c>.</summary>
    public bool IsNamespaced { get; internal set; }

    /// <summary><c>spec.versions</c>, in the order given.</summary>
    public IReadOnlyList<CustomResourceVersion> Versions { get; internal set; } = [];

    /// <summary><c>spec.preserveUnknownFields</c>, or null; a server takes only false.</summary>
    public bool? PreserveUnknownFields { get; internal set; }

    /// <summary>The annotation <c>api-approved.kubernetes.io</c>, or null; groups of the Kubernetes community must have it.</summary>
    public string? Approval { get; internal set; }

    /// <summary><c>spec.conversion</c> as given; absent where versions are not converted.</summary>
    internal Value Conversion { get; set; }

    /// <summary>Where the definition starts in its file.</summary>
    public SourceMark Mark { get; internal set; }
}
