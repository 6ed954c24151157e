using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>The rules for <c>metadata.managedFields</c>.</summary>
internal static class ManagedFieldRules
{
    private const int LongestManager = 128;
    private const int LongestSubresource = 256;

    public static void Check(ViolationList violations, in Value fields, string field)
    {
        for (var i = 0; fields.Kind == ValueKind.Array && i < fields.Array.Count; i++)
        {
            if (fields.Array[i].Kind != ValueKind.Object)
                continue;
            var entry = fields.Array[i].Object;
            var at = $"{field}[{i.ToString(CultureInfo.InvariantCulture)}]";
            CheckOperation(violations, entry, at);
            if (entry["fieldsType"] is { Kind: ValueKind.String, String: { Length: > 0 } type } && type != "FieldsV1")
                Add(violations, at + ".fieldsType", FindingReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(type)}: must be `FieldsV1`");
            if (entry["manager"] is { Kind: ValueKind.String } manager)
                CheckManager(violations, manager.String, at + ".manager");
            if (entry["subresource"] is { Kind: ValueKind.String } part && CodePoints.Utf8Length(part.String) > LongestSubresource)
                AddTooLong(violations, at + ".subresource", LongestSubresource);
        }
    }

    private static void CheckOperation(ViolationList violations, IObjectValue entry, string at)
    {
        var operation = entry["operation"];
        if (operation.IsUnknown || (operation.IsAbsent && !entry.IsComplete))
            return;
        var text = operation.Kind == ValueKind.String ? operation.String : "";
        if (text is not ("Apply" or "Update"))
            Add(violations, at + ".operation", FindingReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(text)}: must be `Apply` or `Update`");
    }

    private static void CheckManager(ViolationList violations, string manager, string at)
    {
        if (CodePoints.Utf8Length(manager) > LongestManager)
            AddTooLong(violations, at, LongestManager);
        var position = 0;
        foreach (var c in manager)
        {
            if (c < ' ' || c == 0x7f)
                Add(violations, at, FindingReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(manager)}: invalid character U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)} (at position {position.ToString(CultureInfo.InvariantCulture)})");
            position++;
        }
    }

    private static void AddTooLong(ViolationList violations, string at, int limit) =>
        Add(violations, at, FindingReason.FieldValueTooLong, $"Too long: may not be more than {limit.ToString(CultureInfo.InvariantCulture)} bytes");

    private static void Add(ViolationList violations, string at, FindingReason reason, string message) =>
        violations.Add(at, reason, message, null, FindingSource.Schema);
}
