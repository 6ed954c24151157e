using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>Which diagnostic a finding of schema or CEL rules becomes.</summary>
internal static class SchemaDescriptors
{
    /// <summary>True for the ids of what schema and CEL rules say of one object by itself.</summary>
    public static bool IsOfSchema(string id) => id == DiagnosticIds.UnknownField || Of(new Finding { Id = id }).Id == id;

    public static DiagnosticDescriptor Of(Finding finding) => finding.Id switch
    {
        DiagnosticIds.RuleNotEvaluated => Descriptors.RuleNotEvaluated,
        DiagnosticIds.RuleBroken => Descriptors.RuleBroken,
        DiagnosticIds.NameInvalid => Descriptors.NameInvalid,
        DiagnosticIds.MetadataInvalid => Descriptors.MetadataInvalid,
        DiagnosticIds.WrongType => Descriptors.WrongType,
        DiagnosticIds.OutOfRange => Descriptors.OutOfRange,
        DiagnosticIds.NotAMultiple => Descriptors.NotAMultiple,
        DiagnosticIds.WrongLength => Descriptors.WrongLength,
        DiagnosticIds.WrongCount => Descriptors.WrongCount,
        DiagnosticIds.PatternMismatch => Descriptors.PatternMismatch,
        DiagnosticIds.FormatMismatch => Descriptors.FormatMismatch,
        DiagnosticIds.ValueNotAllowed => Descriptors.ValueNotAllowed,
        DiagnosticIds.MemberMissing => Descriptors.MemberMissing,
        DiagnosticIds.CombinationRefused => Descriptors.CombinationRefused,
        DiagnosticIds.DuplicateEntry => Descriptors.DuplicateEntry,
        _ => Descriptors.SchemaBroken,
    };
}
