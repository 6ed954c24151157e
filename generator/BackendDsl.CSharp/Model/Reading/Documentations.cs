using System.Globalization;
using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>Makes documentation from descriptions, defaults, limits and rules.</summary>
internal static class Documentations
{
    // A description is shown in a hover; a few in the wild are whole manuals, or hostile.
    private const int MaxSummary = 3000;
    private const int MaxRemarks = 2000;

    /// <summary>The documentation of a type.</summary>
    public static Documentation OfType(SchemaNode node, string fallback) =>
        new(Summary(node.Description, fallback), "");

    /// <summary>The documentation of a property of an object.</summary>
    public static Documentation OfProperty(SchemaProperty property, bool required, string unionNote)
    {
        var remarks = new StringBuilder();
        if (unionNote.Length > 0)
            Sentence(remarks, unionNote);
        if (required)
            Sentence(remarks, "Required.");
        AddNode(remarks, property.Schema, "");
        if (property.Schema.Items is { } item)
            AddNode(remarks, item, "Each item: ");
        else if (property.Schema.AdditionalProperties is { } value)
            AddNode(remarks, value, "Each value: ");
        return new(Summary(property.Schema.Description, property.Name + "."), Limit(remarks.ToString(), MaxRemarks));
    }

    /// <summary>The text of a paragraph that starts with <c>Deprecated</c>, as Go code marks deprecation; null where there is none.</summary>
    public static string? Deprecation(string? description)
    {
        if (description is null)
            return null;
        foreach (var line in description.Split('\n'))
        {
            var text = line.Trim();
            if (text.StartsWith("Deprecated:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Deprecated.", StringComparison.OrdinalIgnoreCase))
                return Limit(text.Substring(11).Trim() is { Length: > 0 } reason ? reason : "Deprecated.", 300);
        }

        return null;
    }

    private static string Summary(string? description, string fallback) =>
        string.IsNullOrWhiteSpace(description) ? fallback : Limit(description!.Trim(), MaxSummary);

    private static void AddNode(StringBuilder text, SchemaNode node, string prefix)
    {
        if (node.Default is { IsPresent: true } value)
            Sentence(text, prefix + "Default: " + Show(value) + ".");
        if (node.Nullable)
            Sentence(text, prefix + "May be null.");
        Range(text, prefix, node);
        Counts(text, prefix, "Length", "characters", node.MinLength, node.MaxLength);
        Counts(text, prefix, "Holds", "items", node.MinItems, node.MaxItems);
        Counts(text, prefix, "Holds", "members", node.MinProperties, node.MaxProperties);
        if (node.MultipleOf is { } factor)
            Sentence(text, $"{prefix}A multiple of {Number(factor)}.");
        if (node.Pattern is { } pattern)
            Sentence(text, $"{prefix}Pattern: {Limit(pattern, 300)}");
        if (node.Format is { } format && node.Type == SchemaType.String)
            Sentence(text, $"{prefix}Format: {Limit(format, 60)}.");
        if (node.ListType is "set")
            Sentence(text, "No item twice.");
        if (node.ListType is "map" && node.ListMapKeys.Count > 0)
            Sentence(text, $"No two items with the same {string.Join(", ", node.ListMapKeys)}.");
        foreach (var rule in node.Rules)
            Sentence(text, $"{prefix}Rule: {Limit(rule.Message ?? rule.Rule, 400).TrimEnd('.')}.");
    }

    private static void Range(StringBuilder text, string prefix, SchemaNode node)
    {
        var low = node.Minimum is { } minimum ? (node.ExclusiveMinimum ? "more than " : "at least ") + Number(minimum) : null;
        var high = node.Maximum is { } maximum ? (node.ExclusiveMaximum ? "less than " : "at most ") + Number(maximum) : null;
        if (low is not null && high is not null && !node.ExclusiveMinimum && !node.ExclusiveMaximum)
            Sentence(text, $"{prefix}{Number(node.Minimum!.Value)} to {Number(node.Maximum!.Value)}.");
        else if (low is not null || high is not null)
            Sentence(text, Capital(prefix, string.Join(", ", ((string?[])[low, high]).Where(s => s is not null)) + "."));
    }

    private static void Counts(StringBuilder text, string prefix, string verb, string unit, long? min, long? max)
    {
        var range = (min, max) switch
        {
            (null, null) => null,
            (null, { } high) => $"at most {high}",
            ({ } low, null) => $"at least {low}",
            ({ } low, { } high) => low == high ? $"exactly {low}" : $"{low} to {high}",
        };
        if (range is not null)
            Sentence(text, FormattableString.Invariant($"{prefix}{verb} {range} {unit}."));
    }

    private static string Capital(string prefix, string text) => prefix.Length > 0 ? prefix + text : char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Show(Value value)
    {
        var text = new StringBuilder();
        Show(text, value, 0);
        return Limit(text.ToString(), 400);
    }

    private static void Show(StringBuilder text, Value value, int depth)
    {
        if (text.Length > 500 || depth > 20)
            return;
        switch (value.Kind)
        {
            case ValueKind.String:
                text.Append('"').Append(value.String).Append('"');
                break;
            case ValueKind.Null:
                text.Append("null");
                break;
            case ValueKind.Array:
                text.Append('[');
                for (var i = 0; i < value.Array.Count; i++)
                {
                    text.Append(i > 0 ? ", " : "");
                    Show(text, value.Array[i], depth + 1);
                }

                text.Append(']');
                break;
            case ValueKind.Object:
                text.Append('{');
                for (var i = 0; i < value.Object.Count; i++)
                {
                    text.Append(i > 0 ? ", " : "").Append(value.Object.NameAt(i)).Append(": ");
                    Show(text, value.Object.ValueAt(i), depth + 1);
                }

                text.Append('}');
                break;
            default:
                text.Append(value.ToString());
                break;
        }
    }

    private static void Sentence(StringBuilder text, string sentence)
    {
        if (text.Length > 0)
            text.Append('\n');
        text.Append(sentence);
    }

    private static string Limit(string text, int length)
    {
        if (text.Length <= length)
            return text;
        // Never between the halves of a surrogate pair.
        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text.Substring(0, end) + " …";
    }
}
