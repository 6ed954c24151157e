namespace BackendDsl.Models;

/// <summary>
/// What is known about a kind, on its root type: the compact schema with its rules. The runtime judges objects by it, the
/// analyzers judge the code that makes them, wherever the type was generated.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CustomResourceSchemaAttribute(string schema, string group, string version, string kind) : Attribute
{
    /// <summary>The schema in its compact form.</summary>
    public string Schema { get; } = schema;

    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; } = group;

    /// <summary>The version, for example <c>v1alpha1</c>.</summary>
    public string Version { get; } = version;

    /// <summary>The kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The plural name in URLs.</summary>
    public string Plural { get; set; } = "";

    /// <summary>False for kinds of the whole cluster.</summary>
    public bool Namespaced { get; set; } = true;

    /// <summary>True where the status subresource is on.</summary>
    public bool Status { get; set; }

    /// <summary>Where the scale subresource is on: its paths for replicas in spec, in status, and of the label selector, apart by <c>|</c>.</summary>
    public string? Scale { get; set; }
}
