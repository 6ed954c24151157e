using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Facts;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Label selectors: their form, and whether they match.</summary>
internal static class SelectorRules
{
    private const string NeedsValues = "must be specified when `operator` is 'In' or 'NotIn'";
    private const string NoValues = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
    private const string NoOperator = "not a valid selector operator";

    public static void Check(LabelSelectorView selector, Field at, Report report)
    {
        MetadataRules.Labels(selector.MatchLabels, at.Member("matchLabels"), report);
        var expressions = selector.MatchExpressions;
        for (var i = 0; i < expressions.Count; i++)
        {
            var expression = new LabelSelectorRequirementView(expressions.At(i));
            var own = at.Member("matchExpressions").Item(i);
            if (expression.Operator.TryText(out var op))
                Operator(op, expression.Values, expression.Operator, own, report, numbers: false);
            NameRules.Qualified(expression.Key, own.Member("key"), report);
            Values(expression.Values, own.Member("values"), report);
        }
    }

    /// <summary>Judges an expression over a node's labels.</summary>
    public static void NodeLabels(NodeSelectorRequirementView expression, Field at, Report report)
    {
        if (expression.Operator.TryText(out var op))
            Operator(op, expression.Values, expression.Operator, at, report, numbers: true);
        NameRules.Qualified(expression.Key, at.Member("key"), report);
        if (report.Minor >= 33)
            Values(expression.Values, at.Member("values"), report);
    }

    /// <summary>Judges an expression over a node's fields.</summary>
    public static void NodeFields(NodeSelectorRequirementView expression, Field at, Report report)
    {
        if (expression.Operator.TryText(out var op))
        {
            if (op is not ("In" or "NotIn"))
                report.Invalid(at.Member("operator"), expression.Operator, NoOperator);
            else if (expression.Values.Count > 1 || expression.Values.HasNone.IsTrue)
                report.Required(at.Member("values"), "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
        }

        if (!expression.Key.TryText(out var key))
            return;
        if (key != "metadata.name")
        {
            report.Invalid(at.Member("key"), expression.Key, "not a valid field selector key");
            return;
        }

        for (var i = 0; i < expression.Values.Count; i++)
            NameRules.Subdomain(expression.Values.At(i), at.Member("values").Item(i), report);
    }

    /// <summary>Does the selector match these labels? Nothing matches a selector that is not there.</summary>
    public static Truth Matches(LabelSelectorView selector, Node labels)
    {
        var result = selector.Node.Given;
        var match = selector.MatchLabels;
        for (var i = 0; i < match.Count; i++)
        {
            var label = labels.Get(match.Key(i));
            result &= match.Entry(i).TryText(out var text) ? label.Given & label.Is(text) : label.Given & Truth.Unknown;
        }

        if (!match.IsComplete)
            result &= Truth.Unknown;
        for (var i = 0; i < selector.MatchExpressions.Count; i++)
            result &= Matches(new LabelSelectorRequirementView(selector.MatchExpressions.At(i)), labels);
        return selector.MatchExpressions.IsComplete ? result : result & Truth.Unknown;
    }

    /// <summary>Neither labels nor expressions: it matches everything.</summary>
    public static Truth IsEmpty(LabelSelectorView selector) => selector.MatchLabels.HasNone & selector.MatchExpressions.HasNone;

    /// <summary>
    /// Can the server make no selector of it? An unknown operator, values where there may be none, none where there must be some, a bad key or value.
    /// </summary>
    public static Truth IsUnreadable(LabelSelectorView selector)
    {
        var scratch = new Report(VersionRange.Last);
        Check(selector, Field.Root(Concept.Selectors), scratch);
        if (scratch.ErrorCount > 0)
            return Truth.True;
        var known = Truth.True;
        for (var i = 0; i < selector.MatchLabels.Count; i++)
            known &= selector.MatchLabels.Entry(i).TryText(out _);
        for (var i = 0; i < selector.MatchExpressions.Count; i++)
        {
            var expression = new LabelSelectorRequirementView(selector.MatchExpressions.At(i));
            known &= expression.Key.TryText(out _) && expression.Operator.TryText(out _) && expression.Values.IsComplete;
            for (var j = 0; j < expression.Values.Count; j++)
                known &= expression.Values.At(j).TryText(out _);
        }

        known &= selector.MatchLabels.IsComplete && selector.MatchExpressions.IsComplete;
        return known.IsTrue ? Truth.False : Truth.Unknown;
    }

    private static Truth Matches(LabelSelectorRequirementView expression, Node labels)
    {
        if (!expression.Key.TryText(out var key) || !expression.Operator.TryText(out var op))
            return Truth.Unknown;
        var label = labels.Get(key);
        switch (op)
        {
            case "Exists":
                return label.Given;
            case "DoesNotExist":
                return !label.Given;
            case "In":
                return label.Given & Among(label, expression.Values);
            case "NotIn":
                return !label.Given | !Among(label, expression.Values);
            default:
                return Truth.Unknown;
        }
    }

    private static Truth Among(Node label, Node values)
    {
        if (label.TryText(out var text))
            return values.Holds(text);
        return values.HasNone.IsTrue ? Truth.False : Truth.Unknown;
    }

    private static void Operator(string op, Node values, Node node, Field at, Report report, bool numbers)
    {
        switch (op)
        {
            case "In" or "NotIn":
                if (values.HasNone)
                    report.Required(at.Member("values"), NeedsValues);
                break;
            case "Exists" or "DoesNotExist":
                if (!values.HasNone)
                    report.Forbidden(at.Member("values"), NoValues);
                break;
            case "Gt" or "Lt" when numbers:
                if (values.Count > 1 || values.HasNone.IsTrue)
                    report.Required(at.Member("values"), "must be specified single value when `operator` is 'Lt' or 'Gt'");
                break;
            default:
                report.Invalid(at.Member("operator"), node, NoOperator);
                break;
        }
    }

    private static void Values(Node values, Field at, Report report)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values.At(i).TryText(out var text))
                report.InvalidText(at.Item(i), text, Dns.CheckLabelValue(text));
        }
    }
}
