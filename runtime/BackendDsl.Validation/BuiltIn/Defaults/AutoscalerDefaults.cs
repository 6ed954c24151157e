using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Defaults of autoscaling: one replica at least, 80 per cent of the CPU, and how fast it goes.</summary>
internal static class AutoscalerDefaults
{
    public static void Autoscaler(TypedObject typed, Report report)
    {
        var spec = new HorizontalPodAutoscalerSpecView(Fill.Object(new(Value.Of(typed)), HorizontalPodAutoscalerView.At.Spec));
        if (spec.Node.Object is not { } own)
            return;
        Fill.Pointer(spec, HorizontalPodAutoscalerSpecView.At.MinReplicas, 1);
        if (spec.Metrics.HasNone.IsTrue)
            own.Slots[HorizontalPodAutoscalerSpecView.At.Metrics] = Value.Of(new TypedList([Cpu()], true));
        else if (!spec.Metrics.HasNone.IsFalse)
            own.Slots[HorizontalPodAutoscalerSpecView.At.Metrics] = Value.Unknown;
        if (!spec.Behavior.Given.IsTrue || spec.Behavior.Node.Object is null)
            return;
        Rules(new(Fill.Object(spec.Behavior, HorizontalPodAutoscalerBehaviorView.At.ScaleUp)), up: true, report);
        Rules(new(Fill.Object(spec.Behavior, HorizontalPodAutoscalerBehaviorView.At.ScaleDown)), up: false, report);
    }

    public static void AutoscalerV1(TypedObject typed, Report report)
    {
        _ = report;
        var spec = Fill.Object(new(Value.Of(typed)), typed.Type.Find("spec"));
        if (spec.Object is { } own)
            Fill.Pointer(spec, own.Type.Find("minReplicas"), 1);
    }

    private static void Rules(HPAScalingRulesView rules, bool up, Report report)
    {
        if (rules.Node.Object is null)
            return;
        Fill.Pointer(rules, HPAScalingRulesView.At.SelectPolicy, "Max");
        if (up)
            Fill.Pointer(rules, HPAScalingRulesView.At.StabilizationWindowSeconds, 0);
        Fill.Set(rules, HPAScalingRulesView.At.Policies, Value.Of(new TypedList(up ? [Policy("Pods", 4, 15), Policy("Percent", 100, 15)] : [Policy("Percent", 100, 15)], true)));
        if (report.Minor < 35)
            Dropped.Drop(rules, HPAScalingRulesView.At.Tolerance, Field.Root(Concept.Dropped).Member("spec", "behavior").Member(up ? "scaleUp" : "scaleDown", "tolerance"), "HPAConfigurableTolerance", report);
    }

    private static Value Policy(string type, long value, long period)
    {
        var policy = new TypedObject(Facts.TypeTable.Get("autoscaling.v2.HPAScalingPolicy"), true);
        policy.Slots[HPAScalingPolicyView.At.Type] = Value.Of(type);
        policy.Slots[HPAScalingPolicyView.At.Value] = Value.Of(value);
        policy.Slots[HPAScalingPolicyView.At.PeriodSeconds] = Value.Of(period);
        return Value.Of(policy);
    }

    private static Value Cpu()
    {
        var metric = new TypedObject(Facts.TypeTable.Get("autoscaling.v2.MetricSpec"), true);
        metric.Slots[MetricSpecView.At.Type] = Value.Of("Resource");
        var node = new Node(Value.Of(metric));
        var resource = Fill.Object(node, MetricSpecView.At.Resource);
        Fill.Text(resource, ResourceMetricSourceView.At.Name, "cpu");
        var target = Fill.Object(resource, ResourceMetricSourceView.At.Target);
        Fill.Text(target, MetricTargetView.At.Type, "Utilization");
        Fill.Pointer(target, MetricTargetView.At.AverageUtilization, 80);
        return Value.Of(metric);
    }
}
