using BackendDsl.Cel.Checking;
using BackendDsl.Cel.Libraries;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>The prices of functions, as a server counts them (its CEL library's cost tracker and that of Kubernetes).</summary>
internal static class CallPrices
{
    private const long ListCallCost = 11;

    /// <summary>
    /// The price of a call. What is priced by its overload is so only where the checker could tell which it is; else it costs one unit.
    /// </summary>
    public static CallPrice Of(string function, IReadOnlyList<Overload> overloads)
    {
        switch (function)
        {
            case "url" or "lowerAscii" or "upperAscii" or "substring" or "trim" or "isIP" or "cidr" or "isCIDR" or "quantity" or "isQuantity" or "semver" or "isSemver":
                return CallPrice.Receiver;
            case "ip":
                return overloads.Count > 0 && overloads[0].Parameters[0].Kind == CelTypeKind.String ? CallPrice.Receiver : CallPrice.One;
            case "replace" or "split" or "ip.isCanonical":
                return CallPrice.ReceiverTwice;
            case "join":
                return CallPrice.ResultTwice;
            case "find" or "findAll":
                return CallPrice.Pattern;
            case "isSorted" or "sum" or "min" or "max" or "indexOf" or "lastIndexOf":
                return CallPrice.Traversal;
            case "check":
                return CallPrice.Check;
            case "validate":
                return CallPrice.Validate;
            case "containsIP":
                return TakesText(overloads) ? CallPrice.ContainsIpText : CallPrice.ContainsIp;
            case "containsCIDR":
                return TakesText(overloads) ? CallPrice.ContainsCidrText : CallPrice.ContainsCidr;
        }

        return overloads.Count == 1 ? OfOverload(function, overloads[0]) : CallPrice.One;
    }

    private static CallPrice OfOverload(string function, Overload overload) => function switch
    {
        "startsWith" or "endsWith" or "strings.quote" or "format" => CallPrice.Receiver,
        "bytes" when overload.Parameters[0].Kind == CelTypeKind.String => CallPrice.Receiver,
        "string" when overload.Parameters[0].Kind == CelTypeKind.Bytes => CallPrice.Receiver,
        "contains" => CallPrice.Contains,
        "matches" => CallPrice.Pattern,
        "slice" or "lists.range" or "reverse" => CallPrice.ListOfResult,
        "flatten" => CallPrice.Flatten,
        "distinct" or "sort" => CallPrice.SelfCompare,
        "sets.contains" or "sets.intersects" => CallPrice.Sets,
        "sets.equivalent" => CallPrice.SetsTwice,
        _ => CallPrice.One,
    };

    private static bool TakesText(IReadOnlyList<Overload> overloads) => overloads.Count == 1 && overloads[0].Parameters[1].Kind == CelTypeKind.String;

    /// <summary>What a call has cost, by its first two arguments and its result.</summary>
    public static long Amount(CallPrice price, in CelValue first, in CelValue second, in CelValue result) => price switch
    {
        CallPrice.Receiver => Sizes.Tenths(Sizes.Of(first)),
        CallPrice.ReceiverTwice => Sizes.Tenths(Sizes.Of(first) * 2),
        CallPrice.ResultTwice => Sizes.Tenths(Sizes.Of(result) * 2),
        CallPrice.Contains => Sizes.Tenths(Sizes.Of(first)) * Sizes.Tenths(Sizes.Of(second)),
        CallPrice.Pattern => Sizes.Tenths(Sizes.Of(first) + 1) * Sizes.Quarters(Sizes.Of(second)),
        CallPrice.Traversal => Traversal(first, 0),
        CallPrice.Check => 350_000,
        CallPrice.ContainsIp => Sizes.Tenths(Sizes.Of(first) * 2),
        CallPrice.ContainsIpText => Sizes.Tenths(Sizes.Of(first) * 2) + Sizes.Tenths(Sizes.Of(second)),
        CallPrice.ContainsCidr => Sizes.Tenths(Sizes.Of(first) * 2) + Sizes.Tenths(Sizes.Of(first)) + 1,
        CallPrice.ContainsCidrText => Sizes.Tenths(Sizes.Of(first) * 2) + Sizes.Tenths(Sizes.Of(first)) + 1 + Sizes.Tenths(Sizes.Of(second)),
        CallPrice.Validate => first.Kind == CelKind.Opaque ? Sizes.Tenths(Sizes.Of(second) + 1) * Sizes.Quarters(FormatFunctions.PatternSize(first)) : 1,
        CallPrice.ListOfResult => ListCallCost + Sizes.Of(result),
        CallPrice.Flatten => ListCallCost + (Sizes.Of(first) * (second.Kind == CelKind.Int ? Math.Max(second.Int, 0) : 1)),
        CallPrice.SelfCompare => SelfCompare(first),
        CallPrice.Sets => 1 + (Sizes.Of(first) * Sizes.Of(second)),
        CallPrice.SetsTwice => 1 + (Sizes.Of(first) * Sizes.Of(second) * 2),
        _ => 1,
    };

    /// <summary>Comparing every item with every other, dearer where the first is a text.</summary>
    public static long SelfCompare(in CelValue list)
    {
        if (list.Kind != CelKind.List)
            return 1;
        var count = Lists.Count(list);
        if (count == 0)
            return ListCallCost;
        var isText = Lists.Item(list, 0).Kind is CelKind.String or CelKind.Bytes;
        return ListCallCost + (long)((double)count * count * (isText ? 2.1 : 2.0));
    }

    // Rounded down, unlike everything else, and by bytes.
    private static long Traversal(in CelValue value, int depth)
    {
        switch (value.Kind)
        {
            case CelKind.String:
                return CodePoints.Utf8Length(value.String) / 10;
            case CelKind.Bytes:
                return value.Bytes.Length / 10;
            case CelKind.List when depth < 100:
                long cost = 0;
                for (var i = 0; i < value.Count; i++)
                    cost += Traversal(value.ItemAt(i), depth + 1);
                return cost;
            case CelKind.Map when depth < 100:
                long sum = 0;
                foreach (var pair in value.Pairs)
                    sum += Traversal(pair.Key, depth + 1) + Traversal(pair.Value, depth + 1);
                return sum;
            case CelKind.Object when value.Reference is IObjectValue members && value.Aux is CelObjectType type:
                long total = 0;
                for (var i = 0; i < members.Count; i++)
                {
                    var member = members.ValueAt(i);
                    if (member.IsPresent && member.Kind != ValueKind.Null && type.ByWireName(members.NameAt(i)) is { } field)
                        total += (CodePoints.Utf8Length(field.Name) / 10) + Traversal(field.Adapter.Adapt(member), depth + 1);
                }

                return total;
            default:
                return 1;
        }
    }
}
