using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>The rules for <c>metadata.managedFields</c>.</summary>
internal static class ManagedFieldRules
{
    private const int LongestManager = 128;
    private const int LongestSubresource = 256;

    public static void Check(FindingList findings, in Value fields, string field)
    {
        for (var i = 0; fields.Kind == ValueKind.Array && i < fields.Array.Count; i++)
        {
            if (fields.Array[i].Kind != ValueKind.Object)
                continue;
            var entry = fields.Array[i].Object;
            var at = $"{field}[{i.ToString(CultureInfo.InvariantCulture)}]";
            CheckOperation(findings, entry, at);
            if (entry["fieldsType"] is { Kind: ValueKind.String, String: { Length: > 0 } type } && type != "FieldsV1")
                Add(findings, at + ".fieldsType", FindingReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(type)}: must be `FieldsV1`");
            if (entry["manager"] is { Kind: ValueKind.String } manager)
                CheckManager(findings, manager.String, at + ".manager");
            if (entry["subresource"] is { Kind: ValueKind.String } part && CodePoints.Utf8Length(part.String) > LongestSubresource)
                AddTooLong(findings, at + ".subresource", LongestSubresource);
        }
    }

    private static void CheckOperation(FindingList findings, IObjectValue entry, string at)
    {
        var operation = entry["operation"];
        if (operation.IsUnknown || (operation.IsAbsent && !entry.IsComplete))
            return;
        var text = operation.Kind == ValueKind.String ? operation.String : "";
        if (text is not ("Apply" or "Update"))
            Add(findings, at + ".operation", FindingReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(text)}: must be `Apply` or `Update`");
    }

    private static void CheckManager(FindingList findings, string manager, string at)
    {
        if (CodePoints.Utf8Length(manager) > LongestManager)
            AddTooLong(findings, at, LongestManager);
        var position = 0;
        foreach (var c in manager)
        {
            if (c < ' ' || c == 0x7f)
                Add(findings, at, FindingReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(manager)}: invalid character U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)} (at position {position.ToString(CultureInfo.InvariantCulture)})");
            position++;
        }
    }

    private static void AddTooLong(FindingList findings, string at, int limit) =>
        Add(findings, at, FindingReason.FieldValueTooLong, $"Too long: may not be more than {limit.ToString(CultureInfo.InvariantCulture)} bytes");

    private static void Add(FindingList findings, string at, FindingReason reason, string message) =>
        findings.Add(DiagnosticIds.MetadataInvalid, FieldPath.Parse(at), reason, message);
}
