using BackendDsl.Cel.Values;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>
/// What one variant of a definition refuses beyond the definition that the types were made from: members it does not have, and limits and rules of
/// its own. The compiler and the build step ask it alike.
/// </summary>
/// <param name="whole">Judges by the definition that the types were made from.</param>
/// <param name="variant">Judges by the variant.</param>
/// <param name="members">What is told of members that not every variant has.</param>
/// <param name="choice">How the project chose the variant, for example <c>KgatewayRelease is 2.3</c>.</param>
public sealed class VariantValidator(SchemaValidator whole, SchemaValidator variant, IReadOnlyList<VariantMember> members, string choice)
{
    private const string UnknownMember = "this version of the definition does not have it";

    /// <summary>Judges an object.</summary>
    public IEnumerable<Finding> Validate(Value value)
    {
        if (value.Kind != ValueKind.Object)
            yield break;
        var settings = new ValidationSettings { NamespaceMayBeMissing = true };
        var known = whole.Validate(value, settings);
        var found = variant.Validate(value, settings);
        foreach (var path in found.UnknownFields)
        {
            if (known.UnknownFields.Contains(path))
                continue;
            var member = VariantMember.Nearest(members, path) ?? new("", UnknownMember, isWarning: false);
            yield return member.ToFinding(path) with { Condition = choice };
        }

        foreach (var violation in found.Violations)
        {
            // Where a rule refuses already, a rule of the variant about the same says it in other words.
            if (!known.Violations.Any(k => k == violation || k.Source == FindingSource.Cel && violation.Source == FindingSource.Cel && k.Path == violation.Path))
                yield return violation with { Condition = choice };
        }
    }
}
