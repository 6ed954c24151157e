using BackendDsl.Schema.Values;

namespace BackendDsl.Schema.Crd;

/// <summary>One entry of <c>spec.versions</c>.</summary>
public sealed class CustomResourceVersion
{
    /// <summary>The version name, for example <c>v1alpha1</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>served</c></summary>
    public bool Served { get; init; }

    /// <summary><c>storage</c></summary>
    public bool Storage { get; init; }

    /// <summary><c>deprecated</c></summary>
    public bool Deprecated { get; init; }

    /// <summary><c>deprecationWarning</c>, or null.</summary>
    public string? DeprecationWarning { get; init; }

    /// <summary>The root schema; null where the version has none.</summary>
    public SchemaNode? Schema { get; init; }

    /// <summary>True where the status subresource is on.</summary>
    public bool HasStatusSubresource { get; init; }

    /// <summary>The scale subresource, or null.</summary>
    public ScaleSubresource? Scale { get; init; }

    /// <summary>Where the version stands in its file.</summary>
    public SourceMark Mark { get; init; }
}
