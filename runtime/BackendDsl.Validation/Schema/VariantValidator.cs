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
        var knownUnknown = new HashSet<FieldPath>(known.UnknownFields);
        foreach (var path in found.UnknownFields)
        {
            if (knownUnknown.Contains(path))
                continue;
            var member = VariantMember.Nearest(members, path) ?? new("", UnknownMember, isWarning: false);
            yield return member.ToFinding(path) with { Condition = choice };
        }

        // What both refuse is told by those who tell of the definition, in the words of the variant.
        var told = new HashSet<Finding>(Pair(known.Violations, found.Violations));
        foreach (var violation in found.Violations)
        {
            if (!told.Contains(violation))
                yield return violation with { Condition = choice };
        }
    }

    /// <summary>The verdict of the definition that the types were made from, in the words of the variant where both refuse the same.</summary>
    /// <param name="known">The verdict.</param>
    /// <param name="value">The object it is of.</param>
    /// <param name="settings">How it was judged.</param>
    internal ValidationResult Reword(ValidationResult known, Value value, in ValidationSettings settings) =>
        known.IsValid ? known : new(Pair(known.Violations, variant.Validate(value, settings).Violations), known.UnknownFields, known.Warnings);

    // A rule or keyword may be worded otherwise in the variant: the first of the same kind at the same field is the same, and each is so once.
    private static List<Finding> Pair(IReadOnlyList<Finding> known, IReadOnlyList<Finding> found)
    {
        var (before, same) = (new HashSet<Finding>(known), new HashSet<Finding>(found));
        var others = new Dictionary<(FieldPath Path, string Id), Queue<Finding>>();
        foreach (var finding in found)
        {
            if (before.Contains(finding))
                continue;
            if (!others.TryGetValue((finding.Path, finding.Id), out var left))
                others.Add((finding.Path, finding.Id), left = []);
            left.Enqueue(finding);
        }

        var told = new List<Finding>(known.Count);
        foreach (var finding in known)
            told.Add(!same.Contains(finding) && others.TryGetValue((finding.Path, finding.Id), out var left) && left.Count > 0 ? left.Dequeue() : finding);
        return told;
    }
}
