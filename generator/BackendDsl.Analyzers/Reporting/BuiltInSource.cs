using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>What the API server says of a kind that Kubernetes itself brings.</summary>
internal sealed class BuiltInSource(BuiltInOptions options) : IVerdictSource
{
    public void Judge(Value value, List<ReportedFinding> findings)
    {
        var result = BuiltInValidator.Validate(value, options);
        Add(result.Errors, findings);
        Add(result.Next, findings);
        Add(result.Warnings, findings);
        Add(result.Infos, findings);
        findings.RemoveAll(f => RepeatsAnother(f.Violation, value, findings));
    }

    /// <summary>
    /// True for what the server says of a member that it filled in from another, which it refuses for the same: <c>targetPort</c> after a bad
    /// <c>port</c>. One cause is told once.
    /// </summary>
    private static bool RepeatsAnother(Finding finding, Value value, List<ReportedFinding> all) =>
        finding.Reason == FindingReason.FieldValueInvalid && !IsWritten(value, finding.Path)
        && all.Exists(o => o.Violation != finding && o.Violation.Message == finding.Message && o.Violation.Path.Parent == finding.Path.Parent && IsWritten(value, o.Violation.Path));

    private static bool IsWritten(Value value, FieldPath path)
    {
        foreach (var segment in path.Segments)
        {
            value = (segment.Kind, value.Kind) switch
            {
                (FieldPathSegmentKind.Index, ValueKind.Array) => segment.Index < value.Array.Count ? value.Array[segment.Index] : default,
                (FieldPathSegmentKind.Index, _) => default,
                (_, ValueKind.Object) => value.Object[segment.Name],
                _ => default,
            };
        }

        return !value.IsAbsent;
    }

    private static void Add(IReadOnlyList<Finding> found, List<ReportedFinding> findings)
    {
        foreach (var finding in found)
        {
            findings.Add(new(finding, BuiltInDescriptors.Of(finding), FindingText.Of(finding))
            {
                Severity = finding.Severity switch
                {
                    FindingSeverity.Error => DiagnosticSeverity.Error,
                    FindingSeverity.Warning => DiagnosticSeverity.Warning,
                    _ => DiagnosticSeverity.Info,
                },
            });
        }
    }
}
