using BackendDsl.Cel.Values;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// What the variant of a definition that the project chose refuses beyond the definition that the types were made from.
/// </summary>
internal sealed class VariantSource(VariantChoice choice, VariantValidator variant) : IVerdictSource
{
    public void Judge(Value value, List<ReportedFinding> findings)
    {
        foreach (var found in variant.Validate(value))
        {
            findings.Add(found.IsMember
                ? new(
                    found.Finding,
                    found.IsWarning ? Descriptors.MemberMayBeLost : Descriptors.MemberOfAnotherVariant,
                    $"{found.Finding.Path}: {choice.Property} is {choice.Pick.Name}: {found.Finding.Message}")
                : new(found.Finding, SchemaDescriptors.Of(found.Finding), $"{FindingText.Of(found.Finding)} ({choice.Property} is {choice.Pick.Name})"));
        }
    }
}
