using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Roles and who has them.</summary>
internal static class RbacRules
{
    private const string Group = "rbac.authorization.k8s.io";

    public static void Role(Node node, Report report) =>
        Check(new RoleView(node).Rules, Field.Root(Concept.AccessControl).Member("rules"), report, isNamespaced: true);

    public static void ClusterRole(Node node, Report report)
    {
        var role = new ClusterRoleView(node);
        var at = Field.Root(Concept.AccessControl);
        Check(role.Rules, at.Member("rules"), report, isNamespaced: false);
        if (!role.AggregationRule.Given.IsTrue)
            return;
        var selectors = role.AggregationRule.ClusterRoleSelectors;
        var place = at.Member("aggregationRule", "clusterRoleSelectors");
        if (selectors.HasNone)
            report.Required(place, "at least one clusterRoleSelector required if aggregationRule is non-nil");
        for (var i = 0; i < selectors.Count; i++)
        {
            var selector = new LabelSelectorView(selectors.At(i));
            var before = report.ErrorCount;
            SelectorRules.Check(selector, place.Item(i), report);
            if (report.ErrorCount > before)
                report.Invalid(place.Item(i), "null", "invalid label selector.");
        }
    }

    public static void RoleBinding(Node node, Report report)
    {
        var binding = new RoleBindingView(node);
        Binding(binding.RoleRef, binding.Subjects, report, isNamespaced: true);
    }

    public static void ClusterRoleBinding(Node node, Report report)
    {
        var binding = new ClusterRoleBindingView(node);
        Binding(new(binding.RoleRef), binding.Subjects, report, isNamespaced: false);
    }

    private static void Check(Node rules, Field at, Report report, bool isNamespaced)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = new PolicyRuleView(rules.At(i));
            var own = at.Item(i);
            if (rule.Verbs.HasNone)
                report.Required(own.Member("verbs"), "verbs must contain at least one value");
            if (!rule.NonResourceURLs.HasNone)
            {
                if (isNamespaced)
                    report.Invalid(own.Member("nonResourceURLs"), JsonText.Write(rule.NonResourceURLs.Value), "namespaced rules cannot apply to non-resource URLs");
                if (!rule.ApiGroups.HasNone | !rule.Resources.HasNone | !rule.ResourceNames.HasNone)
                    report.Invalid(own.Member("nonResourceURLs"), JsonText.Write(rule.NonResourceURLs.Value), "rules cannot apply to both regular resources and non-resource URLs");
            }

            if (!rule.NonResourceURLs.HasNone.IsTrue)
                continue;
            if (rule.ApiGroups.HasNone)
                report.Required(own.Member("apiGroups"), "resource rules must supply at least one api group");
            if (rule.Resources.HasNone)
                report.Required(own.Member("resources"), "resource rules must supply at least one resource");
        }
    }

    private static void Binding(RoleRefView role, Node subjects, Report report, bool isNamespaced)
    {
        var at = Field.Root(Concept.AccessControl);
        var place = at.Member("roleRef");
        if (role.ApiGroup.TryText(out var group) && group != Group)
            report.NotSupported(place.Member("apiGroup"), role.ApiGroup, Group);
        if (role.Kind.TryText(out var kind) && !(kind == "ClusterRole" || (isNamespaced && kind == "Role")))
        {
            if (isNamespaced)
                report.NotSupported(place.Member("kind"), role.Kind, "Role", "ClusterRole");
            else
                report.NotSupported(place.Member("kind"), role.Kind, "ClusterRole");
        }

        if (role.Name.IsEmpty)
            report.Required(place.Member("name"));
        else if (role.Name.TryText(out var name))
            report.InvalidText(place.Member("name"), name, NameRules.PathSegment(name));
        for (var i = 0; i < subjects.Count; i++)
            Subject(new(subjects.At(i)), at.Member("subjects").Item(i), report, isNamespaced);
    }

    private static void Subject(RbacSubjectView subject, Field at, Report report, bool isNamespaced)
    {
        Rules.Check.Required(subject.Name, at.Member("name"), report);
        if (!subject.Kind.TryText(out var kind))
            return;
        switch (kind)
        {
            case "ServiceAccount":
                if (subject.Name.TryText(out var name) && name.Length > 0)
                    report.InvalidText(at.Member("name"), name, BackendDsl.Cel.Text.Dns.CheckSubdomain(name));
                if (!subject.ApiGroup.IsEmpty)
                    report.NotSupported(at.Member("apiGroup"), subject.ApiGroup, "");
                if (!isNamespaced && subject.Namespace.IsEmpty)
                    report.Required(at.Member("namespace"));
                break;
            case "User" or "Group":
                if (!subject.ApiGroup.Is(Group))
                    report.NotSupported(at.Member("apiGroup"), subject.ApiGroup, Group);
                break;
            default:
                report.NotSupported(at.Member("kind"), subject.Kind, "ServiceAccount", "User", "Group");
                break;
        }
    }
}
