using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>How an object of a built-in kind is judged.</summary>
public sealed record BuiltInOptions
{
    /// <summary>The server's version; types and rules follow it.</summary>
    public KubernetesVersion ServerVersion { get; init; }

    /// <summary>What becomes of unknown and duplicate fields.</summary>
    public FieldValidation FieldValidation { get; init; }

    /// <summary>The object that is there, for an update, as the server gives it back or as its author wrote it; absent for a create.</summary>
    public Value OldObject { get; init; }

    /// <summary>
    /// True where the value is a manifest that is applied, false where it is sent as the whole new object. An apply keeps what the server put into
    /// the old object, the selector of a Job or the addresses of a Service, though the manifest does not name it.
    /// </summary>
    public bool IsApply { get; init; }

    /// <summary>The kind whose endpoint the object is sent to; null to take it from the object's own <c>apiVersion</c> and <c>kind</c>.</summary>
    public BuiltInKind? Kind { get; init; }

    /// <summary>Members that stood twice in the text; a value cannot hold them.</summary>
    public IReadOnlyList<FieldPath> DuplicateFields { get; init; } = [];
}
