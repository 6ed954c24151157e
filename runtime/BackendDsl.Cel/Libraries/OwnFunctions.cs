using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Libraries;

/// <summary>Puts functions of a user's own beside those of a server.</summary>
internal static class OwnFunctions
{
    public static FunctionTable AddTo(FunctionTable table, IReadOnlyList<CelFunctionDefinition> functions)
    {
        if (functions.Count == 0)
            return table;
        var own = table.Copy();
        foreach (var function in functions)
        {
            CelType[] parameters = [.. function.Parameters];
            if (function.IsMember)
                own.Member(function.Name, parameters, function.Result, Adapt(function));
            else
                own.Global(function.Name, parameters, function.Result, Adapt(function));
        }

        return own;
    }

    private static Delegate Adapt(CelFunctionDefinition function)
    {
        var (implementation, cost) = (function.Implementation, function.Cost - 1);

        // The call itself has been charged one unit.
        CelValue Call(Activation activation, CelValue[] arguments) => activation.Charge(cost) ? implementation(arguments) : CelErrors.BudgetExceeded;
        return function.Parameters.Count switch
        {
            0 => (CelFunction0)(activation => Call(activation, [])),
            1 => (CelFunction1)((Activation activation, in CelValue a) => Call(activation, [a])),
            2 => (CelFunction2)((Activation activation, in CelValue a, in CelValue b) => Call(activation, [a, b])),
            3 => (CelFunction3)((Activation activation, in CelValue a, in CelValue b, in CelValue c) => Call(activation, [a, b, c])),
            _ => (CelFunction4)((Activation activation, in CelValue a, in CelValue b, in CelValue c, in CelValue d) => Call(activation, [a, b, c, d])),
        };
    }
}
