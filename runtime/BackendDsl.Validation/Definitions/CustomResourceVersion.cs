using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Definitions;

/// <summary>One entry of <c>spec.versions</c>.</summary>
public sealed class CustomResourceVersion
{
    /// <summary>The version name, for example <c>v1alpha1</c>.</summary>
    public string Name { get; internal set; } = "";

    /// <summary><c>served</c></summary>
    public bool Served { get; internal set; }

    /// <summary><c>storage</c></summary>
    public bool Storage { get; internal set; }

    /// <summary><c>deprecated</c></summary>
    public bool Deprecated { get; internal set; }

    /// <summary><c>deprecationWarning</c>, or null.</summary>
    public string? DeprecationWarning { get; internal set; }

    /// <summary>The root schema; null where the version has none.</summary>
    public SchemaNode? Schema { get; internal set; }

    /// <summary>True where the status subresource is on.</summary>
    public bool HasStatusSubresource { get; internal set; }

    /// <summary>The scale subresource, or null.</summary>
    public ScaleSubresource? Scale { get; internal set; }

    /// <summary><c>additionalPrinterColumns</c> as given.</summary>
    internal Value PrinterColumns { get; set; }

    /// <summary><c>selectableFields</c> as given.</summary>
    internal Value SelectableFields { get; set; }

    /// <summary>Where the version stands in its file.</summary>
    public SourceMark Mark { get; internal set; }
}
