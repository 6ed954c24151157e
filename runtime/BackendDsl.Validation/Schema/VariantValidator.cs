using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>
/// What one variant of a definition refuses beyond the definition that the types were made from: members it does not have, and limits and rules of
/// its own. The compiler and the build step ask it alike.
/// </summary>
public sealed class VariantValidator(SchemaValidator whole, SchemaValidator variant, IReadOnlyList<VariantMember> members)
{
    private const string UnknownMember = "this version of the definition does not have it";

    /// <summary>Judges an object.</summary>
    public IEnumerable<VariantFinding> Validate(Value value)
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
            var member = Find(path);
            yield return new(
                new Finding { Path = FieldPath.Parse(path), Reason = FindingReason.FieldValueInvalid, Message = member?.Message ?? UnknownMember, Source = FindingSource.Schema },
                isMember: true,
                member?.IsWarning == true);
        }

        foreach (var violation in found.Violations)
        {
            if (!known.Violations.Contains(violation))
                yield return new(violation, isMember: false, isWarning: false);
        }
    }

    /// <summary>What is told of the member at a path, or of the nearest one around it.</summary>
    private VariantMember? Find(string path)
    {
        VariantMember? nearest = null;
        foreach (var member in members)
        {
            if ((path == member.At || path.StartsWith(member.At + ".", StringComparison.Ordinal) || path.StartsWith(member.At + "[", StringComparison.Ordinal))
                && (nearest is null || member.At.Length > nearest.At.Length))
                nearest = member;
        }

        return nearest;
    }
}
