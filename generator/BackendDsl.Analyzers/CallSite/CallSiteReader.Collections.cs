using BackendDsl.Analyzers.Constants;
using BackendDsl.Cel.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.CallSite;

internal sealed partial class CallSiteReader
{
    /// <summary><c>.Member(item, item, ...)</c>: appends.</summary>
    private void Append(CallSiteObject target, ModelMember member, IArgumentOperation argument, CallSpan span, bool conditional)
    {
        var element = Types.ElementOf(member.Property.Type)!;
        var parameter = argument.Parameter!.Type;
        var read = Types.ElementOf(parameter) is not null && parameter.SpecialType != SpecialType.System_String
            ? ReadList(argument.Value, element, span)
            : OneItem(argument.Value, element, span);
        if (read is null)
        {
            EscapeReferences(argument.Value);
            read = new() { Escaped = true };
        }

        AppendTo(target, member.WireName, read, span, conditional);
    }

    private static void AppendTo(CallSiteObject target, string name, CallSiteArray read, CallSpan span, bool conditional)
    {
        read.Call = span;
        if (target.Find(name) is { Value: { Kind: ValueKind.Array } value } place && value.Array is CallSiteArray existing)
        {
            existing.Call = span;
            place.Call = span;
            existing.Append(read, conditional);
        }
        else if (target.Find(name) is { } before && !before.Value.IsAbsent)
        {
            // There is a list, or perhaps one, of which nothing is known: what is appended may be its only items.
            var choice = before.Choices is { Count: 1 } only && only[0].Value is { Kind: ValueKind.Array } v ? v.Array as CallSiteArray : null;
            choice ??= new() { Call = span };
            choice.Append(read, conditional: true);
            before.Choices = [new(Value.Of(choice), span, span)];
        }
        else if (conditional)
        {
            var open = new CallSiteArray { Call = span };
            open.Append(read, conditional: true);
            target.Set(name, new(Value.MaybeAbsent, span, span) { Choices = [new(Value.Of(open), span, span)] });
        }
        else
        {
            target.Set(name, new(Value.Of(read), span, span));
        }
    }

    private CallSiteArray OneItem(IOperation item, ITypeSymbol element, CallSpan call)
    {
        var list = new CallSiteArray { Call = call };
        AddItem(list, item, element);
        return list;
    }

    private CallSiteArray? ReadList(IOperation operation, ITypeSymbol element, CallSpan call)
    {
        operation = Peel(operation);
        var list = new CallSiteArray { Call = call };
        switch (operation)
        {
            case ICollectionExpressionOperation collection:
                foreach (var item in collection.Elements)
                    AddElement(list, item, element, call);
                return list;
            case IArrayCreationOperation { Initializer: { } initializer }:
                foreach (var item in initializer.ElementValues)
                    AddItem(list, item, element);
                return list;
            case IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] }:
                return list;
            case IObjectCreationOperation { Initializer: { } initializer, Arguments.Length: 0 } when Types.ElementOf(operation.Type!) is not null:
                foreach (var item in initializer.Initializers)
                {
                    if (item is IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var added }] })
                        AddItem(list, added, element);
                    else
                        return null;
                }

                return list;
            case IObjectCreationOperation { Initializer: null, Arguments.Length: 0 } when Types.ElementOf(operation.Type!) is not null:
                return list;
            case IInvocationOperation { TargetMethod: { Name: "Empty", IsStatic: true, ContainingType.Name: "Array" or "Enumerable" } }:
                return list;
            case IInvocationOperation { TargetMethod: { Name: "Create", IsStatic: true, ContainingType.Name: "ImmutableArray" or "ImmutableList" }, Arguments: var arguments }:
                foreach (var argument in arguments)
                {
                    if (argument.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection)
                        return ReadList(argument.Value, element, call);
                    AddItem(list, argument.Value, element);
                }

                return list;
            case ILocalReferenceOperation local when _locals.FindCollection(local.Local) is { } value && _following.Add(local.Local):
                var followed = ReadList(value, element, call);
                _following.Remove(local.Local);
                return followed;
            default:
                return null;
        }
    }

    private void AddElement(CallSiteArray list, IOperation item, ITypeSymbol element, CallSpan call)
    {
        if (item is not ISpreadOperation spread)
        {
            AddItem(list, item, element);
            return;
        }

        if (ReadList(spread.Operand, element, call) is { } more)
        {
            list.Append(more, conditional: false);
        }
        else
        {
            EscapeReferences(spread.Operand);
            list.Escaped = true;
        }
    }

    private void AddItem(CallSiteArray list, IOperation item, ITypeSymbol element)
    {
        var span = SpanOf(item.Syntax);
        if (MakeItem(item, element, span) is { } made)
        {
            // Items that follow an unknown number of others keep their order, not their index.
            if (list.Escaped)
                (list.Possible ??= []).Add(made);
            else
                list.Add(made);
        }
    }

    /// <summary>An item given as a value, or as a lambda on its builder.</summary>
    private CallSitePlace MakeItem(IOperation item, ITypeSymbol element, CallSpan span)
    {
        if (!Types.IsDelegate(item.Type) && Peel(item) is not IAnonymousFunctionOperation)
        {
            var place = ReadValue(item, element, Types.ShapeOf(element), span);
            return place.Value.Kind is ValueKind.Absent or ValueKind.MaybeAbsent
                ? new(place.Value.IsAbsent ? Value.Null : Value.Unknown, span, span) { Choices = place.Choices }
                : place;
        }

        var nested = new CallSiteObject { Call = span, Depth = _depth };
        RunLambda(item, nested);
        return new(Value.Of(nested), span, span);
    }

    /// <summary><c>.Member(("key", value), ...)</c>: adds to the map, a key again takes the new value.</summary>
    private void Put(CallSiteObject target, string name, IOperation pairs, ITypeSymbol type, CallSpan span, bool conditional)
    {
        var read = ReadMap(pairs, type, span);
        if (read is null)
        {
            EscapeReferences(pairs);
            read = new() { Call = span, Escaped = true };
        }

        var before = target.Find(name);
        if (before is { Value: { Kind: ValueKind.Object } value } && value.Object is CallSiteObject existing)
        {
            existing.Call = span;
            for (var i = 0; i < read.Count; i++)
                Store(existing, read.NameAt(i), read.PlaceAt(i), conditional);
            existing.Escaped |= read.Escaped;
        }
        else
        {
            if (before is { Value.IsAbsent: false })
                read.Escaped = true;
            Store(target, name, new(Value.Of(read), span, span), conditional);
        }
    }

    private CallSiteObject? ReadMap(IOperation operation, ITypeSymbol type, CallSpan call)
    {
        operation = Peel(operation);
        var map = new CallSiteObject { Call = call, Depth = _depth };
        switch (operation)
        {
            case ICollectionExpressionOperation collection:
                foreach (var item in collection.Elements)
                {
                    if (item is ISpreadOperation || !AddPair(map, item))
                        map.Escaped = true;
                }

                return map;
            case IArrayCreationOperation { Initializer: { } initializer }:
                foreach (var item in initializer.ElementValues)
                {
                    if (!AddPair(map, item))
                        map.Escaped = true;
                }

                return map;
            case IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] }:
            case IInvocationOperation { TargetMethod: { Name: "Empty", IsStatic: true, ContainingType.Name: "Array" or "Enumerable" } }:
                return map;
            case ITupleOperation or IObjectCreationOperation { Type.Name: "KeyValuePair" }:
                return AddPair(map, operation) ? map : null;
            case IObjectCreationOperation creation when creation.Arguments.Length == 0:
                foreach (var item in creation.Initializer?.Initializers ?? [])
                {
                    var read = item switch
                    {
                        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [{ Value: var key }] }, Value: var value } => AddPair(map, key, value, item),
                        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var key }, { Value: var value }] } => AddPair(map, key, value, item),
                        _ => false,
                    };
                    map.Escaped |= !read;
                }

                return map;
            case ILocalReferenceOperation local when _locals.FindCollection(local.Local) is { } value && _following.Add(local.Local):
                var followed = ReadMap(value, type, call);
                _following.Remove(local.Local);
                return followed;
            default:
                return null;
        }
    }

    private bool AddPair(CallSiteObject map, IOperation pair) => Peel(pair) switch
    {
        ITupleOperation { Elements: [var key, var value] } => AddPair(map, key, value, pair),
        IObjectCreationOperation { Type.Name: "KeyValuePair", Arguments: [{ Value: var key }, { Value: var value }] } => AddPair(map, key, value, pair),
        _ => false,
    };

    private bool AddPair(CallSiteObject map, IOperation key, IOperation value, IOperation pair)
    {
        if (_folder.Fold(key).Clr is not string name)
        {
            EscapeReferences(value);
            return false;
        }

        var target = value.Type ?? pair.Type!;
        var span = SpanOf(value.Syntax);
        var place = Types.IsDelegate(value.Type) || Peel(value) is IAnonymousFunctionOperation
            ? MakeItem(value, target, span)
            : ReadValue(value, target, Types.ShapeOf(target), span);
        place.Call = SpanOf(pair.Syntax);
        place.Key = SpanOf(key.Syntax);
        if (place.Value.IsAbsent)
            place.Value = Value.Null;
        map.Set(name, place);
        return true;
    }
}
