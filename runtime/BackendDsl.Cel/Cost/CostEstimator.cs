using BackendDsl.Cel.Checking;
using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Cost;

/// <summary>
/// Estimates what evaluating an expression may cost at worst, in the units of an API server. The server refuses definitions
/// whose rules may get too expensive, so the estimate decides whether a definition is accepted.
/// </summary>
internal sealed partial class CostEstimator(CostShape? root, KubernetesVersion version)
{
    private const double TraversalFactor = 0.1;
    private const double PatternFactor = 0.25;
    private static readonly CostRange s_one = CostRange.Of(1);

    private readonly Dictionary<Expr, CostRange> _sizes = [];

    // Where in the schema a value comes from; null for a place the schema does not tell. A server starts every path at the root,
    // also that of a value that has none, so such a value is taken to be as large as the root.
    private readonly Dictionary<Expr, CostShape?> _shapes = [];
    private readonly Dictionary<Expr, CostRange> _itemSizes = [];
    private readonly Dictionary<string, Stack<(CostShape? Shape, bool HasPath, CostRange? Size)>> _locals = new(StringComparer.Ordinal);

    public CostRange Visit(Expr expression)
    {
        switch (expression)
        {
            case Expr.Identifier identifier:
                if (Local(identifier.Name) is not { } local)
                    _shapes[expression] = root;
                else if (local.HasPath)
                    _shapes[expression] = local.Shape;
                return s_one;
            case Expr.Select select:
                return VisitSelect(select);
            case Expr.Call call:
                return VisitCall(call);
            case Expr.ListLiteral list:
                return CostRange.Of(10) + VisitItems(list, list.Elements);
            case Expr.MapLiteral map:
                return CostRange.Of(30) + VisitItems(map, map.Keys, isKey: true) + VisitItems(map, map.Values);
            case Expr.MessageLiteral message:
                return CostRange.Of(40) + Sum(message.Values);
            case Expr.Comprehension comprehension:
                return VisitComprehension(comprehension);
            default:
                return default;
        }
    }

    private (CostShape? Shape, bool HasPath, CostRange? Size)? Local(string name) =>
        _locals.TryGetValue(name, out var stack) && stack.Count > 0 ? stack.Peek() : null;

    private CostShape? Field(Expr operand, string name)
    {
        if (!_shapes.TryGetValue(operand, out var shape))
            return root;
        if (shape?.Fields is not { } fields)
            return null;
        return fields.TryGetValue(name, out var field) ? field : null;
    }

    private CostShape? Element(Expr container) => _shapes.TryGetValue(container, out var shape) ? shape?.Element : root;

    private CostShape? Key(Expr container) => _shapes.TryGetValue(container, out var shape) ? shape?.Key : root;

    private CostRange Sum(Expr[] expressions)
    {
        var sum = default(CostRange);
        foreach (var expression in expressions)
            sum += Visit(expression);
        return sum;
    }

    private CostRange VisitItems(Expr container, Expr[] items, bool isKey = false)
    {
        var sum = default(CostRange);
        CostRange? size = null;
        foreach (var item in items)
        {
            sum += Visit(item);
            size = size is { } known ? known.Union(SizeOf(item)) : SizeOf(item);
        }

        if (!isKey)
            _itemSizes[container] = size ?? default;
        return sum;
    }

    private CostRange VisitSelect(Expr.Select select)
    {
        if (select.Declaration is not null)
        {
            _shapes[select] = root;
            return s_one;
        }

        var cost = Visit(select.Operand);
        if (select.TestOnly)
            return cost;
        if (select.Optional)
            return cost + s_one;
        _shapes[select] = Field(select.Operand, select.Field);
        return select.Operand.Type.Kind is CelTypeKind.Map or CelTypeKind.Object or CelTypeKind.Parameter ? cost + s_one : cost;
    }

    /// <summary>The size of a value: told by the text, by the schema, or by its type.</summary>
    private CostRange SizeOf(Expr expression)
    {
        if (_sizes.TryGetValue(expression, out var known))
            return known;
        switch (expression)
        {
            case Expr.Literal { Value.Kind: CelKind.String } text:
                return CostRange.Of((ulong)CodePoints.Length(text.Value.String));
            case Expr.Literal { Value.Kind: CelKind.Bytes } bytes:
                return CostRange.Of((ulong)bytes.Value.Bytes.Length);
            case Expr.Literal:
                return s_one;
            case Expr.ListLiteral list:
                return CostRange.Of((ulong)list.Elements.Length);
            case Expr.MapLiteral map:
                return CostRange.Of((ulong)map.Keys.Length);
        }

        if (_shapes.TryGetValue(expression, out var shape) && shape is not null)
            return new(0, shape.MaxElements);
        if (IsScalar(expression.Type))
            return s_one;
        return expression is Expr.Identifier identifier && Local(identifier.Name) is { Size: { } size } ? size : CostRange.Unknown;
    }

    // From 1.33 on sizes are followed through dyn() and optionals, from 1.32 on equality of library values has a price of its own.
    private bool FollowsSizes => version.Minor >= 33;

    private bool KnowsLibraryEquality => version.Minor >= 32;

    private bool IsScalar(CelType type) => type.Kind switch
    {
        CelTypeKind.Bool or CelTypeKind.Double or CelTypeKind.Duration or CelTypeKind.Int or CelTypeKind.Timestamp or CelTypeKind.Uint => true,
        CelTypeKind.Opaque when type.IsOptional && FollowsSizes => IsScalar(type.Parameters[0]),
        _ => false,
    };

    private CostRange VisitComprehension(Expr.Comprehension macro)
    {
        if (macro.Kind is ComprehensionKind.OptionalMap or ComprehensionKind.OptionalFlatMap)
            return VisitOptionalMap(macro);
        var sum = Visit(macro.Range);
        var count = SizeOf(macro.Range);
        CostRange? itemSize = _itemSizes.TryGetValue(macro.Range, out var known) ? known : null;
        var isMap = macro.Range.Type.Kind == CelTypeKind.Map;
        if (macro.Second is null)
        {
            Push(macro.Variable, isMap ? Key(macro.Range) : Element(macro.Range), true, isMap ? null : itemSize);
        }
        else
        {
            Push(macro.Variable, isMap || !_shapes.ContainsKey(macro.Range) ? Key(macro.Range) : null, true, null);
            Push(macro.Second, Element(macro.Range), true, itemSize);
        }

        var filter = macro.Filter is null ? (CostRange?)null : Visit(macro.Filter);
        var body = Visit(macro.Body);
        Pop(macro.Variable);
        if (macro.Second is not null)
            Pop(macro.Second);

        // The fold a server makes of each macro: its start, one round, and its result.
        CostRange Chosen(CostRange extended) => filter is { } test ? test + extended.Union(s_one) : extended;
        var (start, round, end) = macro.Kind switch
        {
            ComprehensionKind.All => (0UL, CostRange.Of(2) + new CostRange(1, CostRange.Add(body.Max, 1)), 1UL),
            ComprehensionKind.Exists => (0UL, CostRange.Of(3) + new CostRange(1, CostRange.Add(body.Max, 1)), 1UL),
            ComprehensionKind.ExistsOne => (0UL, body + new CostRange(1, 2), 2UL),
            ComprehensionKind.Filter => (10UL, body + new CostRange(1, 13), 1UL),
            ComprehensionKind.TransformMap => (30UL, Chosen(body + CostRange.Of(3)), 1UL),
            ComprehensionKind.TransformMapEntry => (30UL, Chosen(body + CostRange.Of(2)), 1UL),
            _ => (10UL, Chosen(body + CostRange.Of(12)), 1UL),
        };
        if (macro.Kind is not (ComprehensionKind.All or ComprehensionKind.Exists or ComprehensionKind.ExistsOne))
        {
            _sizes[macro] = count;
            if (macro.Kind == ComprehensionKind.Filter && !isMap)
                _itemSizes[macro] = Element(macro.Range) is { } element ? new(0, element.MaxElements) : itemSize ?? CostRange.Unknown;
            else if (macro.Kind is ComprehensionKind.Map or ComprehensionKind.TransformList or ComprehensionKind.TransformMap)
                _itemSizes[macro] = SizeOf(macro.Body);
        }

        return sum + CostRange.Of(start + end) + count * round;
    }

    private CostRange VisitOptionalMap(Expr.Comprehension macro)
    {
        var target = Visit(macro.Range);
        Push(macro.Variable, null, false, null);
        var body = Visit(macro.Body);
        Pop(macro.Variable);
        var bound = CostRange.Of(10) + target + s_one + body;
        if (macro.Kind == ComprehensionKind.OptionalMap)
            bound += s_one;
        return target + s_one + bound.Union(s_one);
    }

    private void Push(string name, CostShape? shape, bool hasPath, CostRange? size)
    {
        if (!_locals.TryGetValue(name, out var stack))
            _locals[name] = stack = new();
        stack.Push((shape, hasPath, size));
    }

    private void Pop(string name) => _locals[name].Pop();
}
