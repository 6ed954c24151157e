using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>
/// <c>a in b</c>. <paramref name="isList"/>: known to look through a list, which costs with its size;
/// <paramref name="isSet"/>: the list is a literal of scalars, which a server makes a set that costs nothing.
/// </summary>
internal sealed class InNode(Node wanted, Node container, bool isList, bool isSet) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var value = wanted.Evaluate(frame);
        var target = container.Evaluate(frame);
        if (!isSet && !frame.Charge(isList ? Sizes.Of(target) : 1))
            return CelErrors.BudgetExceeded;
        if (value.IsError)
            return value;
        if (target.IsError)
            return target;
        if (target.IsUnknown)
            return target;
        switch (target.Kind)
        {
            case CelKind.List:
                return Lists.Contains(target, value, frame.Meter);
            case CelKind.Map:
                return value.IsUnknown ? value : Maps.Contains(target, value);
            case CelKind.Object:
                if (value.IsUnknown)
                    return value;
                return value.Kind == CelKind.String ? Access.Has(target, value.String) : CelErrors.NoSuchOverload;
            default:
                return CelErrors.NoSuchOverload;
        }
    }
}
