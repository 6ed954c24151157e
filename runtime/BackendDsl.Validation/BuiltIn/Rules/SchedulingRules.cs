using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Where Pods may run: affinity, tolerations, spread.</summary>
internal static class SchedulingRules
{
    public static void Check(PodSpecView spec, Field at, Report report)
    {
        if (spec.Affinity.Node.Given.IsTrue)
        {
            var place = at.Member("affinity", Concept.Scheduling);
            NodeAffinity(spec.Affinity.NodeAffinity, place.Member("nodeAffinity"), report);
            PodAffinity(spec.Affinity.PodAffinity, place.Member("podAffinity"), report);
            PodAffinity(new(spec.Affinity.PodAntiAffinity), place.Member("podAntiAffinity"), report);
        }

        TolerationRules.Check(spec.Tolerations, at.Member("tolerations", Concept.Scheduling), report);
        SpreadRules.Check(spec.TopologySpreadConstraints, at.Member("topologySpreadConstraints", Concept.Scheduling), report);
    }

    public static void NodeSelector(NodeSelectorView selector, Field at, Report report)
    {
        at = at.Member("nodeSelectorTerms");
        if (selector.NodeSelectorTerms.HasNone)
            report.Required(at, "must have at least one node selector term");
        for (var i = 0; i < selector.NodeSelectorTerms.Count; i++)
            Term(new(selector.NodeSelectorTerms.At(i)), at.Item(i), report);
    }

    /// <summary>Keys taken from the incoming Pod's own labels.</summary>
    public static void MatchLabelKeys(Node keys, Node others, Node selector, Field at, Report report, bool isMismatch = false)
    {
        if (!keys.HasNone & !selector.Given)
            report.Forbidden(at, "must not be specified when labelSelector is not set");
        for (var i = 0; i < keys.Count; i++)
        {
            NameRules.Qualified(keys.At(i), at.Item(i), report);
            if (!keys.At(i).TryText(out var key))
                continue;
            if (others.Holds(key))
                report.Invalid(at.Item(i), keys.At(i), "exists in both matchLabelKeys and mismatchLabelKeys");
            if ((report.Minor < 34 && !isMismatch) & Names(selector, key))
                report.Invalid(at.Item(i), keys.At(i), "exists in both matchLabelKeys and labelSelector");
        }
    }

    private static void NodeAffinity(NodeAffinityView affinity, Field at, Report report)
    {
        if (!affinity.Node.Given.IsTrue)
            return;
        var required = affinity.RequiredDuringSchedulingIgnoredDuringExecution;
        if (required.Node.Given.IsTrue)
            NodeSelector(required, at.Member("requiredDuringSchedulingIgnoredDuringExecution"), report);
        at = at.Member("preferredDuringSchedulingIgnoredDuringExecution");
        for (var i = 0; i < affinity.PreferredDuringSchedulingIgnoredDuringExecution.Count; i++)
        {
            var preferred = new PreferredSchedulingTermView(affinity.PreferredDuringSchedulingIgnoredDuringExecution.At(i));
            Weight(preferred.Weight, at.Item(i), report);
            Term(preferred.Preference, at.Item(i).Member("preference"), report);
        }
    }

    private static void Term(NodeSelectorTermView term, Field at, Report report)
    {
        for (var i = 0; i < term.MatchExpressions.Count; i++)
            SelectorRules.NodeLabels(new(term.MatchExpressions.At(i)), at.Member("matchExpressions").Item(i), report);
        for (var i = 0; i < term.MatchFields.Count; i++)
            SelectorRules.NodeFields(new(term.MatchFields.At(i)), at.Member("matchFields").Item(i), report);
    }

    private static void PodAffinity(PodAffinityView affinity, Field at, Report report)
    {
        if (!affinity.Node.Given.IsTrue)
            return;
        var required = affinity.RequiredDuringSchedulingIgnoredDuringExecution;
        for (var i = 0; i < required.Count; i++)
            PodTerm(new(required.At(i)), at.Member("requiredDuringSchedulingIgnoredDuringExecution").Item(i), report);
        var preferred = affinity.PreferredDuringSchedulingIgnoredDuringExecution;
        at = at.Member("preferredDuringSchedulingIgnoredDuringExecution");
        for (var i = 0; i < preferred.Count; i++)
        {
            var weighted = new WeightedPodAffinityTermView(preferred.At(i));
            Weight(weighted.Weight, at.Item(i), report);
            PodTerm(weighted.PodAffinityTerm, at.Item(i).Member("podAffinityTerm"), report);
        }
    }

    private static void PodTerm(PodAffinityTermView term, Field at, Report report)
    {
        SelectorRules.Check(term.LabelSelector, at.Member("labelSelector"), report);
        SelectorRules.Check(term.NamespaceSelector, at.Member("namespaceSelector"), report);
        MatchLabelKeys(term.MatchLabelKeys, term.MismatchLabelKeys, term.LabelSelector.Node, at.Member("matchLabelKeys"), report);
        MatchLabelKeys(term.MismatchLabelKeys, default, term.LabelSelector.Node, at.Member("mismatchLabelKeys"), report, isMismatch: true);
        for (var i = 0; i < term.Namespaces.Count; i++)
            NameRules.Label(term.Namespaces.At(i), at.Member("namespace"), report);
        if (term.TopologyKey.IsEmpty)
            report.Required(at.Member("topologyKey"), "can not be empty");
        NameRules.Qualified(term.TopologyKey, at.Member("topologyKey"), report);
    }

    private static void Weight(Node weight, Field at, Report report)
    {
        if (weight.TryNumber(out var number) && number is < 1 or > 100)
            report.Invalid(at.Member("weight"), number, "must be in the range 1-100");
    }

    private static Truth Names(Node selector, string key)
    {
        var view = new LabelSelectorView(selector);
        var result = view.MatchLabels.Get(key).Given;
        for (var i = 0; i < view.MatchExpressions.Count; i++)
            result |= new LabelSelectorRequirementView(view.MatchExpressions.At(i)).Key.Is(key);
        return result;
    }
}
