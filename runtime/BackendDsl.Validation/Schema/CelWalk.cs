using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>Runs the CEL rules of every node that has a value.</summary>
internal sealed class CelWalk(ViolationList violations, PathStack path)
{
    private const long ObjectBudget = 10_000_000;

    private long _left;

    public void Run(NodePlan plan, in Value value, in Value old)
    {
        _left = ObjectBudget;
        Visit(plan, value, old);
    }

    private void Visit(NodePlan plan, in Value value, in Value old)
    {
        if (!plan.HasRules || value.IsUnknown || value.Kind is ValueKind.Null or ValueKind.Absent || _left < 0)
            return;
        if (old.Kind == ValueKind.Null)
        {
            // Where null was before, nothing was.
            Visit(plan, value, default);
            return;
        }

        if (plan.Rules.Length > 0)
        {
            // An unchanged value is only asked about changes.
            var isSame = !old.IsAbsent && ValueEquality.DeepEquals(value, old);
            foreach (var rule in plan.Rules)
            {
                if (_left < 0)
                    return;
                Judge(plan, rule, value, old, isSame);
            }
        }

        switch (value.Kind)
        {
            case ValueKind.Array when plan.Items is { HasRules: true } items:
                var oldArray = old.Kind == ValueKind.Array ? old.Array : null;
                for (var i = 0; i < value.Array.Count; i++)
                {
                    var item = value.Array[i];
                    path.Index(i);
                    Visit(items, item, oldArray is null ? default : OldValues.ItemOf(plan, oldArray, item));
                    path.Pop();
                }

                break;
            case ValueKind.Object:
                VisitObject(plan, value.Object, old.Kind == ValueKind.Object && plan.Node.MapType != "atomic" ? old.Object : null);
                break;
        }
    }

    private void VisitObject(NodePlan plan, IObjectValue source, IObjectValue? old)
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
                Visit(child, member, old is null ? default : old[name]);
                path.Pop();
            }
            else if (plan.Additional is { HasRules: true } additional)
            {
                path.Key(name);
                Visit(additional, member, old is null ? default : old[name]);
                path.Pop();
            }
        }
    }

    private void Judge(NodePlan plan, CelRule rule, in Value value, in Value old, bool isSame)
    {
        if (rule.Error is { } error)
        {
            Add(plan, rule, FindingReason.FieldValueInvalid, $"Invalid value: \"{TypeName(plan)}\": {error}", blames: false);
            return;
        }

        // What has not changed is not judged again, except by rules that ask what was there before.
        if (rule.IsTransition ? old.IsAbsent || old.IsUnknown : isSame && !rule.UsesOldSelf)
            return;

        var budget = Math.Min(CelExpression.DefaultBudget, _left);
        var before = budget;
        var result = rule.Expression.Evaluate(value, old, ref budget);
        _left -= before - budget;
        if (result.IsTrue || result.IsUnknown)
            return;
        if (result.IsError)
        {
            if (result.Error!.Message != CelErrors.BudgetExceeded.Error!.Message)
                Add(plan, rule, FindingReason.FieldValueInvalid, $"Invalid value: \"{TypeName(plan)}\": {Describe(result.Error.Message, rule)}", blames: false);
            else
                OutOfBudget(plan, rule, result.Error.Message);
            return;
        }

        var message = rule.Message(value, old, ref budget);
        var isCompound = plan.Type is SchemaType.Object or SchemaType.Array;
        switch (rule.Rule.Reason)
        {
            case "FieldValueRequired":
                Add(plan, rule, FindingReason.FieldValueRequired, "Required value: " + message, blames: true);
                break;
            case "FieldValueForbidden":
                Add(plan, rule, FindingReason.FieldValueForbidden, "Forbidden: " + message, blames: true);
                break;
            case "FieldValueDuplicate":
                Add(plan, rule, FindingReason.FieldValueDuplicate, isCompound ? "Duplicate value" : "Duplicate value: " + GoText.Shown(value), blames: true);
                break;
            default:
                Add(plan, rule, FindingReason.FieldValueInvalid, isCompound ? "Invalid value: " + message : $"Invalid value: {GoText.Shown(value)}: {message}", blames: true);
                break;
        }
    }

    // Whether one rule or all together are too expensive: no other is run.
    private void OutOfBudget(NodePlan plan, CelRule rule, string error)
    {
        var message = _left > 0
            ? $"'{error}': no further validation rules will be run due to call cost exceeds limit for rule: {rule.Told}"
            : "validation failed due to running out of cost budget, no further validation rules will be run";
        _left = -1;
        Add(plan, rule, FindingReason.FieldValueInvalid, $"Invalid value: \"{TypeName(plan)}\": {message}", blames: false);
    }

    private static string Describe(string error, CelRule rule) => error.StartsWith("no such overload", StringComparison.Ordinal)
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

    private void Add(NodePlan plan, CelRule rule, FindingReason reason, string message, bool blames)
    {
        _ = plan;
        var depth = 0;
        if (blames)
        {
            foreach (var (name, isKey) in rule.Blamed)
            {
                if (isKey)
                    path.Key(name);
                else
                    path.Property(name);
                depth++;
            }
        }

        violations.Add(path.Field(null), reason, message, rule.Rule.Rule, FindingSource.Cel);
        for (; depth > 0; depth--)
            path.Pop();
    }
}
