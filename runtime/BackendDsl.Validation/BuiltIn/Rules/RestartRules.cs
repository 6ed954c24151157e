using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>When a single container is started again, and what changing its resources does.</summary>
internal static class RestartRules
{
    public static void Check(ContainerView container, Field at, Report report, bool isInit)
    {
        var place = at.Member("restartPolicy");
        if (report.Minor < 34)
        {
            if (isInit)
                Rules.Check.OneOf(container.RestartPolicy, place, report, "Always");
            else if (container.RestartPolicy.Given)
                report.Forbidden(place, "may not be set for non-init containers");
            return;
        }

        if (report.Minor < 35)
            return;
        Rules.Check.OneOf(container.RestartPolicy, place, report, "Always", "Never", "OnFailure");
        var rules = container.RestartPolicyRules;
        if (!rules.HasNone & !container.RestartPolicy.Given)
            report.Required(place, "must specify restartPolicy when restart rules are used");
        at = at.Member("restartPolicyRules");
        if (rules.Count > 20)
            report.TooMany(at, rules.Count, 20);
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = new ContainerRestartRuleView(rules.At(i));
            Rules.Check.RequiredOneOf(rule.Action, at.Item(i).Member("action"), report, "Restart", "RestartAllContainers");
            var codes = rule.ExitCodes;
            var codesAt = at.Item(i).Member("exitCodes");
            if (!codes.Node.Given)
                report.Required(codesAt, "must be specified");
            if (!codes.Node.Given.IsTrue)
                continue;
            Rules.Check.RequiredOneOf(codes.Operator, codesAt.Member("operator"), report, "In", "NotIn");
            if (codes.Values.HasNone)
                report.Required(codesAt.Member("values"), "must specify at least one exit code");
            if (codes.Values.Count > 255)
                report.TooMany(codesAt.Member("values"), codes.Values.Count, 255);
        }
    }

    public static void Resize(ContainerView container, PodContext pod, Field at, Report report)
    {
        if (report.Minor < 33)
            return;
        var policies = container.ResizePolicy;
        for (var i = 0; i < policies.Count; i++)
        {
            var policy = new ContainerResizePolicyView(policies.At(i));
            for (var j = 0; j < i; j++)
            {
                if (policy.ResourceName.TryText(out var name) && new ContainerResizePolicyView(policies.At(j)).ResourceName.Is(name))
                {
                    report.Duplicate(at.Item(i), policy.ResourceName);
                    break;
                }
            }

            Rules.Check.RequiredOneOf(policy.ResourceName, at, report, "cpu", "memory");
            Rules.Check.RequiredOneOf(policy.RestartPolicy, at, report, "NotRequired", "RestartContainer");
            if (pod.Spec.RestartPolicy.Is("Never") & policy.RestartPolicy.Is("RestartContainer"))
                report.Invalid(at, policy.RestartPolicy, "must be 'NotRequired' when `restartPolicy` is 'Never'");
        }
    }
}
