using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>Quantities.</summary>
internal static class QuantityFunctions
{
    public static void AddTo(FunctionTable table)
    {
        var quantity = CelTypes.Quantity;
        table.Global("quantity", [T.String], quantity, (CelFunction1)((Activation _, in CelValue text) =>
            Quantity.TryParse(text.String, out var parsed, out var error) ? Make(parsed, false) : CelValue.Failure(error!)));
        table.Global("isQuantity", [T.String], T.Bool, (CelFunction1)((Activation _, in CelValue text) => CelValue.Of(Quantity.TryParse(text.String, out Quantity _))));
        table.Global("sign", [quantity], T.Int, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of((long)Of(value).Sign)));
        table.Member("isInteger", [quantity], T.Bool, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).TryGetInt64(out var _))));
        table.Member("asInteger", [quantity], T.Int, (CelFunction1)((Activation _, in CelValue value) =>
            Of(value).TryGetInt64(out var whole) ? CelValue.Of(whole) : CelValue.Failure("cannot convert value to integer")));
        table.Member("asApproximateFloat", [quantity], T.Double, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(Of(value).ToApproximateDouble())));
        table.Member("isGreaterThan", [quantity, quantity], T.Bool, (CelFunction2)((Activation _, in CelValue a, in CelValue b) => CelValue.Of(Of(a).CompareTo(Of(b)) > 0)));
        table.Member("isLessThan", [quantity, quantity], T.Bool, (CelFunction2)((Activation _, in CelValue a, in CelValue b) => CelValue.Of(Of(a).CompareTo(Of(b)) < 0)));
        table.Member("compareTo", [quantity, quantity], T.Int, (CelFunction2)((Activation _, in CelValue a, in CelValue b) => CelValue.Of((long)Of(a).CompareTo(Of(b)))));
        table.Member("add", [quantity, quantity], quantity, (CelFunction2)((Activation _, in CelValue a, in CelValue b) => Make(Of(a).Add(Of(b)), true)));
        table.Member("add", [quantity, T.Int], quantity, (CelFunction2)((Activation _, in CelValue a, in CelValue b) => Make(Of(a).Add(Quantity.FromInt64(b.Int)), true)));
        table.Member("sub", [quantity, quantity], quantity, (CelFunction2)((Activation _, in CelValue a, in CelValue b) => Make(Of(a).Subtract(Of(b)), true)));
        table.Member("sub", [quantity, T.Int], quantity, (CelFunction2)((Activation _, in CelValue a, in CelValue b) => Make(Of(a).Subtract(Quantity.FromInt64(b.Int)), true)));
    }

    private static CelValue Make(Quantity value, bool isComputed) => CelValue.Of(new Opaque(value, isComputed));

    private static Quantity Of(in CelValue value) => ((Opaque)value.Opaque).Value;

    private sealed class Opaque(Quantity value, bool isComputed) : CelOpaque
    {
        public Quantity Value { get; } = value;

        private bool IsComputed { get; } = isComputed;

        public override CelType Type => CelTypes.Quantity;

        // A server cannot compare with the result of add or sub on the right.
        public override Truth EqualTo(CelOpaque other)
        {
            if (other is not Opaque quantity)
                return Truth.False;
            if (quantity.IsComputed)
                return Truth.Error;
            return Value.CompareTo(quantity.Value) == 0 ? Truth.True : Truth.False;
        }

        public override string ToString() => Value.ToString();

        public override int GetHashCode() => Value.GetHashCode();
    }
}
