using System.Collections.Immutable;
using System.Globalization;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Constants;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>What a code fix needs to know, as properties of the diagnostic: fixes see neither the schema nor the rule.</summary>
internal static class FixHints
{
    public const string Path = "path";
    public const string Rule = "rule";

    /// <summary>The object the finding is about, as a baseline calls it.</summary>
    public const string Object = "object";

    /// <summary>The field the finding is about, in the server's form; empty for the object as a whole.</summary>
    public const string Field = "field";

    /// <summary>The values allowed, one a line.</summary>
    public const string Allowed = "allowed";

    /// <summary>The nearest number within the bounds.</summary>
    public const string Bound = "bound";

    /// <summary>The C# name of a member that is missing.</summary>
    public const string Missing = "missing";

    /// <summary>An argument to begin with, for a member that is missing.</summary>
    public const string Sample = "sample";

    /// <summary>Set where the value should be a duration.</summary>
    public const string Duration = "duration";

    /// <summary>Set where the rule would hold without the member that is pointed at.</summary>
    public const string Removable = "removable";

    /// <summary>The C# name of the member that takes the place of the one pointed at.</summary>
    public const string Replacement = "replacement";

    public static ImmutableDictionary<string, string?> Of(ReportedFinding finding, FindingLocation place, SchemaNode schema, ModelType model, ModelCatalog catalog)
    {
        var violation = finding.Violation;
        var hints = ImmutableDictionary.CreateBuilder<string, string?>();
        hints.Add(Path, violation.Path.IsRoot ? place.Path : violation.Path.ToString());
        hints.Add(Rule, violation.Rule);
        if (place.IsRemovable)
            hints.Add(Removable, "true");
        var node = SchemaPath.Find(schema, violation.Path);
        if (node is not null && node.Type is SchemaType.String && SampleValue.IsDuration(node))
            hints.Add(Duration, "true");
        if (finding.Replacement is { } replacement
            && MemberName(model, violation.Path.Parent.Member(replacement), catalog) is { } other)
        {
            hints.Add(Replacement, other);
            hints.Add(Sample, finding.ReplacementValue);
        }

        if (violation.Source == FindingSource.Schema && node is not null)
        {
            if (violation.Rule == "required" && MemberName(model, violation.Path, catalog) is { } name)
            {
                hints.Add(Missing, name);
                hints.Add(Sample, SampleValue.Of(node));
            }

            AddValues(hints, violation, node);
        }

        return hints.ToImmutable();
    }

    private static void AddValues(ImmutableDictionary<string, string?>.Builder hints, Finding violation, SchemaNode node)
    {
        var rule = violation.Rule ?? "";
        var values = node.Enum.Count > 0 ? node.Enum : node.AllOf.FirstOrDefault(static n => n.Enum.Count > 0)?.Enum;
        if (rule.StartsWith("enum: ", StringComparison.Ordinal) && values is not null)
            hints.Add(Allowed, string.Join("\n", values.Where(static v => v.Kind is ValueKind.String or ValueKind.Integer).Select(static v => v.ToString())));
        else if (rule.StartsWith("minimum: ", StringComparison.Ordinal) && node.Minimum is { } minimum)
            hints.Add(Bound, Text(node.ExclusiveMinimum ? Math.Floor(minimum) + 1 : minimum));
        else if (rule.StartsWith("maximum: ", StringComparison.Ordinal) && node.Maximum is { } maximum)
            hints.Add(Bound, Text(node.ExclusiveMaximum ? Math.Ceiling(maximum) - 1 : maximum));
    }

    private static string Text(double number) => number.ToString(number == Math.Floor(number) && Math.Abs(number) < 1e15 ? "F0" : "R", CultureInfo.InvariantCulture);

    /// <summary>The C# name of the member that a path ends in.</summary>
    private static string? MemberName(ModelType model, string path, ModelCatalog catalog)
    {
        ModelType? at = model;
        string? name = null;
        foreach (var part in path.Split('.'))
        {
            var bracket = part.IndexOf('[');
            name = at?.FindName(bracket < 0 ? part : part.Substring(0, bracket));
            if (name is null)
                return null;
            var type = at!.Find(name)!.Property.Type;
            at = catalog.FindModel(type) ?? (Types.ElementOf(type) is { } element ? catalog.FindModel(Element(element)) : null);
        }

        return name;
    }

    private static ITypeSymbol Element(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments: [_, var value] } ? value : type;
}
