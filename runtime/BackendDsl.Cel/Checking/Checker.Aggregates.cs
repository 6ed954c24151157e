using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Checking;

/// <summary>Lists, maps, messages and comprehensions.</summary>
internal sealed partial class Checker
{
    private CelType Join(CelType? previous, CelType current)
    {
        if (previous is null)
            return current;
        return IsAssignable(previous, current) ? TypeMapping.MostGeneral(previous, current) : CelType.Dyn;
    }

    private CelType Unwrap(Expr element, bool optional)
    {
        if (!optional)
            return _tree.TypeOf(element);
        var type = _mapping.Substitute(_tree.TypeOf(element), false);
        if (type.IsOptional)
            return type.Parameters[0];
        if (type.Kind != CelTypeKind.Dyn)
            Mismatch(element, CelType.Optional(type), type);
        return type;
    }

    private void VisitList(Expr.ListLiteral list)
    {
        CelType? item = null;
        for (var i = 0; i < list.Elements.Length; i++)
        {
            Visit(list.Elements[i]);
            item = Join(item, Unwrap(list.Elements[i], list.Optional?[i] == true));
        }

        _tree.SetType(list, CelType.List(item ?? NewTypeVariable()));
    }

    private void VisitMap(Expr.MapLiteral map)
    {
        CelType? keys = null;
        CelType? values = null;
        for (var i = 0; i < map.Keys.Length; i++)
        {
            Visit(map.Keys[i]);
            keys = Join(keys, _tree.TypeOf(map.Keys[i]));
            Visit(map.Values[i]);
            values = Join(values, Unwrap(map.Values[i], map.Optional?[i] == true));
        }

        _tree.SetType(map, CelType.Map(keys ?? NewTypeVariable(), values ?? NewTypeVariable()));
    }

    private void VisitMessage(Expr.MessageLiteral message)
    {
        WellKnownMessage? known = null;
        foreach (var candidate in _environment.CandidateNames(message.Name))
        {
            known = WellKnownMessage.Find(candidate);
            if (known is not null)
            {
                _tree.SetName(message, candidate);
                break;
            }
        }

        if (known is null)
        {
            RefuseMessage(message);
            return;
        }

        foreach (var value in message.Values)
            Visit(value);
        _tree.SetType(message, known.Type);
        for (var i = 0; i < message.Fields.Length; i++)
        {
            if (known.FieldType(message.Fields[i]) is not { } expected)
            {
                Report($"undefined field '{message.Fields[i]}'", message.Positions[i]);
                continue;
            }

            var given = Unwrap(message.Values[i], message.Optional?[i] == true);
            if (!IsAssignable(expected, given))
            {
                Report(
                    $"expected type of field '{message.Fields[i]}' is '{expected.ToMessageText()}' but provided type is '{_mapping.Substitute(given, false).ToMessageText()}'",
                    message.Positions[i]);
            }
        }
    }

    // An unknown name is one error, whatever stands in the braces; of a type that is no message each field is one more.
    private void RefuseMessage(Expr.MessageLiteral message)
    {
        _tree.SetType(message, CelType.Error);
        if (Lookup(message.Name) is not { } declared)
        {
            Undeclared(message.Name, message.Position);
            return;
        }

        Report(
            declared.TypeValue is { } type ? $"'{type}' is not a message type" : $"'{declared.Type.ToMessageText()}' is not a type",
            message.Position);
        for (var i = 0; i < message.Values.Length; i++)
        {
            Visit(message.Values[i]);
            Report($"unexpected failed resolution of '{message.Name}'", message.Positions[i]);
        }
    }

    private void VisitComprehension(Expr.Comprehension comprehension)
    {
        Visit(comprehension.Range);
        if (comprehension.Kind is ComprehensionKind.OptionalMap or ComprehensionKind.OptionalFlatMap)
        {
            VisitOptionalMap(comprehension);
            return;
        }

        var range = _mapping.Substitute(_tree.TypeOf(comprehension.Range), false);
        CelType first;
        CelType second;
        switch (range.Kind)
        {
            case CelTypeKind.List:
                second = range.Parameters[0];
                first = comprehension.Second is null ? second : CelType.Int;
                break;
            case CelTypeKind.Map:
                first = range.Parameters[0];
                second = range.Parameters[1];
                break;
            case CelTypeKind.Dyn or CelTypeKind.Error or CelTypeKind.Parameter:
                IsAssignable(CelType.Dyn, range);
                first = second = CelType.Dyn;
                break;
            default:
                Report(
                    $"expression of type '{range.ToMessageText()}' cannot be range of a comprehension (must be list, map, or dynamic)",
                    comprehension.Range.Position);
                first = second = CelType.Error;
                break;
        }

        Enter(comprehension, first, second);
        if (comprehension.Filter is not null)
            Visit(comprehension.Filter);
        Visit(comprehension.Body);
        _scopes.RemoveAt(_scopes.Count - 1);
        _tree.SetType(comprehension, ResultType(comprehension, first));
    }

    private void Enter(Expr.Comprehension comprehension, CelType first, CelType second)
    {
        var scope = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        var slot = _nextSlot++;
        var secondSlot = -1;
        scope[comprehension.Variable] = new(comprehension.Variable, first, slot);
        if (comprehension.Second is not null)
        {
            secondSlot = _nextSlot++;
            scope[comprehension.Second] = new(comprehension.Second, second, secondSlot);
        }

        _tree.SetSlots(comprehension, slot, secondSlot);

        _scopes.Add(scope);
    }

    private CelType ResultType(Expr.Comprehension comprehension, CelType first)
    {
        switch (comprehension.Kind)
        {
            case ComprehensionKind.All or ComprehensionKind.Exists:
                if (!IsAssignable(_tree.TypeOf(comprehension.Body), CelType.Bool))
                    Mismatch(comprehension.Body, CelType.Bool, _tree.TypeOf(comprehension.Body));
                return CelType.Bool;
            case ComprehensionKind.ExistsOne:
                Condition(comprehension, comprehension.Body, CelType.Int, CelType.Int);
                return CelType.Bool;
            case ComprehensionKind.Filter:
                var kept = CelType.List(first);
                Condition(comprehension, comprehension.Body, kept, kept);
                return _mapping.Substitute(kept, false);
            case ComprehensionKind.Map or ComprehensionKind.TransformList:
                var made = CelType.List(_tree.TypeOf(comprehension.Body));
                Condition(comprehension, comprehension.Filter, made, made);
                return _mapping.Substitute(made, false);
            case ComprehensionKind.TransformMap:
                var map = CelType.Map(first, _tree.TypeOf(comprehension.Body));
                Condition(comprehension, comprehension.Filter, map, map);
                return _mapping.Substitute(map, false);
            case ComprehensionKind.TransformMapEntry:
                var entry = CelType.Map(NewTypeVariable(), NewTypeVariable());
                if (!IsAssignable(_tree.TypeOf(comprehension.Body), entry))
                {
                    Report(
                        $"found no matching overload for 'cel.@mapInsert' applied to '({_mapping.Substitute(entry, true).ToMessageText()}, {_mapping.Substitute(_tree.TypeOf(comprehension.Body), true).ToMessageText()})'",
                        comprehension.Position);
                }

                Condition(comprehension, comprehension.Filter, entry, entry);
                return _mapping.Substitute(entry, false);
            default:
                return SortByType(comprehension, first);
        }
    }

    // A filter stands as the condition of a ternary, and is refused in that function's name.
    private void Condition(Expr.Comprehension comprehension, Expr? condition, CelType whenTrue, CelType whenFalse)
    {
        if (condition is null || IsAssignable(_tree.TypeOf(condition), CelType.Bool))
            return;
        var shown = Array.ConvertAll([_tree.TypeOf(condition), whenTrue, whenFalse], t => _mapping.Substitute(t, true).ToMessageText());
        Report($"found no matching overload for '_?_:_' applied to '({string.Join(", ", shown)})'", comprehension.Position);
    }

    private CelType SortByType(Expr.Comprehension comprehension, CelType item)
    {
        var key = _mapping.Substitute(_tree.TypeOf(comprehension.Body), false);
        var kept = CelType.List(item);
        if (!(key.IsDynOrError || key.Kind is CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double or CelTypeKind.Bool or CelTypeKind.Duration
            or CelTypeKind.Timestamp or CelTypeKind.String or CelTypeKind.Bytes or CelTypeKind.Parameter))
        {
            var shown = _mapping.Substitute(kept, true).ToMessageText();
            Report($"found no matching overload for '@sortByAssociatedKeys' applied to '{shown}.({CelType.List(key).ToMessageText()})'", comprehension.Position);
        }

        return _mapping.Substitute(kept, false);
    }

    private void VisitOptionalMap(Expr.Comprehension comprehension)
    {
        var target = _mapping.Substitute(_tree.TypeOf(comprehension.Range), false);
        CelType content;
        if (target.IsOptional)
        {
            content = target.Parameters[0];
        }
        else
        {
            if (!target.IsDynOrError && target.Kind != CelTypeKind.Parameter)
                Report($"found no matching overload for 'hasValue' applied to '{target.ToMessageText()}.()'", comprehension.Position);
            content = CelType.Dyn;
        }

        Enter(comprehension, content, content);
        Visit(comprehension.Body);
        _scopes.RemoveAt(_scopes.Count - 1);
        if (comprehension.Kind == ComprehensionKind.OptionalMap)
        {
            _tree.SetType(comprehension, CelType.Optional(_mapping.Substitute(_tree.TypeOf(comprehension.Body), false)));
            return;
        }

        var none = CelType.Optional(NewTypeVariable());
        var body = _tree.TypeOf(comprehension.Body);
        if (!IsAssignable(body, none))
        {
            Report(
                $"found no matching overload for '_?_:_' applied to '(bool, {_mapping.Substitute(body, true).ToMessageText()}, {_mapping.Substitute(none, true).ToMessageText()})'",
                comprehension.Position);
        }

        _tree.SetType(comprehension, _mapping.Substitute(TypeMapping.MostGeneral(body, none), false));
        if (_tree.TypeOf(comprehension).Kind != CelTypeKind.Dyn && body.IsOptional)
            _tree.SetType(comprehension, _mapping.Substitute(body, false));
    }
}
