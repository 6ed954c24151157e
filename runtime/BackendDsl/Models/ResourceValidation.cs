using BackendDsl.Models;
using k8s;
using k8s.Models;

namespace BackendDsl;

/// <summary>The API server's verdict over any resource: generated kinds by their schema and rules, Kubernetes' own kinds by what the server checks in code.</summary>
public static class ResourceValidation
{
    /// <summary>
    /// Judges a resource as the server would, on creating it or, with <see cref="ValidationOptions.OldObject"/>, on changing what is there:
    /// <c>deployment.Validate(new() { OldObject = running })</c>.
    /// </summary>
    /// <param name="resource">An object of KubernetesClient, or of a generated kind.</param>
    /// <param name="options">What the verdict depends on besides the object.</param>
    /// <exception cref="NotSupportedException">The kind is neither a generated one nor one of Kubernetes' own: there is nothing to judge it by.</exception>
    public static ValidationResult Validate(this IKubernetesObject<V1ObjectMeta> resource, ValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (resource is ModelObject model)
            return model.Validate(options);
        return BuiltInResources.Evaluate(resource, options ?? new()) is { } result
            ? BuiltInResources.ToValidationResult(result)
            : throw new NotSupportedException($"{resource.GetType().Name} is neither a generated kind nor one that Kubernetes brings: there is nothing to judge it by");
    }
}
