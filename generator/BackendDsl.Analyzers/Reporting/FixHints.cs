using System.Collections.Immutable;
using System.Globalization;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Constants;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;
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
        hints.Add(Path, violation.Path.IsRoot ? place.Path : violation.Path);
        hints.Add(Rule, violation.Rule);
        if (place.IsRemovable)
            hints.Add(Removable, "true");
        var node = SchemaLookup.Find(schema, violation.Path);
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
            if (violation.Keyword == SchemaKeyword.Required && MemberName(model, violation.Path, catalog) is { } name)
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
        switch (violation.Keyword)
        {
            case SchemaKeyword.Enum when (node.Enum.Count > 0 ? node.Enum : node.AllOf.FirstOrDefault(static n => n.Enum.Count > 0)?.Enum) is { } values:
                hints.Add(Allowed, string.Join("\n", values.Where(static v => v.Kind is ValueKind.String or ValueKind.Integer).Select(static v => v.ToString())));
                break;
            case SchemaKeyword.Minimum or SchemaKeyword.Maximum when violation.Limit is { } limit:
                hints.Add(Bound, Text(limit));
                break;
            case SchemaKeyword.ExclusiveMinimum when violation.Limit is { } limit:
                hints.Add(Bound, Text(Math.Floor(limit) + 1));
                break;
            case SchemaKeyword.ExclusiveMaximum when violation.Limit is { } limit:
                hints.Add(Bound, Text(Math.Ceiling(limit) - 1));
                break;
        }
    }

    private static string Text(double number) => number.ToString(number == Math.Floor(number) && Math.Abs(number) < 1e15 ? "F0" : "R", CultureInfo.InvariantCulture);

    /// <summary>The C# name of the member that a path ends in.</summary>
    private static string? MemberName(ModelType model, FieldPath path, ModelCatalog catalog)
    {
        ModelType? at = model;
        string? name = null;
        foreach (var step in path.Segments)
        {
            // An item or a value of a map is of the type that its member was already seen to hold.
            if (step.Kind != FieldPathSegmentKind.Member)
                continue;
            name = at?.FindName(step.Name);
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
