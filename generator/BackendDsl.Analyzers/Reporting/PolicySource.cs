using BackendDsl.Cel.Values;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.BuiltIn;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>The company's policies: those of the project and those that its packages bring.</summary>
internal sealed class PolicySource(PolicySet policies, string plural, bool isNamespaced, Func<string, Value> findNamespace) : IFindingSource
{
    private readonly HashSet<string> _refused = [.. policies.Policies.Where(static p => p.Problems.Count > 0).Select(static p => p.Name)];

    public void Evaluate(Value value, List<ReportedFinding> findings)
    {
        var request = AdmissionRequest.Create(ServerDefaults.Apply(value), plural, isNamespaced);
        if (isNamespaced && request.Namespace is { Length: > 0 } name && findNamespace(name) is { Kind: ValueKind.Object } home)
            request = request.Into(home);
        foreach (var finding in policies.Evaluate(request).Findings)
        {
            // A policy that a server would not take is told in its file, not at every resource.
            if (_refused.Contains(finding.Policy))
                continue;
            var violation = finding.ToFinding();
            findings.Add(new(violation, DescriptorOf(finding.Severity), violation.ToText()));
        }
    }

    private static DiagnosticDescriptor DescriptorOf(AdmissionSeverity severity) => severity switch
    {
        AdmissionSeverity.Error => Descriptors.PolicyDenies,
        AdmissionSeverity.Warning => Descriptors.PolicyWarns,
        _ => Descriptors.PolicyAudits,
    };
}
