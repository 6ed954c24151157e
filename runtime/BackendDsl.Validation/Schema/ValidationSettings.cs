using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>How one object is judged.</summary>
public readonly struct ValidationSettings
{
    /// <summary>The object as it was, for an update; absent for a create.</summary>
    public Value OldObject { get; init; }

    /// <summary>
    /// True to accept a namespaced object without a namespace, as a file may leave it to the command that applies it.
    /// </summary>
    public bool NamespaceMayBeMissing { get; init; }

    /// <summary>Path to put before every field, for a fragment of a larger object; null or empty for none.</summary>
    public string? PathPrefix { get; init; }
}
