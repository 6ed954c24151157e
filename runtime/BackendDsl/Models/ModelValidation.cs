using BackendDsl.Cel.Values;
using BackendDsl.Serialization;
using BackendDsl.Validation;
using BackendDsl.Validation.Findings;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Models;

/// <summary>Brings models before the engine, which reads them as they are.</summary>
internal static class ModelValidation
{
    /// <summary>The server's verdict. A manifest may leave its namespace to the command that applies it.</summary>
    public static ValidationResult Validate(ModelObject model, ValidationOptions? options) =>
        Validate(model, options ?? new(), options?.OldObject is { } old ? Value.Of(ResourceValue.Of(old)) : default);

    /// <summary>The server's verdict over a change of <paramref name="old"/>, each cause once; absent for a create.</summary>
    public static ValidationResult Validate(ModelObject model, ValidationOptions options, Value old)
    {
        var validator = KindValidators.Find(model, options.ServerVersion);
        if (validator is null)
            return ValidationResult.Valid;
        var settings = new ValidationSettings
        {
            NamespaceMayBeMissing = (model as CustomResource)?.StoredMetadata is not { } metadata || metadata.Namespace is null,
            OldObject = old,
        };
        var value = Value.Of(model);
        var judged = options.IsApply && !old.IsAbsent ? AppliedManifest.Of(value, old) : value;
        var result = ChosenVariant.Reword(validator.Validate(judged, settings), model, validator, judged, settings).ToCauses();
        return options.FieldValidation is { } mode ? Evaluate(result, mode) : result;
    }

    /// <summary>The object as the server would store it.</summary>
    public static T WithDefaults<T>(T model)
        where T : CustomResource<T>, new() => KindValidators.Find(model, KubernetesVersion.Default) is { } validator
        ? ModelReader.Of(validator.Normalize(Value.Of(model), out _)).ReadModel<T>()
        : model;

    private static ValidationResult Evaluate(ValidationResult result, FieldValidation mode)
    {
        if (result.UnknownFields.Count == 0 || mode == FieldValidation.Ignore)
            return result;
        var severity = mode == FieldValidation.Strict ? FindingSeverity.Error : FindingSeverity.Warning;
        var unknown = result.UnknownFields.Select(field => FieldFindings.OfUnknown(field, severity));
        return mode == FieldValidation.Strict
            ? new([.. unknown, .. result.Violations], result.UnknownFields, result.Warnings)
            : new(result.Violations, result.UnknownFields, [.. unknown, .. result.Warnings]);
    }
}
