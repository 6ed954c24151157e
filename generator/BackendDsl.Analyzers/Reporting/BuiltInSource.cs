using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>What the API server says of a kind that Kubernetes itself brings.</summary>
internal sealed class BuiltInSource(BuiltInOptions options) : IFindingSource
{
    public void Evaluate(Value value, List<ReportedFinding> findings)
    {
        Add(ImpliedFindings.Without(BuiltInValidator.Validate(value, options).Findings, value), findings);
    }

    private static void Add(IEnumerable<Finding> found, List<ReportedFinding> findings)
    {
        foreach (var finding in found)
        {
            findings.Add(new(finding, BuiltInDescriptors.Of(finding), finding.ToText())
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
