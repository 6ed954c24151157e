using BackendDsl.Cel.Values;
using BackendDsl.Models;
using BackendDsl.Validation.BuiltIn;

namespace BackendDsl.ManifestHost;

/// <summary>What the API server says of a resource: on creating it, or on applying it over what is deployed.</summary>
internal static class UpdateEvaluator
{
    /// <summary>Everything the server says, warnings and what it does in silence included; null where nobody here knows the kind.</summary>
    /// <param name="found">The resource.</param>
    /// <param name="old">What is deployed; absent where it is not.</param>
    /// <param name="options">The server's version, and how it takes unknown fields.</param>
    public static IEnumerable<Finding>? Evaluate(FoundResource found, Value old, EmitOptions options)
    {
        var settings = new ValidationOptions { ServerVersion = options.ServerVersion, FieldValidation = options.FieldValidation, IsApply = true };
        if (found.Resource is ModelObject model)
        {
            var verdict = ModelValidation.Validate(model, settings, old);
            return [.. verdict.Violations, .. verdict.Warnings.Select(w => w with { Severity = FindingSeverity.Warning })];
        }

        var written = Value.Of(found.Written);
        return BuiltInResources.Evaluate(written, settings, old) is { } result ? ImpliedFindings.Without(result.Findings, written) : null;
    }

    /// <summary>What it refuses of the change alone, and would not refuse of a new object.</summary>
    public static IEnumerable<Finding> OfTheChange(FoundResource found, Value old, EmitOptions options)
    {
        if (Evaluate(found, old, options) is not { } update)
            return [];
        var create = Evaluate(found, default, options)!.Select(f => (f.Path, f.Message)).ToHashSet();
        return update.Where(f => f.Severity == FindingSeverity.Error && !create.Contains((f.Path, f.Message)));
    }
}
