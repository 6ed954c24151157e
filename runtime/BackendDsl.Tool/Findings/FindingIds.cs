using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Tool.Findings;

/// <summary>The diagnostic id of what the engine tells without one.</summary>
internal static class FindingIds
{
    public const string UnknownField = "BDSL1014";
    public const string PolicyInvalid = "BDSL0102";
    public const string DefinitionRefused = "BDSL0003";

    /// <summary>The status reason of a server that refuses unknown and duplicate fields.</summary>
    public const string StrictReason = "BadRequest";

    /// <summary>The id of a violation of schema, metadata or CEL rules.</summary>
    public static string Of(Violation violation)
    {
        if (violation.Source == FindingSource.Cel)
            return violation.Message.Contains(" evaluating rule: ", StringComparison.Ordinal) || violation.Message.Contains("': call arguments did not match", StringComparison.Ordinal) ? "BDSL2002" : "BDSL2001";
        if (violation.Path.StartsWith("metadata", StringComparison.Ordinal))
            return violation.Path is "metadata.name" or "metadata.generateName" or "metadata.namespace" ? "BDSL1012" : "BDSL1013";
        var rule = violation.Rule ?? "";
        var colon = rule.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? rule : rule[..colon]) switch
        {
            "type" => violation.Reason == FindingReason.FieldValueTypeInvalid ? "BDSL1001" : "BDSL1002",
            "maximum" or "minimum" => "BDSL1002",
            "multipleOf" => "BDSL1003",
            "maxLength" or "minLength" => "BDSL1004",
            "maxItems" or "minItems" or "maxProperties" or "minProperties" => "BDSL1005",
            "pattern" => "BDSL1006",
            "format" => violation.Reason == FindingReason.FieldValueTypeInvalid ? "BDSL1007" : "BDSL1002",
            "enum" => "BDSL1008",
            "required" => "BDSL1009",
            "anyOf" or "oneOf" or "allOf" or "not" => "BDSL1011",
            _ => violation.Reason switch
            {
                FindingReason.FieldValueDuplicate => "BDSL1010",
                FindingReason.FieldValueRequired => "BDSL1009",
                _ => "BDSL1015",
            },
        };
    }
}
