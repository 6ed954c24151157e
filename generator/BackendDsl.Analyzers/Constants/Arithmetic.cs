using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Constants;

/// <summary>The few operators a configuration value is made with. Overflow gives no answer.</summary>
internal static class Arithmetic
{
    public static Folded Binary(BinaryOperatorKind kind, Folded left, Folded right)
    {
        // One side decides where the other cannot change it.
        if (kind is BinaryOperatorKind.ConditionalAnd && (left.Clr is false || right.Clr is false))
            return Folded.Of(false);
        if (kind is BinaryOperatorKind.ConditionalOr && (left.Clr is true || right.Clr is true))
            return Folded.Of(true);
        if (!left.IsKnown || !right.IsKnown)
            return Folded.Unknown;
        try
        {
            return (left.Clr, right.Clr) switch
            {
                (string or null, string or null) when kind == BinaryOperatorKind.Add => Folded.Of((string?)left.Clr + (string?)right.Clr),
                (string s, char c) when kind == BinaryOperatorKind.Add => Folded.Of(s + c),
                (string s, long l) when kind == BinaryOperatorKind.Add => Folded.Of(s + l.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                (long l, string s) when kind == BinaryOperatorKind.Add => Folded.Of(l.ToString(System.Globalization.CultureInfo.InvariantCulture) + s),
                (long a, long b) => Whole(kind, a, b),
                (double a, double b) => Real(kind, a, b),
                (bool a, bool b) => Truth(kind, a, b),
                (string or null, string or null) => Equality(kind, string.Equals((string?)left.Clr, (string?)right.Clr, StringComparison.Ordinal)),
                (null, _) or (_, null) => Equality(kind, false),
                (char a, char b) => Whole(kind, a, b),
                (TimeSpan a, TimeSpan b) when kind is not (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract) => Whole(kind, a.Ticks, b.Ticks),
                (TimeSpan a, TimeSpan b) when kind == BinaryOperatorKind.Add => Folded.Of(a + b),
                (TimeSpan a, TimeSpan b) when kind == BinaryOperatorKind.Subtract => Folded.Of(a - b),
                (TimeSpan a, double b) when kind == BinaryOperatorKind.Multiply => Folded.Of(Scale(a, b)),
                (double a, TimeSpan b) when kind == BinaryOperatorKind.Multiply => Folded.Of(Scale(b, a)),
                (TimeSpan a, double b) when kind == BinaryOperatorKind.Divide && b != 0 => Folded.Of(TimeSpan.FromTicks(checked((long)Math.Round(a.Ticks / b)))),
                _ => Folded.Unknown,
            };
        }
        catch (OverflowException)
        {
            return Folded.Unknown;
        }
    }

    public static Folded Unary(UnaryOperatorKind kind, Folded operand) => (kind, operand.Clr) switch
    {
        (UnaryOperatorKind.Plus, _) => operand,
        (UnaryOperatorKind.Minus, long l) when l != long.MinValue => Folded.Of(-l),
        (UnaryOperatorKind.Minus, double d) => Folded.Of(-d),
        (UnaryOperatorKind.Minus, TimeSpan t) when t != TimeSpan.MinValue => Folded.Of(-t),
        (UnaryOperatorKind.Not, bool b) => Folded.Of(!b),
        _ => Folded.Unknown,
    };

    private static Folded Equality(BinaryOperatorKind kind, bool isSame) => kind switch
    {
        BinaryOperatorKind.Equals => Folded.Of(isSame),
        BinaryOperatorKind.NotEquals => Folded.Of(!isSame),
        _ => Folded.Unknown,
    };

    private static Folded Whole(BinaryOperatorKind kind, long a, long b) => kind switch
    {
        // Whether the user's int wraps is not told here: outside 32 bits there is no answer.
        BinaryOperatorKind.Add => Narrow(checked(a + b)),
        BinaryOperatorKind.Subtract => Narrow(checked(a - b)),
        BinaryOperatorKind.Multiply => Narrow(checked(a * b)),
        BinaryOperatorKind.Divide when b is not (0 or -1) => Folded.Of(a / b),
        BinaryOperatorKind.Remainder when b is not (0 or -1) => Folded.Of(a % b),
        BinaryOperatorKind.Equals => Folded.Of(a == b),
        BinaryOperatorKind.NotEquals => Folded.Of(a != b),
        BinaryOperatorKind.LessThan => Folded.Of(a < b),
        BinaryOperatorKind.GreaterThan => Folded.Of(a > b),
        BinaryOperatorKind.LessThanOrEqual => Folded.Of(a <= b),
        BinaryOperatorKind.GreaterThanOrEqual => Folded.Of(a >= b),
        _ => Folded.Unknown,
    };

    private static Folded Narrow(long value) => value is >= int.MinValue and <= int.MaxValue ? Folded.Of(value) : Folded.Unknown;

    private static Folded Real(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Add => Folded.Of(a + b),
        BinaryOperatorKind.Subtract => Folded.Of(a - b),
        BinaryOperatorKind.Multiply => Folded.Of(a * b),
        BinaryOperatorKind.Divide => Folded.Of(a / b),
        BinaryOperatorKind.Equals => Folded.Of(a == b),
        BinaryOperatorKind.NotEquals => Folded.Of(a != b),
        BinaryOperatorKind.LessThan => Folded.Of(a < b),
        BinaryOperatorKind.GreaterThan => Folded.Of(a > b),
        BinaryOperatorKind.LessThanOrEqual => Folded.Of(a <= b),
        BinaryOperatorKind.GreaterThanOrEqual => Folded.Of(a >= b),
        _ => Folded.Unknown,
    };

    private static Folded Truth(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And => Folded.Of(a && b),
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or => Folded.Of(a || b),
        BinaryOperatorKind.Equals => Folded.Of(a == b),
        BinaryOperatorKind.NotEquals or BinaryOperatorKind.ExclusiveOr => Folded.Of(a != b),
        _ => Folded.Unknown,
    };

    private static TimeSpan Scale(TimeSpan span, double factor) => TimeSpan.FromTicks(checked((long)Math.Round(span.Ticks * factor)));
}
