using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Cost;

/// <summary>What macros cost: a server writes each out as a fold with a start, a condition, a step and a result.</summary>
internal sealed partial class CostEstimator
{
    private static readonly EntrySize s_emptyList = new(isMap: false, s_one, default);

    private CostRange VisitComprehension(Expr.Comprehension macro)
    {
        switch (macro.Kind)
        {
            case ComprehensionKind.OptionalMap or ComprehensionKind.OptionalFlatMap:
                return VisitOptionalMap(macro);
            case ComprehensionKind.SortBy:
                return VisitSortBy(macro);
        }

        var range = Visit(macro.Range);
        PushVariables(macro);
        var round = VisitRound(macro);
        Pop(macro.Variable);
        if (macro.Second is not null)
            Pop(macro.Second);

        var (start, end) = macro.Kind switch
        {
            ComprehensionKind.All or ComprehensionKind.Exists => (0UL, 1UL),
            ComprehensionKind.ExistsOne => (0UL, 2UL),
            ComprehensionKind.TransformMap or ComprehensionKind.TransformMapEntry => (MapCost, 1UL),
            _ => (ListCost, 1UL),
        };
        var count = SizeOrUnknown(macro.Range);
        SetSize(macro, macro.Kind is ComprehensionKind.All or ComprehensionKind.Exists or ComprehensionKind.ExistsOne ? s_one : count);
        return range + CostRange.Of(start + end) + (count * round);
    }

    private void PushVariables(Expr.Comprehension macro)
    {
        var entry = EntryOf(macro.Range);
        var isMap = entry?.IsMap ?? tree.TypeOf(macro.Range).Kind != CelTypeKind.List;
        var path = PathOf(macro.Range);
        if (macro.Second is null)
        {
            Push(macro.Variable, path.Append(isMap ? CostPath.Keys : CostPath.Items), isMap ? entry?.Key : entry?.Value, null);
            return;
        }

        Push(macro.Variable, path.Append(isMap ? CostPath.Keys : CostPath.Indices), entry?.Key, null);
        Push(macro.Second, path.Append(isMap ? CostPath.Values : CostPath.Items), entry?.Value, null);
    }

    // Condition and step of one round; each reads the result so far, which costs one.
    private CostRange VisitRound(Expr.Comprehension macro)
    {
        var filter = macro.Filter is null ? (CostRange?)null : Visit(macro.Filter);
        var body = Visit(macro.Body);
        CostRange Chosen(CostRange extended) => filter is { } test ? test + extended.Union(s_one) : extended;
        switch (macro.Kind)
        {
            case ComprehensionKind.All:
                return CostRange.Of(2) + new CostRange(1, CostRange.Add(body.Max, 1));
            case ComprehensionKind.Exists:
                return CostRange.Of(3) + new CostRange(1, CostRange.Add(body.Max, 1));
            case ComprehensionKind.ExistsOne:
                return body + new CostRange(1, 2);
            case ComprehensionKind.Filter:
                SetListEntry(macro, SizeOfMember(macro));
                return body + new CostRange(1, ListCost + 3);
            case ComprehensionKind.TransformMap:
                return Chosen(body + CostRange.Of(3));
            case ComprehensionKind.TransformMapEntry:
                return Chosen(body + CostRange.Of(2));
            default:
                SetListEntry(macro, SizeOrUnknown(macro.Body));
                return Chosen(body + CostRange.Of(ListCost + 2));
        }
    }

    // The list begins empty, so that its items may be of no size at all.
    private void SetListEntry(Expr macro, CostRange size) => SetEntry(macro, EntrySize.Union(s_emptyList, new EntrySize(isMap: false, s_one, size)));

    private CostRange SizeOfMember(Expr.Comprehension macro)
    {
        var local = FindLocal(macro.Variable)!;
        var type = tree.TypeOf(macro.Range) is { Kind: CelTypeKind.List or CelTypeKind.Map, Parameters: { Length: > 0 } parameters } ? parameters[0] : CelType.Dyn;
        return SizeAt(local.Path) ?? (IsScalar(type) ? s_one : local.Size ?? CostRange.Unknown);
    }

    // target.hasValue() ? optional.of(bind(v, target.value(), body)) : optional.none()
    private CostRange VisitOptionalMap(Expr.Comprehension macro)
    {
        var target = Visit(macro.Range);
        SizeOf(macro.Range);
        Push(macro.Variable, default, IsScalar(ValueType(tree.TypeOf(macro.Range))) ? s_one : null, null);
        var body = Visit(macro.Body);
        Pop(macro.Variable);
        var bound = CostRange.Of(ListCost) + target + s_one + body;
        if (macro.Kind == ComprehensionKind.OptionalMap)
            bound += s_one;
        return target + s_one + bound.Union(s_one);
    }

    private static CelType ValueType(CelType optional) => optional.IsOptional ? optional.Parameters[0] : optional;

    // bind(v, range, v.@sortByAssociatedKeys(v.map(x, body)))
    private CostRange VisitSortBy(Expr.Comprehension macro)
    {
        var range = Visit(macro.Range);
        var size = SizeOrUnknown(macro.Range);
        PushVariables(macro);
        var body = Visit(macro.Body);
        Pop(macro.Variable);
        var keys = s_one + CostRange.Of(ListCost + 1) + (size * (body + CostRange.Of(ListCost + 2)));
        var compared = size * size;
        SetSize(macro, compared);
        return CostRange.Of(ListCost) + range + keys + s_one + ListCall(compared, IsText(tree.TypeOf(macro.Body)) || tree.TypeOf(macro.Body).Kind == CelTypeKind.Dyn ? 2.1 : 2.0);
    }

    /// <summary>A call that makes a list: so much for each item, and the making.</summary>
    private static CostRange ListCall(CostRange items, double factor) => items.Times(factor) + CostRange.Of(1 + ListCost);
}
