using BackendDsl.Cel.Values;
using BackendDsl.Validation.Findings;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// What the variant of a definition that the project chose refuses beyond the definition that the types were made from.
/// </summary>
internal sealed class VariantSource(VariantValidator variant) : IFindingSource
{
    public void Evaluate(Value value, List<ReportedFinding> findings)
    {
        foreach (var found in variant.Validate(value))
        {
            findings.Add(new(found, found.Id switch
            {
                DiagnosticIds.MemberMayBeLost => Descriptors.MemberMayBeLost,
                DiagnosticIds.MemberOfAnotherVariant => Descriptors.MemberOfAnotherVariant,
                _ => SchemaDescriptors.Of(found),
            }, found.ToText()));
        }
    }
}
