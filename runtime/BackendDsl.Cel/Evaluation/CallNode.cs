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
    private readonly CallPrice _price = CallPrices.Of(name);

    public override CelValue Evaluate(Frame frame)
    {
        CelValue first = default, second = default, third = default, fourth = default, last = default;
        var unknown = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments[i].Evaluate(frame);
            if (value.IsError)
                return value;
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

        if (unknown)
            return CelValue.Unknown;
        if (!frame.Charge(_price == CallPrice.One ? 1 : CallPrices.Amount(_price, first, second)))
            return CelErrors.BudgetExceeded;
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
        if (name == "matches")
            return CelErrors.NoSuchOverload;
        if (name == "size")
            return CelErrors.NoSuchOverloadOf(name);
        var types = new string[arguments.Length];
        for (var i = 0; i < types.Length; i++)
            types[i] = i < given.Length ? given[i].Type.Name : "dyn";
        return CelErrors.NoSuchOverloadOf(name + "(" + string.Join(", ", types) + ")");
    }
}
