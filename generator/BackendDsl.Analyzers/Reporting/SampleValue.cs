using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>A C# argument to begin with, for a member of a schema: the default, the first value allowed, the lower bound.</summary>
internal static class SampleValue
{
    public static string Of(SchemaNode node)
    {
        if (Literal(node.Default) is { } given)
            return given;
        if (node.Enum.Count > 0 && Literal(node.Enum[0]) is { } first)
            return first;
        if (node.IntOrString)
            return "1";
        return node.Type switch
        {
            SchemaType.Boolean => "true",
            SchemaType.Integer or SchemaType.Number => Number(node),
            SchemaType.Object when node.AdditionalProperties is not null => "(\"key\", " + Of(node.AdditionalProperties) + ")",
            SchemaType.Object => "x => { }",
            SchemaType.Array when node.Items is not null => Of(node.Items),
            SchemaType.String when IsDuration(node) => "\"1s\"",
            _ => "\"\"",
        };
    }

    public static bool IsDuration(SchemaNode node) =>
        node.Format == "duration"
        || node.Pattern is { } pattern && IsDurationPattern(pattern)
        || node.Rules.Any(static r => IsDurationPattern(r.Rule) || r.Rule.Contains("duration(self)"));

    private static bool IsDurationPattern(string text) => text.Contains("(h|m|s|ms)");

    private static string Number(SchemaNode node)
    {
        var value = node.Minimum is { } minimum ? Math.Ceiling(node.ExclusiveMinimum ? minimum + 1 : minimum)
            : node.Maximum is { } maximum && maximum < 1 ? Math.Floor(maximum)
            : 1;
        return value.ToString("F0", CultureInfo.InvariantCulture);
    }

    private static string? Literal(Value value) => value.Kind switch
    {
        ValueKind.Boolean or ValueKind.Integer => value.ToString(),
        ValueKind.String => SymbolDisplay.FormatLiteral(value.String, quote: true),
        _ => null,
    };
}
