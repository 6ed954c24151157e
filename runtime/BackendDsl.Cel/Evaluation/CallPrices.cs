using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>The prices of functions, as a server counts them.</summary>
internal static class CallPrices
{
    public static CallPrice Of(string function) => function switch
    {
        "url" or "lowerAscii" or "upperAscii" or "substring" or "trim" or "ip" or "isIP" or "cidr" or "isCIDR" or "quantity" or "isQuantity"
            or "semver" or "isSemver" or "bytes" or "strings.quote" or "format" => CallPrice.Receiver,
        "replace" or "split" or "ip.isCanonical" => CallPrice.ReceiverTwice,
        "startsWith" or "endsWith" => CallPrice.Argument,
        "contains" => CallPrice.Product,
        "find" or "findAll" => CallPrice.Pattern,
        "isSorted" or "sum" or "min" or "max" or "indexOf" or "lastIndexOf" => CallPrice.Items,
        "check" => CallPrice.Check,
        _ => CallPrice.One,
    };

    public static long Amount(CallPrice price, in CelValue first, in CelValue second) => price switch
    {
        CallPrice.Receiver => Tenths(Sizes.Of(first)),
        CallPrice.ReceiverTwice => Tenths(Sizes.Of(first) * 2),
        CallPrice.Argument => Tenths(Sizes.Of(second)),
        CallPrice.Product => Tenths(Sizes.Of(first)) * Tenths(Sizes.Of(second)),
        CallPrice.Pattern => Tenths(Sizes.Of(first) + 1) * ((Sizes.Of(second) + 3) / 4),
        CallPrice.Items => Traversal(first),
        CallPrice.Check => 350_000,
        _ => 1,
    };

    private static long Tenths(long size) => (size + 9) / 10;

    private static long Traversal(in CelValue value)
    {
        if (value.Kind != CelKind.List)
            return value.Kind is CelKind.String or CelKind.Bytes ? Tenths(Sizes.Of(value)) : 1;
        long cost = 0;
        for (var i = 0; i < value.Count; i++)
            cost += Traversal(value.ItemAt(i));
        return cost;
    }
}
