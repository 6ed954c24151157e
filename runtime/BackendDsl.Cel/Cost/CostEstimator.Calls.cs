using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Cost;

/// <summary>What calls cost.</summary>
internal sealed partial class CostEstimator
{
    private CostRange VisitCall(Expr.Call call)
    {
        switch (call.Function)
        {
            case Operators.And or Operators.Or when call.Target is null:
                var terms = Array.ConvertAll(call.Arguments, Visit);
                var most = default(CostRange);
                foreach (var term in terms)
                    most += term;
                return new(terms[0].Min, most.Max);
            case Operators.Conditional:
                var condition = Visit(call.Arguments[0]);
                var branches = Visit(call.Arguments[1]).Union(Visit(call.Arguments[2]));
                _sizes[call] = SizeOf(call.Arguments[1]).Union(SizeOf(call.Arguments[2]));
                return condition + branches;
            case "dyn" when call.Target is null && FollowsSizes:
                var cost = Visit(call.Arguments[0]) + s_one;
                _sizes[call] = SizeOf(call.Arguments[0]);
                if (_itemSizes.TryGetValue(call.Arguments[0], out var items))
                    _itemSizes[call] = items;
                return cost;
        }

        var given = Sum(call.Arguments) + (call.Target is null ? default : Visit(call.Target));
        var own = Operator(call) ?? (call.Target is null ? Global(call) : Member(call, call.Target)) ?? s_one;
        return given + own;
    }

    private static bool IsText(CelType type) => type.Kind is CelTypeKind.String or CelTypeKind.Bytes;

    private CostRange? Operator(Expr.Call call)
    {
        var arguments = call.Arguments;
        switch (call.Function)
        {
            case Operators.Equal when KnowsLibraryEquality && arguments[0].Type.Kind == CelTypeKind.Opaque && !arguments[0].Type.IsOptional && arguments[0].Type.Equals(arguments[1].Type):
                return s_one;
            case Operators.Equal or Operators.NotEqual:
                return Comparison(arguments);
            case Operators.Less or Operators.LessEqual or Operators.Greater or Operators.GreaterEqual:
                // Where the types are not known, the dearest overload counts.
                return call.Candidates is { Count: > 1 } || IsText(arguments[0].Type) ? Comparison(arguments).Union(s_one) : s_one;
            case Operators.Add:
                var sum = SizeOf(arguments[0]) + SizeOf(arguments[1]);
                if (call.Type.Kind == CelTypeKind.List)
                {
                    _sizes[call] = sum;
                    return s_one;
                }

                if (!IsText(call.Type) && call.Candidates is not { Count: > 1 })
                    return s_one;
                _sizes[call] = sum;
                return IsText(call.Type) ? sum.Times(TraversalFactor) : sum.Times(TraversalFactor).Union(s_one);
            case Operators.In:
                var inList = SizeOf(arguments[1]);
                return arguments[1].Type.Kind switch
                {
                    CelTypeKind.List => inList,
                    CelTypeKind.Map => s_one,
                    _ => inList.Union(s_one),
                };
            case Operators.Index:
                _shapes[call] = Element(arguments[0]);
                if (_itemSizes.TryGetValue(arguments[0], out var items))
                    _sizes[call] = items;
                return s_one;
            default:
                return null;
        }
    }

    private CostRange Comparison(Expr[] arguments)
    {
        var smallest = Math.Min(SizeOf(arguments[0]).Max, SizeOf(arguments[1]).Max);
        return new CostRange(smallest > 0 ? 1UL : 0UL, smallest).Times(TraversalFactor);
    }

    private CostRange? Global(Expr.Call call)
    {
        if (call.Arguments.Length == 0)
            return null;
        var size = SizeOf(call.Arguments[0]);
        switch (call.Function)
        {
            case "url" or "quantity" or "isQuantity" or "semver" or "isSemver" or "ip" or "isIP" or "cidr" or "isCIDR":
                return size.Times(TraversalFactor);
            case "ip.isCanonical":
                return size.Times(2 * TraversalFactor);
            case "bytes" when IsText(call.Arguments[0].Type):
                _sizes[call] = new(size.Min, CostRange.Multiply(size.Max, 4));
                return size.Times(TraversalFactor);
            case "string" when call.Arguments[0].Type.Kind == CelTypeKind.Bytes:
                _sizes[call] = new(size.Min / 4, size.Max);
                return size.Times(TraversalFactor);
            case "strings.quote":
                _sizes[call] = size * CostRange.Of(2) + CostRange.Of(2);
                return size.Times(TraversalFactor);
            case "sets.contains" or "sets.intersects":
                return size * SizeOf(call.Arguments[1]) + s_one;
            case "sets.equivalent":
                return (size * SizeOf(call.Arguments[1])).Times(2) + s_one;
            default:
                return null;
        }
    }

    private CostRange? Member(Expr.Call call, Expr target)
    {
        var size = SizeOf(target);
        var arguments = call.Arguments;
        switch (call.Function)
        {
            case "check":
                return CostRange.Of(350_000);
            case "startsWith" or "endsWith":
                return SizeOf(arguments[0]).Times(TraversalFactor);
            case "contains":
                return size.Times(TraversalFactor) * SizeOf(arguments[0]).Times(TraversalFactor);
            case "matches":
                return (size + s_one).Times(TraversalFactor) * SizeOf(arguments[0]).Times(PatternFactor);
            case "find" or "findAll":
                _sizes[call] = new(0, size.Max);
                return (size + s_one).Times(TraversalFactor) * SizeOf(arguments[0]).Times(PatternFactor);
            case "isSorted" or "sum" or "max" or "min" or "indexOf" or "lastIndexOf":
                if (target.Type.Kind != CelTypeKind.List)
                    return size.Times(TraversalFactor);
                var each = s_one;
                if (IsText(target.Type.Parameters[0]))
                    each += ItemSize(target).Times(TraversalFactor);
                return size * each;
            case "lowerAscii" or "upperAscii" or "substring" or "trim":
                _sizes[call] = size;
                return size.Times(TraversalFactor);
            case "replace":
                _sizes[call] = ReplacedSize(size, SizeOf(arguments[0]), SizeOf(arguments[1]));
                return size.Times(2 * TraversalFactor);
            case "split":
                _sizes[call] = new(0, arguments.Length > 1 && arguments[1] is Expr.Literal { Value.Kind: CelKind.Int } limit ? unchecked((ulong)limit.Value.Int) : size.Max);
                return size.Times(2 * TraversalFactor);
            case "join":
                var joined = size * ItemSize(target);
                if (arguments.Length > 0)
                    joined += SizeOf(arguments[0]) * new CostRange(size.Min > 0 ? size.Min - 1 : 0, size.Max > 0 ? size.Max - 1 : 0);
                _sizes[call] = joined;
                return joined.Times(TraversalFactor);
            case "format" when target.Type.Kind == CelTypeKind.String:
                return size.Times(TraversalFactor);
            case "validate":
                // As if the longest pattern of a named format, of 128 characters, were matched.
                return SizeOf(arguments[0]).Times(TraversalFactor).Times(128 * PatternFactor);
            case "containsIP" or "containsCIDR":
                var address = new CostRange(4, 16);
                var compared = (address + address).Times(TraversalFactor);
                if (call.Function == "containsCIDR")
                    compared += address.Times(TraversalFactor) + s_one;
                return IsText(arguments[0].Type) ? compared + SizeOf(arguments[0]).Times(TraversalFactor) : compared;
            default:
                return null;
        }
    }

    // A list literal tells nothing about its items here; only the schema does.
    private CostRange ItemSize(Expr list) =>
        _shapes.TryGetValue(list, out var shape) && shape?.Element is { } element ? new(0, element.MaxElements) : CostRange.Unknown;

    private static CostRange ReplacedSize(CostRange size, CostRange old, CostRange with)
    {
        ulong count, kept = 0;
        if (old.Min == 0)
            (count, kept) = (CostRange.Add(size.Max, 1), size.Max);
        else if (with.Max <= old.Min)
            (count, kept) = (0, size.Max);
        else
            count = (ulong)Math.Ceiling((double)size.Max / old.Min);
        var most = CostRange.Add(CostRange.Multiply(count, with.Max), kept);

        kept = 0;
        if (old.Max == 0)
            (count, kept) = (CostRange.Add(size.Min, 1), size.Min);
        else if (old.Max <= with.Min)
            (count, kept) = (0, size.Min);
        else
            count = (ulong)Math.Ceiling((double)size.Min / old.Max);
        return new(CostRange.Add(CostRange.Multiply(count, with.Min), kept), most);
    }
}
