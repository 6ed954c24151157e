using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>What a scale subresource asks of the fields it points at.</summary>
internal static class ScaleRules
{
    public static void Check(FindingList findings, ScaleSubresource scale, in Value value)
    {
        CheckCount(findings, scale.SpecReplicasPath, value);
        CheckCount(findings, scale.StatusReplicasPath, value);
        if (scale.LabelSelectorPath is { Length: > 0 } selector && Find(selector, value) is { IsPresent: true, IsUnknown: false } found && found.Kind != ValueKind.String)
            Add(findings, selector, "Invalid value: \"\": " + Accessor(selector, found, "string"));
    }

    private static void CheckCount(FindingList findings, string path, in Value value)
    {
        var count = Find(path, value);
        if (count.IsAbsent || count.IsUnknown)
            return;
        if (count.Kind != ValueKind.Integer)
            Add(findings, path, "Invalid value: 0: " + Accessor(path, count, "int64"));
        else if (count.Integer < 0)
            Add(findings, path, $"Invalid value: {GoText.Shown(count)}: should be a non-negative integer");
        else if (count.Integer > int.MaxValue)
            Add(findings, path, $"Invalid value: {GoText.Shown(count)}: should be less than or equal to {int.MaxValue.ToString(CultureInfo.InvariantCulture)}");
    }

    private static Value Find(string path, Value value)
    {
        foreach (var name in path.TrimStart('.').Split('.'))
        {
            if (value.IsUnknown)
                return value;
            if (value.Kind != ValueKind.Object)
                return default;
            var source = value.Object;
            value = source[name];
            if (value.IsAbsent)
                return source.IsComplete ? default : Value.Unknown;
        }

        return value;
    }

    private static string Accessor(string path, in Value value, string expected) =>
        $"{path} accessor error: {GoText.Shown(value)} is of the type {value.Kind switch { ValueKind.Boolean => "bool", ValueKind.Integer => "int64", ValueKind.Double => "float64", ValueKind.String => "string", ValueKind.Array => "[]interface {}", ValueKind.Object => "map[string]interface {}", _ => "<nil>" }}, expected {expected}";

    private static void Add(FindingList findings, string path, string message) =>
        findings.Add(DiagnosticIds.SchemaBroken, FieldPath.Parse(path), FindingReason.FieldValueInvalid, message);
}
