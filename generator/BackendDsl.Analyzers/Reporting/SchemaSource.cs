using BackendDsl.Cel.Values;
using BackendDsl.Validation.Schema;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>The schema and CEL rules of a kind, in the words of the variant that the project chose.</summary>
internal sealed class SchemaSource(SchemaValidator validator, VariantValidator? variant = null) : IFindingSource
{
    public void Evaluate(Value value, List<ReportedFinding> findings)
    {
        // A namespace that is left out may come from the command that applies the manifest; an empty one is no namespace.
        var namespaceIsLeftOut = value.Kind == ValueKind.Object && !(value.Object["metadata"] is { Kind: ValueKind.Object } metadata && metadata.Object["namespace"].IsPresent);
        var settings = new ValidationSettings { NamespaceMayBeMissing = namespaceIsLeftOut };
        var result = validator.Validate(value, settings);
        if (variant is not null)
            result = variant.Reword(result, value, settings);
        foreach (var violation in result.ToCauses().Violations)
            findings.Add(new(violation, SchemaDescriptors.Of(violation), violation.ToText()));
        foreach (var warning in result.Warnings)
            findings.Add(new(warning, SchemaDescriptors.Of(warning), warning.ToText()) { Severity = DiagnosticSeverity.Warning });
    }
}
