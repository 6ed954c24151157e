using BackendDsl.Analyzers.Constants;
using BackendDsl.Cel.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>
/// Objects of KubernetesClient, which code builds step by step: the statements before the place where one is given away are run in their order, on
/// the objects themselves, so that another name for one is the same object here, too. What is not understood makes an object unknown.
/// </summary>
internal sealed partial class CallSiteReader
{
    /// <summary>The object that a local or a parameter of a followed helper holds at the moment.</summary>
    private readonly Dictionary<ISymbol, CallSiteObject> _held = new(SymbolEqualityComparer.Default);

    /// <summary>Locals that a lambda or a local function writes to, whenever it is called.</summary>
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);

    /// <summary>Runs the body around an expression up to that expression.</summary>
    private void RunUpTo(IOperation target)
    {
        IOperation at = target;
        var way = new List<IOperation>();
        while (at.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            at = parent;
            way.Add(at);
        }

        if (!at.Descendants().OfType<IVariableDeclaratorOperation>().Any(static d => ClientResource.IsClientType(d.Symbol.Type)))
            return;
        foreach (var function in at.Descendants().Where(static o => o is IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            foreach (var reference in function.Descendants().OfType<ILocalReferenceOperation>())
            {
                if (!LocalValues.IsReading(reference) && !IsWithin(reference.Local, function))
                    _captured.Add(reference.Local);
            }
        }

        if (way.FindLast(static o => o is IBlockOperation) is { } body)
            RunUpTo(body, target, way);
    }

    private static bool IsWithin(ILocalSymbol local, IOperation function) =>
        local.DeclaringSyntaxReferences is [var reference] && function.Syntax.Span.Contains(reference.Span);

    private void RunUpTo(IOperation statement, IOperation target, List<IOperation> way)
    {
        switch (statement)
        {
            case IBlockOperation block:
                foreach (var inner in block.Operations)
                {
                    if (inner == target || way.Contains(inner))
                    {
                        RunUpTo(inner, target, way);
                        return;
                    }

                    Change(inner, certain: true);
                }

                break;
            case IConditionalOperation conditional:
                Lose(conditional.Condition);
                Into(conditional.WhenTrue);
                Into(conditional.WhenFalse);
                break;
            case ILoopOperation loop:
                // What an earlier round has done is not known.
                Lose(loop);
                Into(loop.Body);
                break;
            case ITryOperation attempt:
                Into(attempt.Body);
                foreach (var handler in attempt.Catches.Where(way.Contains))
                {
                    Lose(attempt.Body);
                    Into(handler.Handler);
                }

                Into(attempt.Finally);
                break;
            case IUsingOperation @using:
                Into(@using.Body);
                break;
            case ILockOperation @lock:
                Into(@lock.Body);
                break;
            case ISwitchOperation choice:
                foreach (var section in choice.Cases.Where(way.Contains))
                {
                    foreach (var inner in section.Body)
                    {
                        if (inner == target || way.Contains(inner))
                        {
                            RunUpTo(inner, target, way);
                            return;
                        }

                        Change(inner, certain: true);
                    }
                }

                break;
        }

        void Into(IOperation? inner)
        {
            if (inner is not null && (inner == target || way.Contains(inner)))
                RunUpTo(inner, target, way);
        }
    }

    /// <summary>Runs a statement for what it does to the objects in sight.</summary>
    private void Change(IOperation? statement, bool certain)
    {
        switch (statement)
        {
            case null or ILocalFunctionOperation or IEmptyOperation:
                break;
            case IBlockOperation block:
                foreach (var inner in block.Operations)
                    Change(inner, certain);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                {
                    foreach (var declarator in declaration.Declarators)
                        Hold(declarator);
                }

                break;
            case IExpressionStatementOperation expression:
                ChangeBy(expression.Operation, certain);
                break;
            case IConditionalOperation conditional:
                Lose(conditional.Condition);
                var known = _folder.Fold(conditional.Condition).Clr as bool?;
                if (known != false)
                    Change(conditional.WhenTrue, certain && known == true);
                if (known != true)
                    Change(conditional.WhenFalse, certain && known == false);
                break;
            case IForEachLoopOperation each when Items(each) is { } items:
                foreach (var item in items)
                {
                    _held[each.Locals[0]] = item;
                    Change(each.Body, certain);
                }

                break;
            case IUsingOperation @using:
                Change(@using.Resources, certain);
                Change(@using.Body, certain);
                break;
            case IReturnOperation or IThrowOperation or IBranchOperation:
                break;
            default:
                Lose(statement);
                break;
        }
    }

    /// <summary>The items that a loop walks over, where each of them is an object in sight and the body leaves none out.</summary>
    private List<CallSiteObject>? Items(IForEachLoopOperation each)
    {
        if (each.Locals.Length != 1 || each.Body.Descendants().Any(static o => o is IBranchOperation)
            || Find(each.Collection) is not { Kind: ValueKind.Array } found || found.Array is not CallSiteArray { IsComplete: true, IsLost: false } list)
        {
            return null;
        }

        var items = new List<CallSiteObject>();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not { Kind: ValueKind.Object } item || item.Object is not CallSiteObject target)
                return null;
            items.Add(target);
        }

        return items;
    }

    private void Hold(IVariableDeclaratorOperation declarator)
    {
        _held.Remove(declarator.Symbol);
        if ((declarator.Initializer?.Value ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer?.Value) is not { } value)
            return;
        if (!ClientResource.IsClientType(declarator.Symbol.Type) || _captured.Contains(declarator.Symbol) || declarator.Symbol.IsRef)
        {
            ChangeBy(value, certain: true);
            return;
        }

        if (Held(value) is { } held)
            _held[declarator.Symbol] = held;
    }

    /// <summary>The object that an expression gives: one in sight, or a new one.</summary>
    private CallSiteObject? Held(IOperation value)
    {
        if (Find(value) is { Kind: ValueKind.Object } found)
            return found.Object as CallSiteObject;
        var read = ReadModel(value);
        if (read is null)
            Lose(value);
        return read;
    }

    /// <summary>Runs an expression for what it does to the objects in sight.</summary>
    private void ChangeBy(IOperation expression, bool certain)
    {
        expression = Peel(expression);
        switch (expression)
        {
            case IAwaitOperation wait:
                ChangeBy(wait.Operation, certain);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value: var value } when ClientResource.IsClientType(local.Type):
                var given = Held(value);
                if (_held.TryGetValue(local, out var before) && !certain)
                    before.IsLost = true;
                if (given is not null && certain && !_captured.Contains(local))
                    _held[local] = given;
                else
                    _held.Remove(local);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target, Value: var value }:
                Assign(target, value, certain);
                break;
            case ICoalesceAssignmentOperation { Target: IPropertyReferenceOperation target, Value: var value }:
                if (Find(target) is { IsAbsent: false, Kind: not (ValueKind.MaybeAbsent or ValueKind.Unknown) })
                    Lose(value);
                else
                    Assign(target, value, certain && Member(target) is { } place && place.Target.Find(place.Name) is null or { Value.IsAbsent: true });
                break;
            case ICompoundAssignmentOperation { Target: IPropertyReferenceOperation target }:
                Forget(target);
                break;
            case IIncrementOrDecrementOperation { Target: IPropertyReferenceOperation target }:
                Forget(target);
                break;
            case IInvocationOperation call:
                ChangeByCall(call, certain);
                break;
            default:
                Lose(expression);
                break;
        }
    }

    private void Forget(IPropertyReferenceOperation target)
    {
        if (Member(target) is var (holder, name))
            holder.Set(name, CallSitePlace.Unknown(SpanOf(target.Syntax)));
        else
            Lose(target);
    }

    /// <summary><c>d.Spec.Replicas = 3</c>, <c>d.Metadata.Labels["a"] = "b"</c>.</summary>
    private void Assign(IPropertyReferenceOperation target, IOperation value, bool certain)
    {
        if (Member(target) is not var (holder, name))
        {
            Lose(target);
            Lose(value);
            return;
        }

        var type = target.Property.Type;
        var span = SpanOf(value.Syntax);
        CallSitePlace place;
        if (ClientResource.IsClientType(type) && !Types.IsClientScalar(type) && Held(value) is { } held)
        {
            place = new(Value.Of(held), span, span);
        }
        else
        {
            place = ReadValue(value, type, Types.ShapeOf(type), span);
            Lose(value);
        }

        // A value that one of several ways gives is not taken for wrong: the code around decides by what is not seen here.
        if (!certain || place.Choices is not null)
            place = new(Value.MaybeAbsent, place.Argument, place.Call);
        else if (target.Arguments is [{ Value: var key }])
            place.Key = SpanOf(key.Syntax);
        holder.Set(name, place);
    }

    /// <summary>The object in sight and the wire name that an assignment is about.</summary>
    private (CallSiteObject Target, string Name)? Member(IPropertyReferenceOperation target)
    {
        if (target.Instance is not { } instance || Find(instance) is not { Kind: ValueKind.Object } found || found.Object is not CallSiteObject holder)
            return null;
        if (target.Arguments is [{ Value: var key }])
            return _folder.Fold(key).Clr is string name ? (holder, name) : null;
        return target.Arguments.IsEmpty && FindMember(target.Property.ContainingType, target.Property) is { } member ? (holder, member.WireName) : null;
    }

    private void ChangeByCall(IInvocationOperation call, bool certain)
    {
        if (Types.IsWriter(call.TargetMethod))
            return;
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke && call.Instance is { } function && Body(function) is { } lambda && lambda.Symbol.Parameters.Length == call.Arguments.Length)
        {
            for (var i = 0; i < call.Arguments.Length; i++)
                HoldArgument(lambda.Symbol.Parameters[i], call.Arguments[i].Value);
            Change(lambda.Body, certain);
            return;
        }

        if (call.Instance is { } instance && Find(instance) is { Kind: ValueKind.Array or ValueKind.Object } target && TryCollection(call, target, certain)
            || TryMetadata(call, certain)
            || certain && call.Arguments.Any(a => Find(a.Value).Kind == ValueKind.Object) && TryFollow<object>(call, value => { ChangeBy(value, certain: true); return null; }, out _))
        {
            return;
        }

        Lose(call);
    }

    /// <summary>The lambda that a delegate stands for, where it is in sight.</summary>
    private IAnonymousFunctionOperation? Body(IOperation function)
    {
        function = Peel(function);
        if (ArgumentBehind(function) is { } given)
            function = Peel(given.Value);
        return function as IAnonymousFunctionOperation;
    }

    private void HoldArgument(IParameterSymbol parameter, IOperation value)
    {
        _held.Remove(parameter);
        if (ClientResource.IsClientType(parameter.Type) && Held(value) is { } held)
            _held[parameter] = held;
        else
            Lose(value);
    }

    /// <summary><c>d.Spec.Template.Spec.Containers.Add(c)</c>, <c>labels.Add("a", "b")</c>.</summary>
    private bool TryCollection(IInvocationOperation call, Value target, bool certain)
    {
        if (call.TargetMethod.Name is not "Add")
            return false;
        if (target.Kind == ValueKind.Array && target.Array is CallSiteArray list && call.Arguments is [{ Value: var item, Parameter.Type: var element }])
        {
            list.Call = CallSpanOf(call.Syntax);
            if (certain && !list.Escaped)
            {
                var held = ClientResource.IsClientType(element) && !Types.IsClientScalar(element) ? Held(item) : null;
                if (held is not null)
                    list.Add(new(Value.Of(held), SpanOf(item.Syntax), SpanOf(item.Syntax)));
                else
                    AddItem(list, item, element);
            }
            else
            {
                list.Escaped = true;
                Lose(item);
            }

            return true;
        }

        if (target.Kind == ValueKind.Object && target.Object is CallSiteObject map && call.Arguments is [{ Value: var key }, { Value: var value }])
        {
            if (!certain || !AddPair(map, key, value, call))
                map.Escaped = true;
            Lose(value);
            return true;
        }

        return false;
    }

    /// <summary><c>d.SetLabel("a", "b")</c> and its like of KubernetesClient's.</summary>
    private bool TryMetadata(IInvocationOperation call, bool certain)
    {
        if (call is not { TargetMethod: { Name: "SetLabel" or "SetAnnotation", ContainingType.Name: "ModelExtensions" }, Arguments: [{ Value: var holder }, { Value: var key }, { Value: var value }] }
            || Find(holder) is not { Kind: ValueKind.Object } found || found.Object is not CallSiteObject resource)
        {
            return false;
        }

        var metadata = Ensured(resource, "metadata", call);
        var map = metadata is null ? null : Ensured(metadata, call.TargetMethod.Name == "SetLabel" ? "labels" : "annotations", call);
        if (map is null)
            return false;
        if (!certain || !AddPair(map, key, value, call))
            map.Escaped = true;
        return true;
    }

    private CallSiteObject? Ensured(CallSiteObject holder, string name, IOperation call)
    {
        var place = holder.Find(name);
        if (place is null or { Value.IsAbsent: true } && holder.IsComplete)
            holder.Set(name, place = new(Value.Of(new CallSiteObject { Call = SpanOf(call.Syntax), Finished = true }), SpanOf(call.Syntax), SpanOf(call.Syntax)));
        return place?.Value is { Kind: ValueKind.Object } value ? value.Object as CallSiteObject : null;
    }

    /// <summary>The object, list or map in sight that an expression names; absent where it names none.</summary>
    private Value Find(IOperation operation)
    {
        operation = Peel(operation);
        if (ScalarFolder.SymbolOf(operation) is { } symbol && _held.TryGetValue(symbol, out var held))
            return held.IsLost ? default : Value.Of(held);
        if (ArgumentBehind(operation) is { } given)
            return Find(given.Value);
        switch (operation)
        {
            case IPropertyReferenceOperation { Instance: { } instance, Arguments: [{ Value: var index }] }:
                return Find(instance) switch
                {
                    { Kind: ValueKind.Array } list when _folder.Fold(index).Clr is long i && list.Array is CallSiteArray array && i >= 0 && i < array.Count => Seen(array.PlaceAt((int)i)),
                    { Kind: ValueKind.Object } map when _folder.Fold(index).Clr is string name && map.Object is CallSiteObject target => Seen(target.Find(name)),
                    _ => default,
                };
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true, Property: var property }:
                return Find(instance) is { Kind: ValueKind.Object } found && found.Object is CallSiteObject holder && FindMember(property.ContainingType, property) is { } member
                    ? Seen(holder.Find(member.WireName))
                    : default;
            case IInvocationOperation { TargetMethod: { Name: "First" or "Single" or "Last", ContainingType.Name: "Enumerable" } method, Arguments: [{ Value: var source }] }:
                return Find(source) is { Kind: ValueKind.Array } all && all.Array is CallSiteArray { IsComplete: true, Count: > 0 } items
                    ? Seen(items.PlaceAt(method.Name == "Last" ? items.Count - 1 : 0))
                    : default;
            case IInvocationOperation { TargetMethod: { Name: "EnsureMetadata" or "EnsureLabels" or "EnsureAnnotations", ContainingType.Name: "ModelExtensions" } ensure, Arguments: [{ Value: var source }] } call:
                return Find(source) is { Kind: ValueKind.Object } target2 && target2.Object is CallSiteObject owner
                    && Ensured(owner, ensure.Name == "EnsureMetadata" ? "metadata" : ensure.Name == "EnsureLabels" ? "labels" : "annotations", call) is { } ensured
                        ? Value.Of(ensured)
                        : default;
            default:
                return default;
        }
    }

    private static Value Seen(CallSitePlace? place) => place?.Value switch
    {
        { Kind: ValueKind.Object } value when value.Object is CallSiteObject { IsLost: false } => value,
        { Kind: ValueKind.Array } value when value.Array is CallSiteArray { IsLost: false } => value,
        _ => default,
    };

    /// <summary>What code that is not understood has hold of is not known any more.</summary>
    private void Lose(IOperation operation)
    {
        if (_held.Count == 0)
            return;
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (ScalarFolder.SymbolOf(inner) is not { } symbol || !_held.TryGetValue(symbol, out var held) || LocalValues.IsReading(inner))
                continue;

            // The narrowest part that is handed over.
            var found = Value.Of(held);
            for (var at = inner; at.Parent is IPropertyReferenceOperation { Instance: { } instance } part && instance == at; at = part)
            {
                if (Find(part) is not { Kind: ValueKind.Object or ValueKind.Array } next)
                    break;
                found = next;
            }

            if (found.Kind == ValueKind.Array)
                ((CallSiteArray)found.Array).IsLost = true;
            else
                ((CallSiteObject)found.Object).IsLost = true;
        }
    }

    /// <summary>Takes what is lost out of a tree; null where that is the whole of it.</summary>
    private static CallSiteObject? Known(CallSiteObject? target)
    {
        if (target is null or { IsLost: true })
            return null;
        for (var i = 0; i < target.Count; i++)
            Know(target.PlaceAt(i));
        return target;
    }

    private static void Know(CallSitePlace place)
    {
        switch (place.Value)
        {
            case { Kind: ValueKind.Object } value when value.Object is CallSiteObject nested:
                if (Known(nested) is null)
                    place.Value = Value.Unknown;
                break;
            case { Kind: ValueKind.Array } value when value.Array is CallSiteArray list:
                if (list.IsLost)
                {
                    place.Value = Value.Unknown;
                    break;
                }

                for (var i = 0; i < list.Count; i++)
                    Know(list.PlaceAt(i));
                break;
        }

        foreach (var choice in place.Choices ?? [])
            Know(choice);
    }
}
