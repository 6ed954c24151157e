using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Findings;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// The rules of single values alone, for a part or a template that may be finished by <c>with</c>: what is missing, and what several members
/// may not be together, is judged where the part joins a resource.
/// </summary>
internal sealed class PartSource(SchemaValidator validator, SchemaNode root, VariantValidator? variant = null) : IFindingSource
{
    public void Evaluate(Value value, List<ReportedFinding> findings)
    {
        var all = new List<ReportedFinding>();
        new SchemaSource(validator, variant).Evaluate(value, all);
        findings.AddRange(all.Where(f => IsOfOneValue(f.Violation, root)));
    }

    /// <summary>True for a rule about the value at the finding's path alone.</summary>
    public static bool IsOfOneValue(Finding finding, SchemaNode root)
    {
        if (finding.Id == DiagnosticIds.MemberMissing || finding.Reason == FindingReason.FieldValueRequired)
            return false;

        // Names and labels: a schema says nothing about them.
        if (SchemaLookup.Find(root, finding.Path) is not { } node)
            return true;
        if (node.Type == SchemaType.Object)
            return finding.Id == DiagnosticIds.WrongType;
        return finding.Source != FindingSource.Cel || node.Rules.Any(r => r.Rule == finding.Rule);
    }
}
