using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>A violation with the diagnostic it becomes.</summary>
/// <param name="Violation">What is wrong, and at which path.</param>
/// <param name="Descriptor">How it is told.</param>
/// <param name="Message">The text of the diagnostic.</param>
internal sealed record ReportedFinding(Finding Violation, DiagnosticDescriptor Descriptor, string Message)
{
    /// <summary>The severity, where it is not that of the descriptor.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    /// <summary>The name of a rule that has no number of its own; its severity has a key of its own in <c>.editorconfig</c>.</summary>
    public string? ForeignRule { get; init; }

    /// <summary>The wire name of a member beside it that says the same, for a fix.</summary>
    public string? Replacement { get; init; }

    /// <summary>The value of that member, as C#.</summary>
    public string? ReplacementValue { get; init; }

    public bool IsSameAs(ReportedFinding other) =>
        Descriptor.Id == other.Descriptor.Id && Message == other.Message && Violation.Path == other.Violation.Path && Violation.Rule == other.Violation.Rule;

    /// <summary>
    /// The same rule at the same place. The message of a rule may be computed from values beside the point; where one rule tells
    /// several things of one place, as for labels, only the message tells them apart.
    /// </summary>
    public bool IsSameRuleAs(ReportedFinding other) =>
        Violation.Source == FindingSource.Schema
            ? IsSameAs(other)
            : Descriptor.Id == other.Descriptor.Id && Violation.Path == other.Violation.Path && Violation.Rule == other.Violation.Rule;

    /// <summary>The same kind of fault at the same place; the server's words name the value.</summary>
    public bool IsSameKindAs(ReportedFinding other) =>
        Descriptor.Id == other.Descriptor.Id && Violation.Path == other.Violation.Path && Violation.Rule == other.Violation.Rule;

    /// <summary>True where the API server refuses the value at that path.</summary>
    public bool IsRefusalAt(FieldPath path) => Violation.Source is FindingSource.Schema or FindingSource.Cel && Violation.Path == path;
}
