using BackendDsl.Cel.Checking;
using BackendDsl.Cel.Libraries;
using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>Makes the steps of a syntax tree. Constants are computed once; a constant conversion that fails is refused.</summary>
internal sealed class Planner
{
    private const long FoldingBudget = 10_000;

    private readonly Frame _frame = new() { StepsLeft = FoldingBudget };

    /// <exception cref="CelProgramException">The expression can never run.</exception>
    public static Node Plan(Expr expression) => new Planner().Visit(expression);

    private Node[] Visit(Expr[] expressions) => Array.ConvertAll(expressions, Visit);

    private Node Visit(Expr expression) => expression switch
    {
        Expr.Literal literal => new ConstantNode(literal.Value, isLiteral: true),
        Expr.Identifier identifier => Name(identifier.Declaration, identifier.Name),
        Expr.Select select => Select(select),
        Expr.Call call => Call(call),
        Expr.ListLiteral list => List(list),
        Expr.MapLiteral map => Map(map),
        Expr.MessageLiteral message => WellKnownMessage.Find(message.Name) is { } known
            ? new MessageNode(known, message.Fields, Visit(message.Values), message.Optional)
            : new FailureNode("unknown type: " + message.Name),
        Expr.Comprehension comprehension => Comprehension(comprehension),
        _ => throw new InvalidOperationException(),
    };

    private Node List(Expr.ListLiteral list)
    {
        var elements = Visit(list.Elements);
        return Fold(new ListNode(elements, list.Optional), isLiteral: true, elements);
    }

    private Node Map(Expr.MapLiteral map)
    {
        var keys = Visit(map.Keys);
        var values = Visit(map.Values);
        return Fold(new MapNode(keys, values, map.Optional), isLiteral: true, [.. keys, .. values]);
    }

    private static Node Name(Declaration? declaration, string name)
    {
        if (declaration is null)
            return new FailureNode("no such attribute(s): " + name);
        return declaration.TypeValue is { } type ? new ConstantNode(CelValue.Of(type), isLiteral: false) : new SlotNode(declaration.Slot);
    }

    private Node Select(Expr.Select select)
    {
        if (select.Declaration is not null)
            return Name(select.Declaration, select.Field);
        var operand = Visit(select.Operand);
        if (!select.Optional && select.Operand.Type is CelObjectType type && type.Find(select.Field) is { } field)
            return new FieldNode(operand, field, select.TestOnly);
        return new SelectNode(operand, select.Field, select.TestOnly, select.Optional);
    }

    private Node Call(Expr.Call call)
    {
        switch (call.Function)
        {
            case Operators.And or Operators.Or when call.Target is null:
                return new LogicNode(Visit(call.Arguments), call.Function == Operators.Or);
            case Operators.Not:
                return new NotNode(Visit(call.Arguments[0]));
            case Operators.Negate:
                var operand = Visit(call.Arguments[0]);
                return Fold(new NegateNode(operand), isLiteral: false, [operand]);
            case Operators.Conditional:
                return new ConditionalNode(Visit(call.Arguments[0]), Visit(call.Arguments[1]), Visit(call.Arguments[2]));
            case Operators.Equal or Operators.NotEqual:
                var sides = Visit(call.Arguments);
                return CompareCount(call.Function, sides) as Node ?? new EqualNode(sides[0], sides[1], call.Function == Operators.NotEqual);
            case Operators.Less or Operators.LessEqual or Operators.Greater or Operators.GreaterEqual:
                var ends = Visit(call.Arguments);
                return CompareCount(call.Function, ends) as Node ?? new CompareNode(call.Function, ends[0], ends[1]);
            case Operators.Add or Operators.Subtract or Operators.Multiply or Operators.Divide or Operators.Modulo:
                var terms = Visit(call.Arguments);
                return Fold(new ArithmeticNode(call.Function, terms[0], terms[1]), isLiteral: false, terms);
            case Operators.In:
                return In(call);
            case Operators.Index or Operators.OptionalIndex:
                return Index(call);
            default:
                return Function(call);
        }
    }

    private static CountCompareNode? CompareCount(string function, Node[] sides)
    {
        if (sides[0] is FilterCountNode count && sides[1] is ConstantNode { Value: { Kind: CelKind.Int } limit })
            return new(count, function, limit.Int);
        if (sides[1] is not FilterCountNode other || sides[0] is not ConstantNode { Value: { Kind: CelKind.Int } first })
            return null;
        var mirrored = function switch
        {
            Operators.Less => Operators.Greater,
            Operators.LessEqual => Operators.GreaterEqual,
            Operators.Greater => Operators.Less,
            Operators.GreaterEqual => Operators.LessEqual,
            _ => function,
        };
        return new(other, mirrored, first.Int);
    }

    private FilterCountNode? FilterCount(Expr.Call call)
    {
        var list = call.Target ?? call.Arguments[0];
        if (list is not Expr.Comprehension { Kind: ComprehensionKind.Filter } filter)
            return null;
        var range = Visit(filter.Range);
        var elements = range is not ConstantNode && filter.Range is Expr.ListLiteral { Optional: null } literal ? Visit(literal.Elements) : null;
        return new(range, elements, Visit(filter.Body), filter.Slot);
    }

    private Node Size(Node operand) => Fold(new SizeNode(operand), isLiteral: false, [operand]);

    private Node In(Expr.Call call)
    {
        var wanted = Visit(call.Arguments[0]);
        var container = Visit(call.Arguments[1]);
        if (container is ConstantNode { Value: { Kind: CelKind.List } list } && list.Count > 4)
        {
            var items = Lists.ToArray(list);
            if (Array.TrueForAll(items, i => i.Kind == CelKind.String))
                return new InConstantNode(wanted, [.. items.Select(i => i.String)]);
        }

        return new InNode(wanted, container);
    }

    private IndexNode Index(Expr.Call call)
    {
        var operand = Visit(call.Arguments[0]);
        var index = Visit(call.Arguments[1]);
        if (index is ConstantNode { IsLiteral: true, Value.Kind: not (CelKind.String or CelKind.Int or CelKind.Uint or CelKind.Bool or CelKind.Double) } constant)
        {
            var type = constant.Value.Kind switch
            {
                CelKind.Bytes => "types.Bytes",
                CelKind.Null => "types.Null",
                CelKind.Timestamp => "types.Timestamp",
                CelKind.Duration => "types.Duration",
                _ => constant.Value.Type.Name,
            };
            throw new CelProgramException("invalid qualifier type: " + type, call.Arguments[1].Position);
        }

        return new(operand, index, call.Function == Operators.OptionalIndex);
    }

    private Node Function(Expr.Call call)
    {
        Expr[] expressions = call.Target is null ? call.Arguments : [call.Target, .. call.Arguments];
        if (call.Declaration is not { } declaration)
            return new FailureNode("no such overload: " + call.Function);

        if (call.Function == "size" && expressions.Length == 1)
            return FilterCount(call) as Node ?? Size(Visit(expressions[0]));
        Overload[] overloads;
        if (call.Candidates is { Count: 1 })
        {
            overloads = [call.Candidates[0]];
        }
        else
        {
            overloads = [.. declaration.Overloads];
            if (call.Candidates is null && declaration.Overloads.TrueForAll(o => o.Parameters.Length == declaration.Overloads[0].Parameters.Length
                && o.Parameters.Length != expressions.Length) && declaration.Overloads.Count == 1)
            {
                var shape = expressions.Length switch { 1 => "(arg)", 2 => "(lhs, rhs)", _ => "(...)" };
                throw new CelProgramException("no such overload: " + call.Function + shape, call.Position);
            }
        }

        var arguments = Visit(expressions);
        if (call.Function is "matches" or "find" or "findAll" && arguments.Length >= 2
            && arguments[1] is ConstantNode { Value: { Kind: CelKind.String } pattern })
        {
            var compiled = RegexFunctions.Compile(pattern.String, out var refused);
            if (compiled is null)
                throw new CelProgramException(refused!, expressions[expressions.Length - 1].Position);
            if (call.Function == "matches")
                return new RegexNode(arguments[0], compiled);
        }

        var node = new CallNode(call.Function, overloads, arguments);
        if (arguments.Length == 1 && ConversionFunctions.IsConversion(call.Function) && arguments[0] is ConstantNode { IsLiteral: true })
        {
            var value = node.Evaluate(_frame);
            if (value.IsError)
                throw new CelProgramException(value.Error.Message, call.Position);
            return new ConstantNode(value, isLiteral: true);
        }

        return overloads.Length > 0 && overloads[0].Implementation is not null ? Fold(node, isLiteral: false, arguments) : node;
    }

    private Node Fold(Node node, bool isLiteral, Node[] parts)
    {
        if (!Array.TrueForAll(parts, p => p is ConstantNode))
            return node;
        _frame.StepsLeft = FoldingBudget;
        var value = node.Evaluate(_frame);
        if (value.IsErrorOrUnknown)
            return node;
        return new ConstantNode(value, isLiteral && Array.TrueForAll(parts, p => ((ConstantNode)p).IsLiteral));
    }

    private Node Comprehension(Expr.Comprehension macro)
    {
        var range = Visit(macro.Range);
        var filter = macro.Filter is null ? null : Visit(macro.Filter);
        var body = Visit(macro.Body);
        var slot = macro.Slot;
        var second = macro.Second is null ? -1 : macro.SecondSlot;
        return macro.Kind switch
        {
            ComprehensionKind.All => new QuantifierNode(range, body, slot, second, deciding: false),
            ComprehensionKind.Exists => new QuantifierNode(range, body, slot, second, deciding: true),
            ComprehensionKind.ExistsOne => new ExistsOneNode(range, body, slot, second),
            ComprehensionKind.Filter => new CollectNode(range, body, body, keepMember: true, slot, second),
            ComprehensionKind.Map or ComprehensionKind.TransformList => new CollectNode(range, body, filter, keepMember: false, slot, second),
            ComprehensionKind.TransformMap => new TransformMapNode(range, body, filter, entries: false, slot, second),
            ComprehensionKind.TransformMapEntry => new TransformMapNode(range, body, filter, entries: true, slot, second),
            ComprehensionKind.OptionalMap => new OptionalMapNode(range, body, slot, flat: false),
            ComprehensionKind.OptionalFlatMap => new OptionalMapNode(range, body, slot, flat: true),
            _ => new SortByNode(range, body, slot),
        };
    }
}
