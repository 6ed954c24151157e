using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>The rules for numbers.</summary>
internal sealed partial class SchemaWalk
{
    private void CheckNumber(NodePlan plan, in Value value)
    {
        var node = plan.Node;
        var isTyped = !node.IntOrString && plan.Type is SchemaType.Integer or SchemaType.Number;
        var isInteger = plan.Type == SchemaType.Integer && !node.IntOrString;
        if (ChecksNumberFormats && isTyped && !NumberRules.IsInRange(value, isInteger, plan.Format))
            AddRange("Checked", plan);

        if (node.MultipleOf is { } factor)
        {
            var usesFloats = IsOutOfRange("MultipleOf", factor, isTyped, isInteger, plan);
            CheckMultiple(value, factor, usesFloats || value.Kind == ValueKind.Double);
        }

        if (node.Maximum is { } maximum)
        {
            var usesFloats = IsOutOfRange("Maximum boundary", maximum, isTyped, isInteger, plan) || value.Kind == ValueKind.Double;
            var exclusive = node.ExclusiveMaximum;
            var breaks = usesFloats
                ? exclusive ? value.Number >= maximum : value.Number > maximum
                : exclusive ? value.Integer >= NumberRules.Truncate(maximum) : value.Integer > NumberRules.Truncate(maximum);
            if (breaks)
                AddInvalid(DiagnosticIds.OutOfRange, GoText.Shown(value), (exclusive ? "should be less than " : "should be less than or equal to ") + Bound(maximum, usesFloats), BrokenKeyword.Of(exclusive ? SchemaKeyword.ExclusiveMaximum : SchemaKeyword.Maximum, maximum));
        }

        if (node.Minimum is { } minimum)
        {
            var usesFloats = IsOutOfRange("Minimum boundary", minimum, isTyped, isInteger, plan) || value.Kind == ValueKind.Double;
            var exclusive = node.ExclusiveMinimum;
            var breaks = usesFloats
                ? exclusive ? value.Number <= minimum : value.Number < minimum
                : exclusive ? value.Integer <= NumberRules.Truncate(minimum) : value.Integer < NumberRules.Truncate(minimum);
            if (breaks)
                AddInvalid(DiagnosticIds.OutOfRange, GoText.Shown(value), (exclusive ? "should be greater than " : "should be greater than or equal to ") + Bound(minimum, usesFloats), BrokenKeyword.Of(exclusive ? SchemaKeyword.ExclusiveMinimum : SchemaKeyword.Minimum, minimum));
        }
    }

    private void CheckMultiple(in Value value, double factor, bool usesFloats)
    {
        bool isMultiple;
        if (usesFloats)
        {
            if (factor <= 0)
            {
                AddFactor(GoNumber.FormatGeneral(factor));
                return;
            }

            isMultiple = NumberRules.IsWhole(factor < 1 ? 1 / factor * value.Number : value.Number / factor);
        }
        else
        {
            var whole = NumberRules.Truncate(factor);
            if (whole <= 0)
            {
                AddFactor(Text(whole));
                return;
            }

            isMultiple = value.Integer % whole == 0;
        }

        if (!isMultiple)
            AddInvalid(DiagnosticIds.NotAMultiple, GoText.Shown(value), "should be a multiple of " + Bound(factor, usesFloats), BrokenKeyword.Of(SchemaKeyword.MultipleOf, factor));
    }

    private void AddFactor(string factor) =>
        Add(DiagnosticIds.NotAMultiple, FindingReason.FieldValueInvalid, $"Invalid value: {factor}: factor MultipleOf declared for {path.InBody()} must be positive: {factor}", new(SchemaKeyword.MultipleOf, factor));

    private bool IsOutOfRange(string what, double bound, bool isTyped, bool isInteger, NodePlan plan)
    {
        if (!ChecksNumberFormats || !isTyped || NumberRules.IsInRange(bound, isInteger, plan.Format))
            return false;
        AddRange(what, plan);
        return true;
    }

    private void AddRange(string what, NodePlan plan)
    {
        var format = plan.Format is null ? "(default format)" : "with format " + plan.Format;
        Add(DiagnosticIds.OutOfRange, FindingReason.FieldValueInvalid, $"Invalid value: \"\": {what} value must be of type {TypeName(plan)} {format} in {path.InBody()}", plan.Format is null ? new(SchemaKeyword.Type, TypeName(plan)) : new(SchemaKeyword.Format, plan.Format));
    }

    private static string Bound(double bound, bool asFloat) => asFloat ? GoNumber.FormatGeneral(bound) : Text(NumberRules.Truncate(bound));
}
