using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>A member that not all variants of a definition have.</summary>
/// <param name="at">The path of the member, for example <c>spec.dns</c>.</param>
/// <param name="message">What is told where the chosen variant does not have it.</param>
/// <param name="isWarning">True where no variant that can be installed has it, though it is documented.</param>
public sealed class VariantMember(string at, string message, bool isWarning)
{
    private readonly FieldPath _path = FieldPath.Parse(at);

    /// <summary>The path of the member.</summary>
    public string At { get; } = at;

    /// <summary>What is told where the chosen variant does not have it.</summary>
    public string Message { get; } = message;

    /// <summary>True where it is told as a warning.</summary>
    public bool IsWarning { get; } = isWarning;

    /// <summary>What is told of the member at a path, or of the nearest one around it; null where nothing is.</summary>
    internal static VariantMember? Nearest(IEnumerable<VariantMember> members, FieldPath path)
    {
        VariantMember? nearest = null;
        foreach (var member in members)
        {
            if (member._path.Contains(path) && (nearest is null || nearest._path.Contains(member._path)))
                nearest = member;
        }

        return nearest;
    }

    /// <summary>The finding where the chosen variant does not have it.</summary>
    internal Finding ToFinding(FieldPath path) => new()
    {
        Id = IsWarning ? DiagnosticIds.MemberMayBeLost : DiagnosticIds.MemberOfAnotherVariant,
        Severity = IsWarning ? FindingSeverity.Warning : FindingSeverity.Error,
        Path = path,
        Reason = FindingReason.FieldValueInvalid,
        Message = Message,
        Source = FindingSource.Schema,
    };
}
