using BackendDsl.Cel.Checking;
using BackendDsl.Cel.Libraries;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>
/// A call of a function. Which overload it is, is decided by the arguments; even where the checker could tell, a null among
/// the items of a list of strings may come along.
/// </summary>
internal sealed class CallNode(string name, Overload[] overloads, Node[] arguments) : Node
{
    private readonly CallPrice _price = CallPrices.Of(name, overloads);

    public override CelValue Evaluate(EvaluationState frame)
    {
        CelValue first = default, second = default, third = default, fourth = default, last = default, failure = default;
        var unknown = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments[i].Evaluate(frame);
            if (value.IsError)
            {
                // Of three and more arguments a server leaves those behind a failure alone, and does not charge the call then.
                failure = failure.IsError ? failure : value;
                if (arguments.Length > 2 && i < arguments.Length - 1)
                    return failure;
            }

            unknown |= value.IsUnknown;
            switch (i)
            {
                case 0: first = value; break;
                case 1: second = value; break;
                case 2: third = value; break;
                case 3: fourth = value; break;
                default: last = value; break;
            }
        }

        var result = failure.IsError ? failure : unknown ? CelValue.Unknown : CanPay(frame, first, second) ? Invoke(frame, first, second, third, fourth, last) : CelErrors.BudgetExceeded;
        return frame.Charge(_price == CallPrice.One ? 1 : CallPrices.Amount(_price, first, second, result)) ? result : CelErrors.BudgetExceeded;
    }

    // What is charged by the result is charged when it is there; what is dear whatever comes out must not be begun.
    private bool CanPay(EvaluationState frame, in CelValue first, in CelValue second) =>
        frame.StepsLeft >= 0 && (_price is CallPrice.One or CallPrice.Receiver or CallPrice.ListOfResult or CallPrice.ResultTwice
            || CallPrices.Amount(_price, first, second, default) <= frame.StepsLeft);

    private CelValue Invoke(EvaluationState frame, in CelValue first, in CelValue second, in CelValue third, in CelValue fourth, in CelValue last)
    {
        foreach (var overload in overloads)
        {
            if (!Fits(overload, first, second, third, fourth))
                continue;
            if (overload.ReadsItems && HasUnknownItem(first, second))
                return CelValue.Unknown;
            return overload.Implementation switch
            {
                CelFunction1 one => one(frame, first),
                CelFunction2 two => two(frame, first, second),
                CelFunction0 none => none(frame),
                CelFunction3 three => three(frame, first, second, third),
                CelFunction4 four => four(frame, first, second, third, fourth),
                _ => CelValue.Unknown,
            };
        }

        return Refuse([first, second, third, fourth, last]);
    }

    private bool Fits(Overload overload, in CelValue first, in CelValue second, in CelValue third, in CelValue fourth)
    {
        var count = arguments.Length;
        return overload.Parameters.Length == count
            && (count < 1 || overload.Accepts(0, first))
            && (count < 2 || overload.Accepts(1, second))
            && (count < 3 || overload.Accepts(2, third))
            && (count < 4 || overload.Accepts(3, fourth));
    }

    private static bool HasUnknownItem(in CelValue first, in CelValue second) => HasUnknownItem(first, 0) || HasUnknownItem(second, 0);

    private static bool HasUnknownItem(in CelValue value, int depth)
    {
        if (value.Kind != CelKind.List)
            return false;
        if (!Lists.IsComplete(value))
            return true;
        var count = Lists.Count(value);
        for (var i = 0; i < count; i++)
        {
            var item = Lists.Item(value, i);
            if (item.IsUnknown || (depth < 3 && HasUnknownItem(item, depth + 1)))
                return true;
        }

        return false;
    }

    private CelValue Refuse(CelValue[] given)
    {
        // These few are dispatched on the receiver alone and say less.
        if (name is "matches" or "startsWith" or "endsWith" or "contains")
            return CelErrors.NoSuchOverload;
        if (name == "size")
            return CelErrors.NoSuchOverloadOf(name);
        var types = new string[arguments.Length];
        for (var i = 0; i < types.Length; i++)
            types[i] = i < given.Length ? given[i].Type.Name : "dyn";
        return CelErrors.NoSuchOverloadOf(name + "(" + string.Join(", ", types) + ")");
    }
}
