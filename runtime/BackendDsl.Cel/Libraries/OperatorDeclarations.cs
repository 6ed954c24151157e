using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>The signatures of operators. What they do is built into their nodes.</summary>
internal static class OperatorDeclarations
{
    public static void AddTo(FunctionTable table)
    {
        var a = T.Parameter("A");
        var b = T.Parameter("B");
        table.Global(Operators.Conditional, [T.Bool, a, a], a, null);
        table.Global(Operators.And, [T.Bool, T.Bool], T.Bool, null);
        table.Global(Operators.Or, [T.Bool, T.Bool], T.Bool, null);
        table.Global(Operators.Not, [T.Bool], T.Bool, null);
        table.Global(Operators.Equal, [a, a], T.Bool, null);
        table.Global(Operators.NotEqual, [a, a], T.Bool, null);
        foreach (var order in new[] { Operators.Less, Operators.LessEqual, Operators.Greater, Operators.GreaterEqual })
        {
            foreach (var type in new[] { T.Bool, T.Int, T.Uint, T.Double, T.String, T.Bytes, T.Timestamp, T.Duration })
                table.Global(order, [type, type], T.Bool, null);
            foreach (var left in new[] { T.Int, T.Uint, T.Double })
            {
                foreach (var right in new[] { T.Int, T.Uint, T.Double })
                {
                    if (left != right)
                        table.Global(order, [left, right], T.Bool, null);
                }
            }
        }

        table.Global(Operators.Add, [T.Bytes, T.Bytes], T.Bytes, null);
        table.Global(Operators.Add, [T.Double, T.Double], T.Double, null);
        table.Global(Operators.Add, [T.Duration, T.Duration], T.Duration, null);
        table.Global(Operators.Add, [T.Duration, T.Timestamp], T.Timestamp, null);
        table.Global(Operators.Add, [T.Timestamp, T.Duration], T.Timestamp, null);
        table.Global(Operators.Add, [T.Int, T.Int], T.Int, null);
        table.Global(Operators.Add, [T.List(a), T.List(a)], T.List(a), null);
        table.Global(Operators.Add, [T.String, T.String], T.String, null);
        table.Global(Operators.Add, [T.Uint, T.Uint], T.Uint, null);
        table.Global(Operators.Subtract, [T.Double, T.Double], T.Double, null);
        table.Global(Operators.Subtract, [T.Duration, T.Duration], T.Duration, null);
        table.Global(Operators.Subtract, [T.Int, T.Int], T.Int, null);
        table.Global(Operators.Subtract, [T.Timestamp, T.Duration], T.Timestamp, null);
        table.Global(Operators.Subtract, [T.Timestamp, T.Timestamp], T.Duration, null);
        table.Global(Operators.Subtract, [T.Uint, T.Uint], T.Uint, null);
        foreach (var arithmetic in new[] { Operators.Multiply, Operators.Divide })
        {
            foreach (var type in new[] { T.Double, T.Int, T.Uint })
                table.Global(arithmetic, [type, type], type, null);
        }

        table.Global(Operators.Modulo, [T.Int, T.Int], T.Int, null);
        table.Global(Operators.Modulo, [T.Uint, T.Uint], T.Uint, null);
        table.Global(Operators.Negate, [T.Double], T.Double, null);
        table.Global(Operators.Negate, [T.Int], T.Int, null);

        table.Global(Operators.In, [a, T.List(a)], T.Bool, null);
        table.Global(Operators.In, [a, T.Map(a, b)], T.Bool, null);
        table.Global(Operators.Index, [T.List(a), T.Int], a, null);
        table.Global(Operators.Index, [T.Map(a, b), a], b, null);
        table.Global(Operators.Index, [T.Optional(T.List(a)), T.Int], T.Optional(a), null);
        table.Global(Operators.Index, [T.Optional(T.Map(a, b)), a], T.Optional(b), null);
        table.Global(Operators.OptionalIndex, [T.List(a), T.Int], T.Optional(a), null);
        table.Global(Operators.OptionalIndex, [T.Optional(T.List(a)), T.Int], T.Optional(a), null);
        table.Global(Operators.OptionalIndex, [T.Map(a, b), a], T.Optional(b), null);
        table.Global(Operators.OptionalIndex, [T.Optional(T.Map(a, b)), a], T.Optional(b), null);
    }
}
