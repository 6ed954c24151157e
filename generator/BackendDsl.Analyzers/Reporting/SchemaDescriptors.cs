using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>Which diagnostic a violation of schema or CEL rules becomes.</summary>
internal static class SchemaDescriptors
{
    public static DiagnosticDescriptor Of(Violation violation)
    {
        if (violation.Source == FindingSource.Cel)
            return violation.Message.Contains(" evaluating rule: ") || violation.Message.Contains("': call arguments did not match") ? Descriptors.RuleNotEvaluated : Descriptors.RuleBroken;
        if (violation.Path.StartsWith("metadata", StringComparison.Ordinal))
        {
            return violation.Path is "metadata.name" or "metadata.generateName" or "metadata.namespace"
                ? Descriptors.NameInvalid
                : Descriptors.MetadataInvalid;
        }

        var rule = violation.Rule ?? "";
        var colon = rule.IndexOf(':');
        return (colon < 0 ? rule : rule.Substring(0, colon)) switch
        {
            "type" => violation.Reason == FindingReason.FieldValueTypeInvalid ? Descriptors.WrongType : Descriptors.OutOfRange,
            "maximum" or "minimum" => Descriptors.OutOfRange,
            "multipleOf" => Descriptors.NotAMultiple,
            "maxLength" or "minLength" => Descriptors.WrongLength,
            "maxItems" or "minItems" or "maxProperties" or "minProperties" => Descriptors.WrongCount,
            "pattern" => Descriptors.PatternMismatch,
            "format" => violation.Reason == FindingReason.FieldValueTypeInvalid ? Descriptors.FormatMismatch : Descriptors.OutOfRange,
            "enum" => Descriptors.ValueNotAllowed,
            "required" => Descriptors.MemberMissing,
            "anyOf" or "oneOf" or "allOf" or "not" => Descriptors.CombinationRefused,
            _ => violation.Reason switch
            {
                FindingReason.FieldValueDuplicate => Descriptors.DuplicateEntry,
                FindingReason.FieldValueRequired => Descriptors.MemberMissing,
                _ => Descriptors.SchemaBroken,
            },
        };
    }
}
