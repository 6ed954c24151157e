using k8s;
using k8s.Models;

namespace BackendDsl;

/// <summary>What a verdict may depend on besides the object itself.</summary>
public sealed record ValidationOptions
{
    /// <summary>The server's version, for example <c>1.34</c>; the newest known where it is not given.</summary>
    public KubernetesVersion ServerVersion { get; init; } = KubernetesVersion.Default;

    /// <summary>The object as it was before: rules about transitions (<c>oldSelf</c>) are judged only where it is given.</summary>
    public IKubernetesObject<V1ObjectMeta>? OldObject { get; init; }

    /// <summary>
    /// True where the object is a manifest that is applied over <see cref="OldObject"/>: what the server itself put there (the selector of a Job, the
    /// addresses of a Service) stays though the manifest does not name it. False where it is sent as the whole new object.
    /// </summary>
    public bool IsApply { get; init; }

    /// <summary>
    /// What unknown fields are, in the server's words. Null: errors in a built-in kind, as <c>kubectl</c> asks for; in a custom one they are told in
    /// <see cref="ValidationResult.UnknownFields"/> and decide nothing.
    /// </summary>
    public FieldValidation? FieldValidation { get; init; }
}
