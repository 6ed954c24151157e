using BackendDsl.Cel.Libraries;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>matches</c> with a pattern known from the text.</summary>
internal sealed class RegexNode(Node operand, CompiledPattern pattern) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var value = operand.Evaluate(frame);
        if (value.Kind == CelKind.String)
        {
            return frame.Charge(pattern.CostOf(value.String)) ? CelValue.Of(pattern.IsMatch(value.String)) : CelErrors.BudgetExceeded;
        }

        return value.IsErrorOrUnknown ? value : CelErrors.NoSuchOverload;
    }
}
