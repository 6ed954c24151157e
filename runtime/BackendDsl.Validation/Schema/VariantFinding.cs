namespace BackendDsl.Validation.Schema;

/// <summary>What the chosen variant of a definition refuses, though the definition that the types were made from takes it.</summary>
/// <param name="finding">What is refused.</param>
/// <param name="isMember">True where it is a member that the variant does not have.</param>
/// <param name="isWarning">True where it is told as a warning.</param>
public sealed class VariantFinding(Finding finding, bool isMember, bool isWarning)
{
    /// <summary>What is refused.</summary>
    public Finding Finding { get; } = finding;

    /// <summary>True where it is a member that the variant does not have; else a limit or rule of its own.</summary>
    public bool IsMember { get; } = isMember;

    /// <summary>True where it is told as a warning.</summary>
    public bool IsWarning { get; } = isWarning;
}
