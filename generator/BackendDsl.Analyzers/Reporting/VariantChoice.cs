using BackendDsl.Analyzers.CallSite;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>The variant of a kind's definition that a project chose, as attributes on the assembly of the kind's types offer them.</summary>
internal sealed class VariantChoice
{
    private VariantChoice(string property, VariantPick pick, string schema, string? envoyVersion, IReadOnlyList<VariantMember> members)
    {
        Property = property;
        Pick = pick;
        Schema = schema;
        EnvoyVersion = envoyVersion;
        Members = members;
    }

    /// <summary>The property that chooses.</summary>
    public string Property { get; }

    /// <summary>What was chosen.</summary>
    public VariantPick Pick { get; }

    /// <summary>The compact schema of the variant.</summary>
    public string Schema { get; }

    /// <summary>The Envoy that comes with the variant, where its controller brings one.</summary>
    public string? EnvoyVersion { get; }

    /// <summary>Members that not all variants have.</summary>
    public IReadOnlyList<VariantMember> Members { get; }

    /// <summary>Null where the kind has no variants, none was chosen, or none has the name that was.</summary>
    /// <param name="assembly">The assembly of the kind's types.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="options">The properties of the project.</param>
    /// <param name="problem">What is wrong with the value of the property; null where nothing is.</param>
    public static VariantChoice? Read(IAssemblySymbol assembly, KindAttribute kind, AnalyzerConfigOptions options, out string? problem)
    {
        problem = null;
        var property = "";
        var variants = new List<(string Names, bool IsDefault)>();
        var found = new List<AttributeData>();
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: "DefinitionVariantAttribute", ContainingNamespace.Name: "BackendDsl" }
                || attribute.ConstructorArguments is not [{ Value: string group }, { Value: string name }, { Value: string chooser }, { Value: string names }, { Value: string }]
                || group != kind.Group || name != kind.Kind)
            {
                continue;
            }

            property = chooser;
            variants.Add((names, Named(attribute, "IsDefault") is true));
            found.Add(attribute);
        }

        if (found.Count == 0)
            return null;
        var wanted = options.TryGetValue("build_property." + property, out var text) ? text.Trim() : "";
        if (VariantPick.Of(wanted, variants) is not { } pick)
        {
            if (wanted.Length > 0 && wanted != VariantPick.None)
                problem = VariantPick.Problem(property, wanted, variants);
            return null;
        }

        var chosen = found[pick.Index];
        return new(property, pick, (string)chosen.ConstructorArguments[4].Value!, Named(chosen, "EnvoyVersion") as string, ReadMembers(assembly, kind));
    }

    private static List<VariantMember> ReadMembers(IAssemblySymbol assembly, KindAttribute kind)
    {
        var members = new List<VariantMember>();
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "VariantMemberAttribute", ContainingNamespace.Name: "BackendDsl" }
                && attribute.ConstructorArguments is [{ Value: string group }, { Value: string name }, { Value: string at }, { Value: string message }]
                && group == kind.Group && name == kind.Kind)
            {
                members.Add(new(at, message, Named(attribute, "IsWarning") is true));
            }
        }

        return members;
    }

    private static object? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Value;
        }

        return null;
    }
}
