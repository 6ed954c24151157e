namespace BackendDsl.Cel.Values;

/// <summary>Failures that need no details.</summary>
internal static class CelErrors
{
    public static readonly CelValue NoSuchOverload = CelValue.Failure("no such overload", CelErrorKind.NoSuchOverload);
    public static readonly CelValue DivisionByZero = CelValue.Failure("division by zero");
    public static readonly CelValue ModulusByZero = CelValue.Failure("modulus by zero");
    public static readonly CelValue IntegerOverflow = CelValue.Failure("integer overflow");
    public static readonly CelValue UnsignedOverflow = CelValue.Failure("unsigned integer overflow");
    public static readonly CelValue TimestampOverflow = CelValue.Failure("timestamp overflow");
    public static readonly CelValue NaNOrder = CelValue.Failure("NaN values cannot be ordered");
    public static readonly CelValue OptionalNone = CelValue.Failure("optional.none() dereference");

    /// <summary>The steps an expression may take were used up.</summary>
    public static readonly CelValue BudgetExceeded = CelValue.Failure("operation cancelled: actual cost limit exceeded", CelErrorKind.BudgetExceeded);

    public static CelValue NoSuchKey(string key) => CelValue.Failure("no such key: " + key);

    public static CelValue IndexOutOfRange(long index) => CelValue.Failure($"index out of range: {index}");

    public static CelValue Conversion(in CelValue value, string to) =>
        CelValue.Failure($"type conversion error from '{value.Type}' to '{to}'");

    public static CelValue NoSuchOverloadOf(string function) => CelValue.Failure("no such overload: " + function, CelErrorKind.NoSuchOverload);
}
