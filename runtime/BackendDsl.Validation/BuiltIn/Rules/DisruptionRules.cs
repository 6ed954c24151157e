using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>How many Pods may be away at once.</summary>
internal static class DisruptionRules
{
    public static void Create(Node node, Report report)
    {
        var spec = new PodDisruptionBudgetView(node).Spec;
        var at = Field.Root(Concept.Disruption).Member("spec");
        if (spec.MinAvailable.Given & spec.MaxUnavailable.Given)
            report.Invalid(at, JsonText.Write(spec.Node.Value), "minAvailable and maxUnavailable cannot be both set");
        foreach (var (name, value) in new[] { ("minAvailable", spec.MinAvailable), ("maxUnavailable", spec.MaxUnavailable) })
        {
            StrategyRules.CountOrPercent(value, at.Member(name), report);
            StrategyRules.NotOverAll(value, at.Member(name), report);
        }

        SelectorRules.Check(spec.Selector, at.Member("selector", Concept.Selectors), report);
        Check.OneOf(spec.UnhealthyPodEvictionPolicy, at.Member("unhealthyPodEvictionPolicy"), report, "AlwaysAllow", "IfHealthyBudget");
    }
}
