using BackendDsl.Cel.Checking;
using BackendDsl.Cel.Libraries;
using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>Makes the steps of a syntax tree. Constants are computed once; a constant conversion that fails is refused.</summary>
internal sealed class Planner(CheckedTree tree, Trace? trace = null)
{
    private readonly EvaluationState _frame = new() { StepsLeft = CelLimits.FoldingSteps };

    /// <exception cref="CelProgramException">The expression can never run.</exception>
    public static Node Plan(CheckedTree tree) => new Planner(tree).Visit(tree.Root);

    /// <summary>The same with every step that is worth it noted in a trace.</summary>
    /// <exception cref="CelProgramException">The expression can never run.</exception>
    public static Node Plan(CheckedTree tree, Trace trace) => new Planner(tree, trace).Visit(tree.Root);

    private Node[] Visit(Expr[] expressions) => Array.ConvertAll(expressions, Visit);

    private Node Visit(Expr expression)
    {
        var node = Make(expression);
        return trace is null ? node : trace.Around(expression, node);
    }

    private Node Make(Expr expression) => expression switch
    {
        Expr.Literal literal => new ConstantNode(literal.Value, isLiteral: true),
        Expr.Identifier identifier => Name(tree.VariableOf(identifier), identifier.Name),
        Expr.Select select => Select(select),
        Expr.Call call => Call(call),
        Expr.ListLiteral list => List(list),
        Expr.MapLiteral map => Map(map),
        Expr.MessageLiteral message => WellKnownMessage.Find(tree.NameOf(message)) is { } known
            ? new MessageNode(known, message.Fields, Visit(message.Values), message.Optional)
            : new FailureNode(CelValue.Failure("unknown type: " + tree.NameOf(message))),
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
            return new FailureNode(CelValue.Failure("no such attribute(s): " + name));
        return declaration.TypeValue is { } type ? new ConstantNode(CelValue.Of(type), isLiteral: false) : new SlotNode(declaration.Slot);
    }

    private Node Select(Expr.Select select)
    {
        if (tree.VariableOf(select) is { } variable)
            return Name(variable, select.Field);
        var operand = Visit(select.Operand);
        if (!select.Optional && tree.TypeOf(select.Operand) is CelObjectType type && type.Find(select.Field) is { } field)
            return new FieldNode(operand, field, select.TestOnly, !IsChain(select.Operand));
        return new SelectNode(operand, select.Field, select.TestOnly, select.Optional, !IsChain(select.Operand));
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
                return new ConditionalNode(
                    Visit(call.Arguments[0]),
                    Visit(call.Arguments[1]),
                    Visit(call.Arguments[2]),
                    IsChargedChain(call.Arguments[1]) ? 1 : 0,
                    IsChargedChain(call.Arguments[2]) ? 1 : 0);
            case Operators.Equal or Operators.NotEqual:
                var sides = Visit(call.Arguments);
                return CompareCount(call.Function, sides) as Node ?? new EqualNode(sides[0], sides[1], call.Function == Operators.NotEqual);
            case Operators.Less or Operators.LessEqual or Operators.Greater or Operators.GreaterEqual:
                var ends = Visit(call.Arguments);
                return CompareCount(call.Function, ends) as Node ?? new CompareNode(call.Function, ends[0], ends[1], IsOfTexts(call));
            case Operators.Add or Operators.Subtract or Operators.Multiply or Operators.Divide or Operators.Modulo:
                var terms = Visit(call.Arguments);
                return Fold(new ArithmeticNode(call.Function, terms[0], terms[1], IsOfTexts(call)), isLiteral: false, terms);
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
        var list = tree.TargetOf(call) ?? call.Arguments[0];
        if (list is not Expr.Comprehension { Kind: ComprehensionKind.Filter } filter)
            return null;
        var range = Visit(filter.Range);
        var elements = range is not ConstantNode && filter.Range is Expr.ListLiteral { Optional: null } literal ? Visit(literal.Elements) : null;
        return new(range, elements, Visit(filter.Body), tree.SlotsOf(filter).First);
    }

    private Node Size(Node operand) => Fold(new SizeNode(operand), isLiteral: false, [operand]);

    private Node In(Expr.Call call)
    {
        var wanted = Visit(call.Arguments[0]);
        var container = Visit(call.Arguments[1]);
        var isList = tree.CandidatesOf(call) is { Count: 1 } && tree.TypeOf(call.Arguments[1]).Kind == CelTypeKind.List;
        if (!isList || container is not ConstantNode { IsLiteral: true, Value: { Kind: CelKind.List } list })
            return new InNode(wanted, container, isList, isSet: false);

        // A literal list of scalars is a set in a server, and an empty one is no question.
        var items = Lists.ToArray(list);
        if (items.Length == 0)
            return new ConstantNode(CelValue.False, isLiteral: true);
        if (Array.TrueForAll(items, i => i.Kind == CelKind.String))
            return new InConstantNode(wanted, [.. items.Select(i => i.String)]);
        var isSet = Array.TrueForAll(items, i => i.Kind is CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.String);
        return new InNode(wanted, container, isList, isSet);
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

        return new(operand, index, call.Function == Operators.OptionalIndex, !IsChain(call.Arguments[0]), IsChain(call.Arguments[1]));
    }

    private Node Function(Expr.Call call)
    {
        var target = tree.TargetOf(call);
        var function = tree.NameOf(call);
        Expr[] expressions = target is null ? call.Arguments : [target, .. call.Arguments];
        if (tree.FunctionOf(call) is not { } declaration)
            return new FailureNode(CelErrors.NoSuchOverloadOf(function));

        if (function == "size" && expressions.Length == 1 && declaration.Overloads.TrueForAll(o => ReferenceEquals(o.Implementation, StandardFunctions.SizeFunction)))
            return FilterCount(call) as Node ?? Size(Visit(expressions[0]));
        Overload[] overloads;
        if (tree.CandidatesOf(call) is [var only])
        {
            overloads = [only];
        }
        else
        {
            overloads = [.. declaration.Overloads];
            if (tree.CandidatesOf(call) is null && declaration.Overloads.TrueForAll(o => o.Parameters.Length == declaration.Overloads[0].Parameters.Length
                && o.Parameters.Length != expressions.Length) && declaration.Overloads.Count == 1)
            {
                var shape = expressions.Length switch { 1 => "(arg)", 2 => "(lhs, rhs)", _ => "(...)" };
                throw new CelProgramException("no such overload: " + function + shape, call.Position);
            }
        }

        if (function is "or" or "orValue" && target is not null && expressions.Length == 2)
            return new OptionalOrNode(function, Visit(expressions[0]), Visit(expressions[1]), function == "orValue");
        var arguments = Visit(expressions);
        if (function is "matches" or "find" or "findAll" && arguments.Length >= 2
            && arguments[1] is ConstantNode { Value: { Kind: CelKind.String } pattern })
        {
            var compiled = RegexFunctions.Compile(pattern.String, out var refused);
            if (compiled is null)
                throw new CelProgramException(refused!, expressions[expressions.Length - 1].Position);
            if (function == "matches")
                return new RegexNode(arguments[0], arguments[1], compiled);
        }

        var node = new CallNode(function, overloads, arguments);
        if (arguments.Length == 1 && ConversionFunctions.IsConversion(function) && arguments[0] is ConstantNode { IsLiteral: true })
        {
            _frame.StepsLeft = CelLimits.FoldingSteps;
            _frame.Meter.Reset(CelLimits.FoldingSteps);
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
        _frame.StepsLeft = CelLimits.FoldingSteps;
        _frame.Meter.Reset(CelLimits.FoldingSteps);
        var value = node.Evaluate(_frame);
        if (value.IsErrorOrUnknown)
            return node;
        isLiteral &= Array.TrueForAll(parts, p => ((ConstantNode)p).IsLiteral);
        return new ConstantNode(value, isLiteral, isLiteral ? 0 : CelLimits.FoldingSteps - _frame.StepsLeft);
    }

    // A variable with what is selected from it: a server evaluates, and charges, that as one.
    private bool IsChain(Expr expression) => expression switch
    {
        Expr.Identifier identifier => tree.VariableOf(identifier)?.TypeValue is null,
        Expr.Select select => tree.VariableOf(select)?.TypeValue is null,
        Expr.Call call => call.Function is Operators.Index or Operators.OptionalIndex or Operators.Conditional,
        _ => false,
    };

    // A chain that begins with a conditional, or only tests, is not charged for its beginning.
    private bool IsChargedChain(Expr expression) => expression switch
    {
        Expr.Select select when tree.VariableOf(select) is null => !select.TestOnly && (!IsChain(select.Operand) || IsChargedChain(select.Operand)),
        Expr.Call { Function: Operators.Conditional } => false,
        Expr.Call { Function: Operators.Index or Operators.OptionalIndex } call => !IsChain(call.Arguments[0]) || IsChargedChain(call.Arguments[0]),
        _ => IsChain(expression),
    };

    private bool IsOfTexts(Expr.Call call) =>
        tree.CandidatesOf(call) is { Count: 1 } && tree.CandidatesOf(call)![0].Parameters[0].Kind is CelTypeKind.String or CelTypeKind.Bytes;

    private Node Comprehension(Expr.Comprehension macro)
    {
        var range = Visit(macro.Range);
        var filter = macro.Filter is null ? null : Visit(macro.Filter);
        var body = Visit(macro.Body);
        var (slot, second) = tree.SlotsOf(macro);
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
