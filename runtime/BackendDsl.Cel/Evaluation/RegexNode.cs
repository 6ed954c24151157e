using BackendDsl.Cel.Libraries;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>matches</c> with a pattern known from the text.</summary>
internal sealed class RegexNode(Node operand, Node patternText, CompiledPattern pattern) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var value = operand.Evaluate(frame);
        patternText.Evaluate(frame);
        if (value.Kind == CelKind.String)
        {
            return frame.Charge(pattern.CostOf(Sizes.Of(value))) ? CelValue.Of(pattern.IsMatch(value.String)) : CelErrors.BudgetExceeded;
        }

        frame.StepsLeft -= pattern.CostOf(Sizes.Of(value));
        return value.IsErrorOrUnknown ? value : CelErrors.NoSuchOverload;
    }
}
