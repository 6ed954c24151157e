using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>How one object is judged.</summary>
public readonly struct ValidationSettings
{
    /// <summary>The object as it was, for an update; absent for a create.</summary>
    public Value OldObject { get; init; }

    /// <summary>
    /// True for a write to the status subresource: status is judged as given, everything else stays as the old object has it.
    /// </summary>
    public bool IsStatusUpdate { get; init; }

    /// <summary>
    /// The namespace a request is sent to, where it is known: it stands for a missing one, and another in the object is refused.
    /// </summary>
    public string? RequestNamespace { get; init; }

    /// <summary>
    /// True to accept a namespaced object without a namespace, as a file may leave it to the command that applies it.
    /// </summary>
    public bool NamespaceMayBeMissing { get; init; }

    /// <summary>Path to put before every field, for a fragment of a larger object; null or empty for none.</summary>
    public string? PathPrefix { get; init; }
}
