using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>What an autoscaler looks at.</summary>
internal static class MetricRules
{
    private static readonly string[] s_types = ["ContainerResource", "External", "Object", "Pods", "Resource"];

    private static readonly (string Member, string Type)[] s_sources =
        [("object", "Object"), ("external", "External"), ("pods", "Pods"), ("resource", "Resource"), ("containerResource", "ContainerResource")];

    public static Truth HasObjectOrExternal(Node metrics)
    {
        var result = Truth.False;
        for (var i = 0; i < metrics.Count; i++)
            result |= new MetricSpecView(metrics.At(i)).Type.IsOneOf("Object", "External");
        return metrics.IsComplete ? result : result | Truth.Unknown;
    }

    public static void Check(HorizontalPodAutoscalerSpecView spec, Field at, Report report)
    {
        at = at.Member("metrics");
        if (spec.MinReplicas.TryGiven(out long least) && least == 0)
        {
            if (!HasObjectOrExternal(spec.Metrics))
                report.Forbidden(at, "must specify at least one Object or External metric to support scaling to zero replicas");
        }

        for (var i = 0; i < spec.Metrics.Count; i++)
            Metric(new(spec.Metrics.At(i)), at.Item(i), report);
    }

    private static void Metric(MetricSpecView metric, Field at, Report report)
    {
        if (metric.Type.IsEmpty)
            report.Required(at.Member("type"), "must specify a metric source type");
        if (metric.Type.TryText(out var type) && Array.IndexOf(s_types, type) < 0)
            report.NotSupported(at.Member("type"), metric.Type, s_types);
        var expected = Array.Find(s_sources, s => s.Type == type).Member;
        var earlier = Truth.False;
        foreach (var (member, _) in s_sources)
        {
            var source = metric.Node.Member(member);
            if (source.Given & (member != expected && expected is not null) & metric.Node.Member(expected ?? member).Given)
                report.Forbidden(at.Member(member), "must populate the given metric source only");
            // Only the first of several is looked into.
            if ((source.Given & !earlier).IsTrue)
                Source(member, source, at.Member(member), report);
            earlier |= source.Given;
        }

        if (expected is not null && metric.Node.Member(expected).Given.IsFalse)
            report.Required(at.Member(expected), "must populate information for the given metric source");
    }

    private static void Source(string member, Node source, Field at, Report report)
    {
        var target = new MetricTargetView(source.Member("target"));
        var place = at.Member("target");
        Target(target, place, report);
        switch (member)
        {
            case "object":
                Described(source.Member("describedObject"), at.Member("describedObject"), report);
                Identifier(source.Member("metric"), at.Member("metric"), report);
                if (!target.Value.Given & !target.AverageValue.Given)
                    report.Required(place.Member("averageValue"), "must set either a target value or averageValue");
                break;
            case "external":
                Identifier(source.Member("metric"), at.Member("metric"), report);
                if (!target.Value.Given & !target.AverageValue.Given)
                    report.Required(place.Member("averageValue"), "must set either a target value for metric or a per-pod target");
                if (target.Value.Given & target.AverageValue.Given)
                    report.Forbidden(place.Member("value"), "may not set both a target value for metric and a per-pod target");
                break;
            case "pods":
                Identifier(source.Member("metric"), at.Member("metric"), report);
                if (!target.AverageValue.Given)
                    report.Required(place.Member("averageValue"), "must specify a positive target averageValue");
                break;
            default:
                if (source.Member("name").IsEmpty)
                    report.Required(at.Member("name"), "must specify a resource name");
                if (member == "containerResource" && source.Member("container").IsEmpty.IsTrue)
                    report.Required(at.Member("container"), "must specify a container");
                if (!target.AverageUtilization.Given & !target.AverageValue.Given)
                    report.Required(place.Member("averageUtilization"), "must set either a target raw value or a target utilization");
                if (target.AverageUtilization.Given & target.AverageValue.Given)
                    report.Forbidden(place.Member("averageValue"), "may not set both a target raw value and a target utilization");
                break;
        }
    }

    private static void Target(MetricTargetView target, Field at, Report report)
    {
        if (target.Type.IsEmpty)
            report.Required(at.Member("type"), "must specify a metric target type");
        if (target.Type.TryText(out var type) && type is not ("Utilization" or "Value" or "AverageValue"))
            report.Invalid(at.Member("type"), target.Type, "must be either Utilization, Value, or AverageValue");
        foreach (var (name, node) in new[] { ("value", target.Value), ("averageValue", target.AverageValue) })
        {
            if (node.TryGiven(out string text) && Decoding.Amount.TryRead(text, out var amount) && amount.Sign <= 0)
                report.InvalidText(at.Member(name), ResourceRules.Canonical(text), "must be positive");
        }

        if (target.AverageUtilization.TryGiven(out long share) && share < 1)
            report.Invalid(at.Member("averageUtilization"), share, Texts.AboveZero);
    }

    private static void Identifier(Node metric, Field at, Report report)
    {
        var view = new MetricIdentifierView(metric);
        if (view.Name.IsEmpty)
            report.Required(at.Member("name"), "must specify a metric name");
        else if (view.Name.TryText(out var name))
            report.InvalidText(at.Member("name"), name, NameRules.PathSegment(name));
    }

    private static void Described(Node target, Field at, Report report)
    {
        foreach (var name in new[] { "kind", "name" })
        {
            var node = target.Member(name);
            if (node.IsEmpty)
                report.Required(at.Member(name));
            else if (node.TryText(out var text))
                report.InvalidText(at.Member(name), text, NameRules.PathSegment(text));
        }
    }
}
