using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Tool.Findings;

/// <summary>What to do about a finding, where the schema tells.</summary>
internal static class Advice
{
    private const int MostValues = 12;

    /// <summary>Advice for a violation; null where its own message says it.</summary>
    public static string? Of(Finding violation, SchemaNode root)
    {
        if (violation.Source != FindingSource.Schema || SchemaLookup.Find(root, violation.Path) is not { } node)
            return null;
        return violation.Keyword switch
        {
            SchemaKeyword.Required => "add it" + Kind(node),
            SchemaKeyword.Enum => OfEnum(node),
            SchemaKeyword.Minimum when violation.Limit is { } limit => $"give at least {Text(limit)}",
            SchemaKeyword.ExclusiveMinimum when violation.Limit is { } limit => $"give more than {Text(limit)}",
            SchemaKeyword.Maximum when violation.Limit is { } limit => $"give at most {Text(limit)}",
            SchemaKeyword.ExclusiveMaximum when violation.Limit is { } limit => $"give less than {Text(limit)}",
            SchemaKeyword.Type => "expected" + Kind(node),
            _ => null,
        };
    }

    /// <summary>Advice for a field that the schema does not have.</summary>
    public static string OfUnknownField(FieldPath path, SchemaNode root)
    {
        if (path.IsRoot)
            return "remove it";
        var parent = SchemaLookup.Find(root, path.Parent);
        var names = parent is null ? [] : parent.Properties.Select(p => p.Name);
        return Spelling.Nearest(path.Segments[^1].Name, names) is { } near ? $"did you mean '{near}'?" : "remove it: a server that is not strict drops it";
    }

    /// <summary>Type of a value, for people.</summary>
    private static string Kind(SchemaNode node) => node.Type switch
    {
        SchemaType.String when node.Enum.Count > 0 => ": " + OfEnum(node),
        SchemaType.String => ", a string",
        SchemaType.Integer => ", a whole number",
        SchemaType.Number => ", a number",
        SchemaType.Boolean => ", true or false",
        SchemaType.Array => ", a list",
        SchemaType.Object => ", an object",
        _ => "",
    };

    private static string OfEnum(SchemaNode node)
    {
        var values = node.Enum.Where(v => v.Kind is ValueKind.String or ValueKind.Integer or ValueKind.Boolean).Select(v => v.ToString()).ToList();
        return values.Count switch
        {
            0 => "give one of the allowed values",
            > MostValues => "one of " + string.Join(", ", values.Take(MostValues)) + ", ...",
            _ => "one of " + string.Join(", ", values),
        };
    }

    private static string Text(double number) => number.ToString(number == Math.Floor(number) && Math.Abs(number) < 1e15 ? "F0" : "R", CultureInfo.InvariantCulture);
}
