namespace BackendDsl.Validation.Documents;

/// <summary>Something found while reading a text.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Code">What it is.</param>
/// <param name="Message">A sentence without a period.</param>
/// <param name="Mark">Where it stands.</param>
public sealed record Problem(ProblemSeverity Severity, ProblemCode Code, string Message, SourceMark Mark)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Mark}: {Severity}: {Message}";
}
