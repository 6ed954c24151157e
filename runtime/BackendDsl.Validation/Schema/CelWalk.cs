using BackendDsl.Cel;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>Runs the CEL rules of every node that has a value.</summary>
internal sealed class CelWalk(FindingList findings, PathStack path)
{
    private long _left;
    private long _callBudget;

    /// <summary>Runs all rules; returns what they cost.</summary>
    public long Run(NodePlan plan, in Value value, in Value old, bool isResource, long budget = WorkLimits.ObjectSteps)
    {
        _left = budget;
        _callBudget = budget == WorkLimits.ObjectSteps ? CelExpression.DefaultBudget : budget;
        Visit(plan, value, old, Correlation.Root(plan, value, old, isResource));
        return budget - _left;
    }

    private void Visit(NodePlan plan, in Value value, in Value old, in Correlation correlation)
    {
        if (!plan.HasRules || value.IsUnknown || value.Kind is ValueKind.Null or ValueKind.Absent || _left < 0)
            return;
        if (old.Kind == ValueKind.Null)
        {
            // Where null was before, nothing was.
            Visit(plan, value, default, correlation);
            return;
        }

        foreach (var rule in plan.Rules)
        {
            if (_left < 0)
                return;
            Evaluate(plan, rule, value, old, correlation);
        }

        switch (value.Kind)
        {
            case ValueKind.Array when plan.Items is { HasRules: true } items:
                var olds = new OldItems(plan, old);
                for (var i = 0; i < value.Array.Count; i++)
                {
                    var item = value.Array[i];
                    path.Index(i);
                    Visit(items, item, olds.Find(item), correlation.Item(olds, items, item));
                    path.Pop();
                }

                break;
            case ValueKind.Object:
                VisitObject(plan, value.Object, old.Kind == ValueKind.Object ? old.Object : null, correlation);
                break;
        }
    }

    private void VisitObject(NodePlan plan, IObjectValue source, IObjectValue? old, in Correlation correlation)
    {
        var hint = 0;
        for (var i = 0; i < source.Count; i++)
        {
            var member = source.ValueAt(i);
            if (!member.IsPresent)
                continue;
            var name = source.NameAt(i);
            var at = plan.IndexOf(name, hint);
            if (at >= 0)
            {
                hint = at + 1;
                var child = plan.Properties[at];
                if (!child.HasRules)
                    continue;
                path.Property(name);
                Visit(child, member, old is null ? default : old[name], correlation.Member(name, child, member));
                path.Pop();
            }
            else if (plan.Additional is { HasRules: true } additional)
            {
                path.Key(name);
                Visit(additional, member, old is null ? default : old[name], correlation.Member(name, additional, member));
                path.Pop();
            }
        }
    }

    private void Evaluate(NodePlan plan, CelRule rule, in Value value, in Value old, in Correlation correlation)
    {
        if (rule.Error is { } error)
        {
            Add(DiagnosticIds.RuleNotEvaluated, rule, FindingReason.FieldValueInvalid, $"Invalid value: \"{TypeName(plan)}\": {error}", atPlace: false);
            return;
        }

        if (rule.IsEmpty || (rule.IsTransition && (old.IsAbsent || old.IsUnknown)))
            return;

        if (_left == 0)
        {
            Stop(plan, rule, OutOfBudget);
            return;
        }

        var result = Evaluate(rule.Expression, value, old, out var isTooDear);
        if (_left < 0)
        {
            Stop(plan, rule, OutOfBudget);
            return;
        }

        if (isTooDear)
        {
            Stop(plan, rule, $"'{result.Error!.Message}': no further validation rules will be run due to call cost exceeds limit for rule: {rule.Told}");
            return;
        }

        if (result.IsTrue || result.IsUnknown)
            return;
        if (result.IsError)
        {
            Add(DiagnosticIds.RuleNotEvaluated, rule, FindingReason.FieldValueInvalid, $"Invalid value: \"{TypeName(plan)}\": {Describe(result.Error!, rule)}", atPlace: false);
            return;
        }

        // What has not changed is let pass, except by rules that ask what was there before.
        var isWarning = !rule.UsesOldSelf && correlation.IsUnchanged();
        if (!TryMakeMessage(plan, rule, value, old, isWarning, out var message))
            return;
        var isCompound = plan.Type is SchemaType.Object or SchemaType.Array;
        switch (rule.Rule.Reason)
        {
            case "FieldValueRequired":
                Add(DiagnosticIds.RuleBroken, rule, FindingReason.FieldValueRequired, "Required value: " + message, atPlace: true, isWarning);
                break;
            case "FieldValueForbidden":
                Add(DiagnosticIds.RuleBroken, rule, FindingReason.FieldValueForbidden, "Forbidden: " + message, atPlace: true, isWarning);
                break;
            case "FieldValueDuplicate":
                Add(DiagnosticIds.RuleBroken, rule, FindingReason.FieldValueDuplicate, isCompound ? "Duplicate value" : "Duplicate value: " + GoText.Shown(value), atPlace: true, isWarning);
                break;
            default:
                Add(DiagnosticIds.RuleBroken, rule, FindingReason.FieldValueInvalid, isCompound ? "Invalid value: " + message : $"Invalid value: {GoText.Shown(value)}: {message}", atPlace: true, isWarning);
                break;
        }
    }

    // What exceeds the limit of one expression costs that limit; what exceeds what is left of all together leaves less than nothing.
    private CelValue Evaluate(CelExpression expression, in Value value, in Value old, out bool isTooDear)
    {
        var budget = _callBudget;
        var result = expression.Evaluate(value, old, ref budget);
        isTooDear = result.IsError && result.Error!.Kind == CelErrorKind.BudgetExceeded;
        _left -= isTooDear ? _callBudget - budget + 1 : _callBudget - budget;
        return result;
    }

    // False where making the message uses the budget up: no other rule is run then.
    private bool TryMakeMessage(NodePlan plan, CelRule rule, in Value value, in Value old, bool isWarning, out string message)
    {
        message = rule.DefaultMessage;
        if (rule.MessageExpression is not { } expression)
            return true;
        var made = Evaluate(expression, value, old, out var isTooDear);
        if (_left < 0 || isTooDear)
        {
            var text = _left < 0
                ? "messageExpression evaluation failed due to running out of cost budget, no further validation rules will be run"
                : $"no further validation rules will be run due to call cost exceeds limit for messageExpression: {GoQuote.Quote(expression.Text)}";
            Add(DiagnosticIds.RuleNotEvaluated, rule, FindingReason.FieldValueInvalid, $"Invalid value: \"{TypeName(plan)}\": {text}", atPlace: true, isWarning);
            _left = -1;
            return false;
        }

        message = rule.Message(made);
        return true;
    }

    private const string OutOfBudget = "validation failed due to running out of cost budget, no further validation rules will be run";

    // Whether one rule or all together are too expensive: no other is run.
    private void Stop(NodePlan plan, CelRule rule, string message)
    {
        _left = -1;
        Add(DiagnosticIds.RuleNotEvaluated, rule, FindingReason.FieldValueInvalid, $"Invalid value: \"{TypeName(plan)}\": {message}", atPlace: false);
    }

    private static string Describe(CelError error, CelRule rule) => error.Kind == CelErrorKind.NoSuchOverload
        ? $"'{error}': call arguments did not match a supported operator, function or macro signature for rule: {rule.Told}"
        : $"{error} evaluating rule: {rule.Told}";

    private static string TypeName(NodePlan plan) => plan.Type switch
    {
        SchemaType.Object => "object",
        SchemaType.Array => "array",
        SchemaType.String => "string",
        SchemaType.Integer => "integer",
        SchemaType.Number => "number",
        SchemaType.Boolean => "boolean",
        _ => "",
    };

    private void Add(string id, CelRule rule, FindingReason reason, string message, bool atPlace, bool isWarning = false)
    {
        var depth = 0;
        if (atPlace)
        {
            foreach (var (name, isKey) in rule.Place)
            {
                if (isKey)
                    path.Key(name);
                else
                    path.Property(name);
                depth++;
            }
        }

        if (isWarning)
            findings.WarnRule(id, path.ToPath(), reason, message, rule.Rule.Rule);
        else
            findings.AddRule(id, path.ToPath(), reason, message, rule.Rule.Rule);
        for (; depth > 0; depth--)
            path.Pop();
    }
}
