using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>a in b</c></summary>
internal sealed class InNode(Node wanted, Node container) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var value = wanted.Evaluate(frame);
        if (value.IsError)
            return value;
        var target = container.Evaluate(frame);
        if (target.IsError)
            return target;
        if (target.IsUnknown)
            return target;
        switch (target.Kind)
        {
            case CelKind.List:
                return frame.Charge(target.Count) ? Lists.Contains(target, value) : CelErrors.BudgetExceeded;
            case CelKind.Map:
                return value.IsUnknown ? value : Maps.Contains(target, value);
            case CelKind.Object:
                if (value.IsUnknown)
                    return value;
                return value.Kind == CelKind.String ? Access.Has(target, value.String) : CelErrors.NoSuchOverload;
            default:
                return CelErrors.NoSuchOverloadOf(Operators.In);
        }
    }
}
