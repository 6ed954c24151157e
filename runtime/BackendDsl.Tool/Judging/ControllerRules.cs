using BackendDsl.Cel.Values;
using BackendDsl.Kgateway;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Rules;

namespace BackendDsl.Tool.Judging;

/// <summary>What the gateway's controller or Envoy would have against resources that the API server accepts.</summary>
internal sealed class ControllerRules(IReadOnlyList<ManifestResource> all)
{
    private readonly List<Value> _known = [.. all.Where(r => r.Root.Kind == ValueKind.Object && r.Kind is "Service" or "Backend").Select(r => r.Root)];

    /// <summary>What is said of one resource.</summary>
    public IEnumerable<ReportedFinding> Check(ManifestResource resource)
    {
        if (resource.Group != "gateway.kgateway.dev" || resource.Kind != "BackendConfigPolicy")
            return [];
        return KgatewayRules.Rules.Check(resource.Root, new() { Targets = ControllerFacts.FindTargets(resource.Root, _known) })
            .Select(f => new ReportedFinding
            {
                Path = f.Violation.Path.ToString(),
                Message = f.Violation.Message,
                Rule = f.Violation.Rule,
                Severity = f.Rule.IsWarning ? FindingSeverity.Warning : FindingSeverity.Error,
                Source = FindingSource.Controller,
                Id = f.Rule.Id,
            });
    }
}
