using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>How Pods spread over zones and nodes.</summary>
internal static class SpreadRules
{
    public static void Check(Node constraints, Field at, Report report)
    {
        for (var i = 0; i < constraints.Count; i++)
        {
            var constraint = new TopologySpreadConstraintView(constraints.At(i));
            var own = at.Item(i);
            if (constraint.MaxSkew.TryNumber(out var skew) && skew <= 0)
                report.Invalid(own.Member("maxSkew"), skew, "must be greater than zero");
            Rules.Check.Required(constraint.TopologyKey, own.Member("topologyKey"), report, "can not be empty");
            if (constraint.WhenUnsatisfiable.TryText(out var when) && when is not ("DoNotSchedule" or "ScheduleAnyway"))
                report.NotSupported(own.Member("whenUnsatisfiable"), constraint.WhenUnsatisfiable, "DoNotSchedule", "ScheduleAnyway");
            for (var j = 0; j < i; j++)
            {
                var other = new TopologySpreadConstraintView(constraints.At(j));
                if (constraint.TopologyKey.TryText(out var key) && constraint.WhenUnsatisfiable.TryText(out when)
                    && (other.TopologyKey.Is(key) & other.WhenUnsatisfiable.Is(when)).IsTrue)
                {
                    report.DuplicateText(own.Member("{topologyKey, whenUnsatisfiable}"), $"\"{{{key}, {when}}}\"");
                    break;
                }
            }

            MinDomains(constraint, own.Member("minDomains"), report);
            Rules.Check.OneOf(constraint.NodeAffinityPolicy, own.Member("nodeAffinityPolicy"), report, "Honor", "Ignore");
            Rules.Check.OneOf(constraint.NodeTaintsPolicy, own.Member("nodeTaintsPolicy"), report, "Honor", "Ignore");
            SchedulingRules.MatchLabelKeys(constraint.MatchLabelKeys, default, constraint.LabelSelector.Node, own.Member("matchLabelKeys"), report);
            SelectorRules.Check(constraint.LabelSelector, own.Member("labelSelector"), report);
        }
    }

    private static void MinDomains(TopologySpreadConstraintView constraint, Field at, Report report)
    {
        if (!constraint.MinDomains.TryGiven(out long domains))
            return;
        if (domains <= 0)
            report.Invalid(at, domains, "must be greater than zero");
        if (constraint.WhenUnsatisfiable.TryText(out var when) && when != "DoNotSchedule")
            report.Invalid(at, domains, $"can only use minDomains if whenUnsatisfiable=DoNotSchedule, not {when}");
    }
}
