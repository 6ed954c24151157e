using BackendDsl.Cel.Checking;
using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Cost;

/// <summary>
/// Estimates what evaluating an expression may cost at worst, in the units of an API server. The server refuses definitions
/// whose rules may get too expensive, so the estimate decides whether a definition is accepted.
/// </summary>
internal sealed partial class CostEstimator(CheckedTree tree, CostShape? root, KubernetesVersion version)
{
    private const double TraversalFactor = 0.1;
    private const double PatternFactor = 0.25;
    private const ulong ListCost = 10;
    private const ulong MapCost = 30;
    private const ulong MessageCost = 40;
    private static readonly CostRange s_one = CostRange.Of(1);

    private readonly Dictionary<Expr, CostRange> _sizes = [];
    private readonly Dictionary<Expr, CostPath> _paths = [];
    private readonly Dictionary<Expr, EntrySize> _entries = [];
    private readonly Dictionary<string, Stack<Local>> _locals = new(StringComparer.Ordinal);

    // From 1.33 on sizes are followed through dyn() and optionals, and the items of what an expression makes are known;
    // from 1.32 on equality of library values has a price of its own.
    private bool FollowsSizes => version.Minor >= 33;

    private bool KnowsLibraryEquality => version.Minor >= 32;

    public CostRange Visit(Expr expression)
    {
        switch (expression)
        {
            case Expr.Identifier identifier:
                _paths[expression] = FindLocal(identifier.Name) is { } local ? local.Path : CostPath.Of(identifier.Name);
                return s_one;
            case Expr.Select select:
                return VisitSelect(select);
            case Expr.Call call:
                return VisitCall(call);
            case Expr.ListLiteral list:
                var items = VisitItems(list.Elements, out var itemSize);
                SetEntry(list, new(isMap: false, s_one, itemSize));
                return items + CostRange.Of(ListCost);
            case Expr.MapLiteral map:
                var entries = VisitItems(map.Keys, out var keySize) + VisitItems(map.Values, out var valueSize);
                SetEntry(map, new(isMap: true, keySize, valueSize));
                return entries + CostRange.Of(MapCost);
            case Expr.MessageLiteral message:
                return VisitItems(message.Values, out _) + CostRange.Of(MessageCost);
            case Expr.Comprehension comprehension:
                return VisitComprehension(comprehension);
            default:
                return default;
        }
    }

    private CostRange VisitSelect(Expr.Select select)
    {
        if (tree.VariableOf(select) is not null)
        {
            _paths[select] = CostPath.Of(select.Field);
            return s_one;
        }

        var cost = Visit(select.Operand);
        if (select.TestOnly)
            return cost;
        if (select.Optional)
        {
            SizeOf(select.Operand);
            return cost + s_one;
        }

        _paths[select] = PathOf(select.Operand).Append(select.Field);
        return tree.TypeOf(select.Operand).Kind is CelTypeKind.Map or CelTypeKind.Object or CelTypeKind.Parameter ? cost + s_one : cost;
    }

    private CostRange VisitItems(Expr[] items, out CostRange size)
    {
        var sum = default(CostRange);
        CostRange? all = null;
        foreach (var item in items)
        {
            sum += Visit(item);
            all = all is { } known ? known.Union(SizeOrUnknown(item)) : SizeOrUnknown(item);
        }

        size = all ?? default;
        return sum;
    }

    private CostPath PathOf(Expr expression)
    {
        if (expression is Expr.Identifier identifier && FindLocal(identifier.Name) is { } local)
            return local.Path;
        return _paths.TryGetValue(expression, out var path) ? path : default;
    }

    private CostRange SizeOrUnknown(Expr expression) => SizeOf(expression) ?? CostRange.Unknown;

    /// <summary>The size of a value: told by the text, by the schema, or by its type; null where none tells it.</summary>
    private CostRange? SizeOf(Expr expression)
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

        if (SizeAt(PathOf(expression)) is { } told)
        {
            _sizes[expression] = told;
            return told;
        }

        if (IsScalar(tree.TypeOf(expression)))
            return s_one;
        return expression is Expr.Identifier identifier ? FindLocal(identifier.Name)?.Size : null;
    }

    private CostRange? SizeAt(CostPath path) => !path.IsNone && path.Resolve(root) is { } shape ? new CostRange(0, shape.MaxElements) : null;

    private EntrySize? EntryOf(Expr expression)
    {
        if (_entries.TryGetValue(expression, out var known))
            return known;
        return expression is Expr.Identifier identifier ? FindLocal(identifier.Name)?.Entry : null;
    }

    private void SetEntry(Expr expression, EntrySize? entry)
    {
        if (FollowsSizes && entry is { } known)
            _entries[expression] = known;
    }

    private void SetSize(Expr expression, CostRange? size)
    {
        if (size is { } known)
            _sizes[expression] = known;
    }

    private bool IsScalar(CelType type) => type.Kind switch
    {
        CelTypeKind.Bool or CelTypeKind.Double or CelTypeKind.Duration or CelTypeKind.Int or CelTypeKind.Timestamp or CelTypeKind.Uint => true,
        CelTypeKind.Opaque when type.IsOptional && FollowsSizes => IsScalar(type.Parameters[0]),
        _ => false,
    };

    private Local? FindLocal(string name) => _locals.TryGetValue(name, out var stack) && stack.Count > 0 ? stack.Peek() : null;

    private void Push(string name, CostPath path, CostRange? size, EntrySize? entry)
    {
        if (!_locals.TryGetValue(name, out var stack))
            _locals[name] = stack = new();
        stack.Push(new(path, size, entry));
    }

    private void Pop(string name) => _locals[name].Pop();

    private sealed class Local(CostPath path, CostRange? size, EntrySize? entry)
    {
        public CostPath Path { get; } = path;

        public CostRange? Size { get; } = size;

        public EntrySize? Entry { get; } = entry;
    }
}
