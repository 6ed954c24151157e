using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn;
using k8s;

namespace BackendDsl.Models;

/// <summary>Brings objects of KubernetesClient before the judge of the built-in kinds.</summary>
internal static class BuiltInResources
{
    /// <summary>The server's verdict; null where the kind is none of Kubernetes' own.</summary>
    public static BuiltInResult? Evaluate(IKubernetesObject resource, ValidationOptions options)
    {
        var old = options.OldObject is { } before ? Value.Of(ResourceValue.Of(before)) : default;
        return Evaluate(Value.Of(ResourceValue.Of(resource)), options, old);
    }

    /// <inheritdoc cref="Evaluate(IKubernetesObject, ValidationOptions)"/>
    public static BuiltInResult? Evaluate(Value resource, ValidationOptions options, Value old)
    {
        var result = BuiltInValidator.Validate(resource, new()
        {
            ServerVersion = options.ServerVersion,
            OldObject = old,
            IsApply = options.IsApply,
            FieldValidation = options.FieldValidation ?? FieldValidation.Strict,
        });
        return result.Kind is null && result.Errors.Count == 0 ? null : result;
    }

    /// <summary>The verdict as that of any kind.</summary>
    public static ValidationResult ToValidationResult(BuiltInResult result) =>
        new(result.Errors, result.UnknownFields, result.Warnings);
}
