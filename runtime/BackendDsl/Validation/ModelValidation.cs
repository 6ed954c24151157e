using BackendDsl.Models;

namespace BackendDsl.Validation;

/// <summary>Brings models before the engine.</summary>
internal static class ModelValidation
{
    public static ValidationResult Validate(ModelObject model, ValidationOptions? options)
    {
        _ = model;
        _ = options;
        return ValidationResult.Valid;
    }

    public static T WithDefaults<T>(T model)
        where T : CustomResource<T>, new() => model;
}
