using BackendDsl.Cel.Checking;
using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Cost;

/// <summary>What calls cost.</summary>
internal sealed partial class CostEstimator
{
    private const ulong CheckCost = 350_000;
    private const ulong LargestFormat = 64;
    private const double LongestFormatPattern = 128;

    private CostRange VisitCall(Expr.Call call)
    {
        var target = tree.TargetOf(call);
        if (call.Function == "dyn" && target is null && FollowsSizes)
        {
            var argument = call.Arguments[0];
            var cost = Visit(argument) + s_one;
            SetSize(call, SizeOf(argument));
            SetEntry(call, EntryOf(argument));
            return cost;
        }

        var given = new CostRange[call.Arguments.Length];
        for (var i = 0; i < given.Length; i++)
        {
            given[i] = Visit(call.Arguments[i]);
            SizeOf(call.Arguments[i]);
        }

        var sum = default(CostRange);
        if (target is not null)
        {
            sum = Visit(target);
            SizeOf(target);
        }

        switch (call.Function)
        {
            case Operators.And or Operators.Or when target is null:
                var most = default(CostRange);
                foreach (var term in given)
                    most += term;
                return new(given[0].Min, most.Max);
            case Operators.Conditional:
                SetSize(call, SizeOrUnknown(call.Arguments[1]).Union(SizeOrUnknown(call.Arguments[2])));
                SetEntry(call, EntrySize.Union(EntryOf(call.Arguments[1]), EntryOf(call.Arguments[2])));
                return given[0] + given[1].Union(given[2]);
            case Operators.Index:
                VisitIndex(call);
                break;
        }

        foreach (var one in given)
            sum += one;
        return sum + OwnCost(call);
    }

    private void VisitIndex(Expr.Call call)
    {
        var container = call.Arguments[0];
        if (tree.TypeOf(container).Kind is not (CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Dyn))
            return;
        SetSize(call, EntryOf(container)?.Value);
        _paths[call] = PathOf(container).Append(tree.TypeOf(container).Kind == CelTypeKind.List ? CostPath.Items : CostPath.Values);
    }

    // Where the checker could not tell which overload it will be, every one that it may be counts.
    private CostRange OwnCost(Expr.Call call)
    {
        if (tree.CandidatesOf(call) is not { Count: > 0 } candidates)
            return FunctionCost(call, null, out _) ?? s_one;
        CostRange? cost = null;
        CostRange? size = null;
        foreach (var overload in candidates)
        {
            var one = FunctionCost(call, overload, out var result) ?? s_one;
            cost = cost is { } known ? known.Union(one) : one;
            if (result is { } made)
                size = size is { } other ? other.Union(made) : made;
        }

        SetSize(call, size);
        return cost ?? s_one;
    }

    private static bool IsText(CelType type) => type.Kind is CelTypeKind.String or CelTypeKind.Bytes;

    private CostRange? FunctionCost(Expr.Call call, Overload? overload, out CostRange? result)
    {
        result = null;
        return Operator(call, overload, ref result) ?? (tree.TargetOf(call) is { } target ? Member(call, target, overload, ref result) : Global(call, overload, ref result));
    }

    private CostRange? Operator(Expr.Call call, Overload? overload, ref CostRange? result)
    {
        var arguments = call.Arguments;
        switch (call.Function)
        {
            case Operators.Equal when KnowsLibraryEquality && tree.TypeOf(arguments[0]) is { Kind: CelTypeKind.Opaque, IsOptional: false } type && type.Equals(tree.TypeOf(arguments[1])):
                return LibraryEquality(type, SizeOf(arguments[1]));
            case Operators.Equal or Operators.NotEqual:
                return Comparison(arguments);
            case Operators.Less or Operators.LessEqual or Operators.Greater or Operators.GreaterEqual:
                return overload is null || IsText(overload.Parameters[0]) ? Comparison(arguments) : s_one;
            case Operators.Add:
                return Addition(call, overload, ref result);
            case Operators.In:
                return (overload?.Parameters[1] ?? tree.TypeOf(arguments[1])).Kind == CelTypeKind.Map ? s_one : SizeOrUnknown(arguments[1]);
            default:
                return null;
        }
    }

    private static CostRange LibraryEquality(CelType type, CostRange? size)
    {
        if (type.Equals(CelTypes.NamedFormat))
            return new CostRange(1, LargestFormat).Times(TraversalFactor);
        return type.Equals(CelTypes.Url) ? new CostRange(1, size?.Max ?? 1).Times(TraversalFactor) : s_one;
    }

    private CostRange Addition(Expr.Call call, Overload? overload, ref CostRange? result)
    {
        var type = overload?.Parameters[0] ?? tree.TypeOf(call);
        if (type.Kind != CelTypeKind.List && !IsText(type))
            return s_one;
        var sum = SizeOrUnknown(call.Arguments[0]) + SizeOrUnknown(call.Arguments[1]);
        result = sum;
        SetEntry(call, EntrySize.Union(EntryOf(call.Arguments[0]), EntryOf(call.Arguments[1])));
        return type.Kind == CelTypeKind.List ? s_one : sum.Times(TraversalFactor);
    }

    private CostRange Comparison(Expr[] arguments)
    {
        var smallest = Math.Min(SizeOrUnknown(arguments[0]).Max, SizeOrUnknown(arguments[1]).Max);
        return new CostRange(smallest > 0 ? 1UL : 0UL, smallest).Times(TraversalFactor);
    }

    private CostRange? Global(Expr.Call call, Overload? overload, ref CostRange? result)
    {
        if (call.Arguments.Length == 0)
            return null;
        var size = SizeOrUnknown(call.Arguments[0]);
        var given = overload?.Parameters[0] ?? tree.TypeOf(call.Arguments[0]);
        switch (tree.NameOf(call))
        {
            case "url":
                result = FollowsSizes ? size : null;
                return size.Times(TraversalFactor);
            case "quantity" or "isQuantity" or "semver" or "isSemver" or "ip" or "isIP" or "cidr" or "isCIDR":
                return size.Times(TraversalFactor);
            case "ip.isCanonical":
                return size.Times(2 * TraversalFactor);
            case "bytes" when given.Kind == CelTypeKind.String:
                result = new(size.Min, CostRange.Multiply(size.Max, 4));
                return size.Times(TraversalFactor);
            case "string" when given.Kind == CelTypeKind.Bytes:
                result = new(size.Min / 4, size.Max);
                return size.Times(TraversalFactor);
            case "strings.quote":
                result = (size * CostRange.Of(2)) + CostRange.Of(2);
                return size.Times(TraversalFactor);
            case "sets.contains" or "sets.intersects":
                return (size * SizeOrUnknown(call.Arguments[1])) + s_one;
            case "sets.equivalent":
                return (size * SizeOrUnknown(call.Arguments[1])).Times(2) + s_one;
            case "lists.range":
                var count = CostRange.Of(Number(call.Arguments[0], ulong.MaxValue));
                result = count;
                return ListCall(count, 1);
            default:
                return null;
        }
    }

    private static ulong Number(Expr expression, ulong other) =>
        expression is Expr.Literal { Value: { Kind: CelKind.Int } number } ? (ulong)Math.Max(number.Int, 0) : other;

    private CostRange? Member(Expr.Call call, Expr target, Overload? overload, ref CostRange? result)
    {
        var size = SizeOrUnknown(target);
        var arguments = call.Arguments;
        switch (call.Function)
        {
            case "check":
                return CostRange.Of(CheckCost);
            case "startsWith" or "endsWith":
                return SizeOrUnknown(arguments[0]).Times(TraversalFactor);
            case "contains":
                return size.Times(TraversalFactor) * SizeOrUnknown(arguments[0]).Times(TraversalFactor);
            case "matches":
                return (size + s_one).Times(TraversalFactor) * SizeOrUnknown(arguments[0]).Times(PatternFactor);
            case "find" or "findAll":
                result = new(0, size.Max);
                return (size + s_one).Times(TraversalFactor) * SizeOrUnknown(arguments[0]).Times(PatternFactor);
            case "isSorted" or "sum" or "max" or "min" or "indexOf" or "lastIndexOf":
                if (tree.TypeOf(target).Kind != CelTypeKind.List)
                    return size.Times(TraversalFactor);
                var each = s_one;
                if (IsText(tree.TypeOf(target).Parameters[0]))
                    each += ItemSize(target).Times(TraversalFactor);
                return size * each;
            case "lowerAscii" or "upperAscii" or "substring" or "trim":
                result = size;
                return size.Times(TraversalFactor);
            case "replace":
                result = ReplacedSize(size, SizeOrUnknown(arguments[0]), SizeOrUnknown(arguments[1]));
                return size.Times(2 * TraversalFactor);
            case "split":
                result = new(0, arguments.Length > 1 && arguments[1] is Expr.Literal { Value.Kind: CelKind.Int } limit ? unchecked((ulong)limit.Value.Int) : size.Max);
                return size.Times(2 * TraversalFactor);
            case "join":
                var joined = size * ItemSize(target);
                if (arguments.Length > 0)
                    joined += SizeOrUnknown(arguments[0]) * new CostRange(size.Min > 0 ? size.Min - 1 : 0, size.Max > 0 ? size.Max - 1 : 0);
                result = joined;
                return joined.Times(TraversalFactor);
            case "format" when tree.TypeOf(target).Kind == CelTypeKind.String:
                return size.Times(TraversalFactor);
            case "validate":
                // As if the longest pattern of a named format were matched.
                return SizeOrUnknown(arguments[0]).Times(TraversalFactor).Times(LongestFormatPattern * PatternFactor);
            case "containsIP" or "containsCIDR":
                var address = new CostRange(4, 16);
                var compared = (address + address).Times(TraversalFactor);
                if (call.Function == "containsCIDR")
                    compared += address.Times(TraversalFactor) + s_one;
                return IsText(overload?.Parameters[1] ?? tree.TypeOf(arguments[0])) ? compared + SizeOrUnknown(arguments[0]).Times(TraversalFactor) : compared;
            case "slice" or "flatten" or "reverse" or "distinct" or "sort":
                return NewListFunction(call, size, overload, ref result);
            default:
                return null;
        }
    }

    private static CostRange NewListFunction(Expr.Call call, CostRange size, Overload? overload, ref CostRange? result)
    {
        switch (call.Function)
        {
            case "slice":
                result = CostRange.Of(unchecked(Number(call.Arguments[1], size.Max) - Number(call.Arguments[0], 0)));
                return ListCall(result.Value, 1);
            case "flatten":
                result = size;
                return ListCall(size, call.Arguments.Length == 0 ? 1 : Number(call.Arguments[0], ulong.MaxValue));
            case "reverse":
                result = size;
                return ListCall(size, 1);
            default:
                // Every item is compared with every other.
                result = size * size;
                return ListCall(result.Value, call.Function == "sort" && overload is { } one && IsText(one.Parameters[0].Parameters[0]) ? 2.1 : 2.0);
        }
    }

    // What an expression makes tells nothing about its items here; only the schema does.
    private CostRange ItemSize(Expr list)
    {
        var path = PathOf(list);
        return path.IsNone ? CostRange.Unknown : SizeAt(path.Copy(CostPath.Items)) ?? CostRange.Unknown;
    }

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
