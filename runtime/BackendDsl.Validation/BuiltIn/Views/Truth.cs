namespace BackendDsl.Validation.BuiltIn.Views;

/// <summary>
/// True, false or not known, combined as Kleene does. <c>if (truth)</c> runs for true alone: what is not known is never reported.
/// The branch for "not" is written <c>if (!truth)</c>, never <c>else</c>.
/// </summary>
internal readonly struct Truth
{
    private readonly sbyte _value;

    private Truth(sbyte value) => _value = value;

    public static Truth True { get; } = new(1);

    public static Truth False { get; } = new(-1);

    public static Truth Unknown => default;

    public bool IsTrue => _value > 0;

    public bool IsFalse => _value < 0;

    public static implicit operator Truth(bool value) => new(value ? (sbyte)1 : (sbyte)-1);

    public static bool operator true(Truth truth) => truth._value > 0;

    public static bool operator false(Truth truth) => truth._value < 0;

    public static Truth operator !(Truth truth) => new((sbyte)-truth._value);

    public static Truth operator &(Truth left, Truth right) => new(Math.Min(left._value, right._value));

    public static Truth operator |(Truth left, Truth right) => new(Math.Max(left._value, right._value));

    public override string ToString() => _value > 0 ? "true" : _value < 0 ? "false" : "unknown";
}
