using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Horizontal autoscaling; its metrics stand in <see cref="MetricRules"/>.</summary>
internal static class AutoscalerRules
{
    public static void Create(Node node, Report report)
    {
        var spec = new HorizontalPodAutoscalerView(node).Spec;
        var at = Field.Root(Concept.Autoscaling).Member("spec");
        // Scaling to nothing is a feature that is off by default.
        if (spec.MinReplicas.TryGiven(out long least) && least < 1)
            report.Invalid(at.Member("minReplicas"), least, "must be greater than or equal to 1");
        Replicas(spec.MinReplicas, spec.MaxReplicas, at, report);
        Target(spec.ScaleTargetRef, at.Member("scaleTargetRef"), report);
        MetricRules.Check(spec, at, report);
        if (!spec.Behavior.Given.IsTrue)
            return;
        Rules(new(spec.Behavior.ScaleUp), at.Member("behavior", "scaleUp"), report);
        Rules(new(spec.Behavior.ScaleDown), at.Member("behavior", "scaleDown"), report);
    }

    /// <summary>The older form: a share of the CPU alone.</summary>
    public static void CreateV1(Node node, Report report)
    {
        var spec = node.Member("spec");
        var at = Field.Root(Concept.Autoscaling).Member("spec");
        if (spec.Member("minReplicas").TryGiven(out long least) && least < 1)
            report.Invalid(at.Member("minReplicas"), least, "must be greater than or equal to 1");
        Replicas(spec.Member("minReplicas"), spec.Member("maxReplicas"), at, report);
        Target(new(spec.Member("scaleTargetRef")), at.Member("scaleTargetRef"), report);
        if (spec.Member("targetCPUUtilizationPercentage").TryGiven(out long share) && share < 1)
            report.Invalid(at.Member("metrics").Item(0).Member("resource", "target").Member("averageUtilization"), share, Texts.AboveZero);
    }

    private static void Replicas(Node least, Node most, Field at, Report report)
    {
        if (!most.TryNumber(out var maximum))
            return;
        if (maximum == 0 && report.Minor < 36)
            report.Invalid(at.Member("maxReplicas"), maximum, "must be greater than 0");
        else if (maximum == 0)
            report.Required(at.Member("maxReplicas"), "must be set and greater than 0");
        else if (maximum < 0)
            report.Invalid(at.Member("maxReplicas"), maximum, "must be greater than or equal to 1");
        if (least.TryGiven(out long minimum) && maximum < minimum)
            report.Invalid(at.Member("maxReplicas"), maximum, "must be greater than or equal to `minReplicas`");
    }

    private static void Target(CrossVersionObjectReferenceView target, Field at, Report report)
    {
        if (report.Minor >= 34 && target.ApiVersion.TryText(out var version))
            Group(version, at.Member("apiVersion"), report);
        foreach (var (name, node) in new[] { ("kind", target.Kind), ("name", target.Name) })
        {
            if (node.IsEmpty)
                report.Required(at.Member(name));
            else if (node.TryText(out var text))
                report.InvalidText(at.Member(name), text, NameRules.PathSegment(text));
        }
    }

    private static void Group(string version, Field at, Report report)
    {
        var slash = version.IndexOf('/');
        if (slash >= 0 && version.IndexOf('/', slash + 1) >= 0)
            report.InvalidText(at, version, "unexpected GroupVersion string: " + version);
        else if (slash <= 0 && version != "v1")
            report.InvalidText(at, version, "apiVersion must specify API group");
    }

    private static void Rules(HPAScalingRulesView rules, Field at, Report report)
    {
        if (!rules.Given.IsTrue)
            return;
        var window = at.Member("stabilizationWindowSeconds");
        if (rules.StabilizationWindowSeconds.TryGiven(out long seconds))
        {
            if (seconds < 0)
                report.Invalid(window, seconds, "must be greater than or equal to zero");
            if (seconds > 3600)
                report.Invalid(window, seconds, "must be less than or equal to 3600");
        }

        Check.OneOf(rules.SelectPolicy, at.Member("selectPolicy"), report, "Disabled", "Max", "Min");
        var policies = at.Member("policies");
        if (rules.Policies.HasNone)
            report.Required(policies, "must specify at least one Policy");
        for (var i = 0; i < rules.Policies.Count; i++)
        {
            var policy = new HPAScalingPolicyView(rules.Policies.At(i));
            var own = policies.Item(i);
            if (policy.Type.TryText(out var type) && type is not ("Pods" or "Percent"))
                report.NotSupported(own.Member("type"), policy.Type, "Percent", "Pods");
            if (policy.Value.TryNumber(out var value) && value <= 0)
                report.Invalid(own.Member("value"), value, "must be greater than zero");
            if (!policy.PeriodSeconds.TryNumber(out var period))
                continue;
            if (period <= 0)
                report.Invalid(own.Member("periodSeconds"), period, "must be greater than zero");
            if (period > 1800)
                report.Invalid(own.Member("periodSeconds"), period, "must be less than or equal to 1800");
        }

        if (report.Minor >= 35 && rules.Tolerance.TryGiven(out string tolerance) && Decoding.Amount.TryRead(tolerance, out var amount) && amount.Sign < 0)
            report.InvalidText(at.Member("tolerance"), ResourceRules.Canonical(tolerance), "must be greater than or equal to 0");
    }

}
