namespace BackendDsl.Validation.Rules;

/// <summary>Something that a controller would refuse or ignore.</summary>
/// <param name="Rule">The rule that does not hold.</param>
/// <param name="Violation">Where, and what is told.</param>
public sealed record ControllerFinding(ControllerRule Rule, Finding Violation)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule.Id}: {Violation}";
}
