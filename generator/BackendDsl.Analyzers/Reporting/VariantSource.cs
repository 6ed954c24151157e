using BackendDsl.Cel.Values;
using BackendDsl.Validation.Schema;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// What the variant of a definition that the project chose refuses beyond the definition that the types were made from: members it does not have, and
/// limits and rules of its own.
/// </summary>
internal sealed class VariantSource(VariantChoice choice, SchemaValidator whole, SchemaValidator variant) : IVerdictSource
{
    public void Judge(Value value, List<ReportedFinding> findings)
    {
        if (value.Kind != ValueKind.Object)
            return;
        var settings = new ValidationSettings { NamespaceMayBeMissing = true };
        var known = whole.Validate(value, settings);
        var found = variant.Validate(value, settings);
        foreach (var path in found.UnknownFields)
        {
            if (known.UnknownFields.Contains(path))
                continue;
            var member = choice.Find(path);
            var message = member?.Message ?? "this version of the definition does not have it";
            findings.Add(new(
                new Finding { Path = FieldPath.Parse(path), Reason = FindingReason.FieldValueInvalid, Message = message, Source = FindingSource.Schema },
                member?.IsWarning == true ? Descriptors.MemberMayBeLost : Descriptors.MemberOfAnotherVariant,
                $"{path}: {choice.Property} is {choice.Name}: {message}"));
        }

        foreach (var violation in found.Violations)
        {
            if (!known.Violations.Contains(violation))
                findings.Add(new(violation, SchemaDescriptors.Of(violation), $"{FindingText.Of(violation)} ({choice.Property} is {choice.Name})"));
        }
    }
}
