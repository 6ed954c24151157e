using BackendDsl.Analyzers.CallSite;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>The variant of a kind's definition that a project chose, as attributes on the assembly of the kind's types offer them.</summary>
internal sealed class VariantChoice
{
    /// <summary>The value of the property that chooses no variant: all members of all are there.</summary>
    private const string None = "*";

    private readonly List<Member> _members = [];

    private VariantChoice(string property, string name, string schema, bool isAssumed)
    {
        Property = property;
        Name = name;
        Schema = schema;
        IsAssumed = isAssumed;
    }

    /// <summary>The property that chooses.</summary>
    public string Property { get; }

    /// <summary>The value that was chosen.</summary>
    public string Name { get; }

    /// <summary>The compact schema of the variant.</summary>
    public string Schema { get; }

    /// <summary>True where the property is not set.</summary>
    public bool IsAssumed { get; }

    /// <summary>Null where the kind has no variants, none was chosen, or the property has a value that no variant has (which the build tells).</summary>
    public static VariantChoice? Read(IAssemblySymbol assembly, KindAttribute kind, AnalyzerConfigOptions options)
    {
        VariantChoice? choice = null;
        (int Patch, AttributeData Data, string Property, string Wanted)? nearest = null;
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: "DefinitionVariantAttribute", ContainingNamespace.Name: "BackendDsl" }
                || attribute.ConstructorArguments is not [{ Value: string group }, { Value: string name }, { Value: string property }, { Value: string variants }, { Value: string schema }]
                || group != kind.Group || name != kind.Kind)
            {
                continue;
            }

            var wanted = options.TryGetValue("build_property." + property, out var text) ? text.Trim() : "";
            if (wanted == None)
                return null;
            foreach (var variant in variants.Split(','))
            {
                if (wanted.Length > 0 ? variant == wanted : IsDefault(attribute))
                    choice = new(property, variant, schema, wanted.Length == 0);
                else if (Patch(variant, wanted) is { } patch && (nearest is null || patch > nearest.Value.Patch))
                    nearest = (patch, attribute, property, wanted);
                if (choice is not null)
                    break;
            }
        }

        if (choice is null && nearest is { } near)
            choice = new(near.Property, near.Wanted, (string)near.Data.ConstructorArguments[4].Value!, isAssumed: false);
        choice?.ReadMembers(assembly, kind);
        return choice;
    }

    /// <summary>What is told of the member at a path, or of the nearest one around it.</summary>
    public Member? Find(string path)
    {
        Member? nearest = null;
        foreach (var member in _members)
        {
            if ((path == member.At || path.StartsWith(member.At + ".", StringComparison.Ordinal) || path.StartsWith(member.At + "[", StringComparison.Ordinal))
                && (nearest is null || member.At.Length > nearest.At.Length))
                nearest = member;
        }

        return nearest;
    }

    private void ReadMembers(IAssemblySymbol assembly, KindAttribute kind)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "VariantMemberAttribute", ContainingNamespace.Name: "BackendDsl" }
                && attribute.ConstructorArguments is [{ Value: string group }, { Value: string name }, { Value: string at }, { Value: string message }]
                && group == kind.Group && name == kind.Kind)
            {
                _members.Add(new(at, message, Flag(attribute, "IsWarning")));
            }
        }
    }

    private static bool IsDefault(AttributeData attribute) => Flag(attribute, "IsDefault");

    private static bool Flag(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Value is true;
        }

        return false;
    }

    /// <summary>The third number of a variant that is not later than the wanted one and has the same first two.</summary>
    private static int? Patch(string variant, string wanted)
    {
        if (variant.Split('.') is not [var major, var minor, var patch] || wanted.TrimStart('v').Split('.') is not [var wantedMajor, var wantedMinor, var wantedPatch])
            return null;
        return major == wantedMajor && minor == wantedMinor && int.TryParse(patch, out var number) && int.TryParse(wantedPatch, out var limit) && number <= limit ? number : null;
    }

    /// <summary>A member that not all variants have.</summary>
    internal sealed record Member(string At, string Message, bool IsWarning);
}
