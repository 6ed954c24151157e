using BackendDsl.Cel.Values;
using BackendDsl.Validation.Schema;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>The schema and CEL rules of a kind.</summary>
internal sealed class SchemaSource(SchemaValidator validator) : IFindingSource
{
    public void Judge(Value value, List<ReportedFinding> findings)
    {
        // A namespace that is left out may come from the command that applies the manifest; an empty one is no namespace.
        var namespaceIsLeftOut = value.Kind == ValueKind.Object && !(value.Object["metadata"] is { Kind: ValueKind.Object } metadata && metadata.Object["namespace"].IsPresent);
        var result = validator.Validate(value, new() { NamespaceMayBeMissing = namespaceIsLeftOut });
        foreach (var violation in result.Causes)
            findings.Add(new(violation, SchemaDescriptors.Of(violation), violation.ToText()));
        foreach (var warning in result.Warnings)
            findings.Add(new(warning, SchemaDescriptors.Of(warning), warning.ToText()) { Severity = DiagnosticSeverity.Warning });
    }
}
