using BackendDsl.Cel.Values;
using BackendDsl.Serialization;
using BackendDsl.Validation;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Models;

/// <summary>Brings models before the engine, which reads them as they are.</summary>
internal static class ModelValidation
{
    /// <summary>The server's verdict. A manifest may leave its namespace to the command that applies it.</summary>
    public static ValidationResult Validate(ModelObject model, ValidationOptions? options)
    {
        var validator = KindValidators.Find(model, options?.ServerVersion ?? KubernetesVersion.Default);
        if (validator is null)
            return ValidationResult.Valid;
        var settings = new ValidationSettings
        {
            NamespaceMayBeMissing = (model as CustomResource)?.StoredMetadata is not { } metadata || metadata.Namespace is null,
            OldObject = options?.OldObject is { } old ? Value.Of(ResourceValue.Of(old)) : default,
        };
        return validator.Validate(Value.Of(model), settings);
    }

    /// <summary>The object as the server would store it.</summary>
    public static T WithDefaults<T>(T model)
        where T : CustomResource<T>, new() => KindValidators.Find(model, KubernetesVersion.Default) is { } validator
        ? ModelReader.Of(validator.Normalize(Value.Of(model), out _)).ReadModel<T>()
        : model;
}
