using BackendDsl.Analyzers.CallSite;
using BackendDsl.Cel.Values;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>Members that later releases of a controller do not have, as attributes on the assembly of the types tell.</summary>
internal sealed class SupersededSource : IFindingSource
{
    private readonly List<Member> _members = [];

    private SupersededSource()
    {
    }

    /// <summary>What an assembly tells of a kind; null where it tells nothing.</summary>
    public static SupersededSource? Read(IAssemblySymbol assembly, KindAttribute kind)
    {
        var source = new SupersededSource();
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "SupersededMemberAttribute", ContainingNamespace.Name: "BackendDsl" }
                && attribute.ConstructorArguments is [{ Value: string group }, { Value: string name }, { Value: string at }, { Value: string message }]
                && group == kind.Group && name == kind.Kind)
            {
                source._members.Add(new(at.Split('.'), at, message, Named(attribute, "Replacement"), Named(attribute, "ReplacedValue"), Named(attribute, "ReplacementValue")));
            }
        }

        return source._members.Count > 0 ? source : null;
    }

    public void Evaluate(Value value, List<ReportedFinding> findings)
    {
        foreach (var member in _members)
        {
            var at = value;
            foreach (var name in member.Names)
                at = at.Kind == ValueKind.Object ? at.Object[name] : default;
            if (!at.IsPresent)
                continue;
            var isSame = member.Replacement is not null && (member.ReplacedValue is null || at.Kind == ValueKind.String && at.String == member.ReplacedValue);
            findings.Add(new(
                new Finding { Path = FieldPath.Parse(member.Path), Reason = FindingReason.FieldValueInvalid, Message = member.Message, Source = FindingSource.Controller },
                Descriptors.MemberSuperseded,
                member.Path + ": " + member.Message)
            {
                Replacement = isSame ? member.Replacement : null,
                ReplacementValue = member.ReplacementValue,
            });
        }
    }

    private static string? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Value as string;
        }

        return null;
    }

    private sealed record Member(string[] Names, string Path, string Message, string? Replacement, string? ReplacedValue, string? ReplacementValue);
}
