using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>Helpers whose source is in the project: methods, extension methods, local functions, members, delegates.</summary>
internal sealed partial class CallSiteReader
{
    /// <summary>So many helpers within helpers are followed.</summary>
    private const int FollowLimit = 16;

    /// <summary>Where the argument of a followed helper's parameter was written: the expression that stage was itself reached through.</summary>
    private readonly Dictionary<ISymbol, CallSpan> _callers = new(SymbolEqualityComparer.Default);

    private CallSpan SpanOf(SyntaxNode? node) => CallSpan.Of(node).Through(_through);

    private CallSpan CallSpanOf(SyntaxNode node) => CallSpan.OfCall(node).Through(_through);

    /// <summary>What a parameter of a followed helper stands for.</summary>
    private (ISymbol Parameter, IOperation Value)? ArgumentBehind(IOperation operation) =>
        Peel(operation) is IParameterReferenceOperation { Parameter: var parameter } && _folder.Arguments.TryGetValue(parameter, out var value) ? (parameter, value) : null;

    /// <summary>Reads what a caller wrote, where it was written.</summary>
    private T InCaller<T>(ISymbol parameter, Func<T> read)
    {
        var through = _through;
        _through = _callers.TryGetValue(parameter, out var caller) ? caller : default;
        var result = read();
        _through = through;
        return result;
    }

    private bool DependsOnCaller(IOperation operation)
    {
        if (_folder.Arguments.Count == 0)
            return false;
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (inner is IParameterReferenceOperation parameter && _folder.Arguments.ContainsKey(parameter.Parameter)
                || inner is ILocalReferenceOperation && _folder.Definition(inner) is { } definition && DependsOnCaller(definition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Follows a call into a method of the project: runs what it does to the builders in sight, then reads what it returns.
    /// </summary>
    /// <returns>False where the method cannot be followed: nothing has been run then.</returns>
    private bool TryFollow<T>(IInvocationOperation call, Func<IOperation, T?> read, out T? result)
        where T : class
    {
        result = null;
        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (_following.Count >= FollowLimit || _code.Bodies.BodyOf(method) is not { } body || Statements(body) is not var (statements, returned)
            || returned is null && !method.ReturnsVoid || !_following.Add(method))
        {
            return false;
        }

        var through = _through;
        var span = CallSpanOf(call.Syntax).Here;
        var parameters = Given(call, method, body);
        Bind(parameters, body);
        _through = span;
        RunAll(statements);
        if (_held.Count > 0 || ClientResource.IsClientType(method.ReturnType))
        {
            foreach (var statement in statements)
                Change(statement, certain: true);
        }

        if (returned is not null)
            result = read(returned);
        _through = through;
        Unbind(parameters);
        _following.Remove(method);
        return true;
    }

    /// <summary>What a call gives to the parameters that the body knows.</summary>
    private static List<(IParameterSymbol Parameter, IOperation Value)> Given(IInvocationOperation call, IMethodSymbol method, IOperation body)
    {
        var given = new List<(IParameterSymbol, IOperation)>();
        if (Types.IsExtensionMember(method) && call.Instance is { } receiver)
        {
            // The parameter is the block's; the body names it where it uses it.
            var used = body.Descendants().OfType<IParameterReferenceOperation>().FirstOrDefault(r => SymbolEqualityComparer.Default.Equals(r.Parameter.ContainingSymbol?.OriginalDefinition, method.ContainingType.OriginalDefinition));
            if (used is not null)
                given.Add((used.Parameter, receiver));
        }

        // Of a partial method, the body knows the parameters of its own part.
        var own = method.PartialImplementationPart ?? method;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.OriginalDefinition is { } parameter)
                given.Add((own.Parameters.Length > parameter.Ordinal ? own.Parameters[parameter.Ordinal] : parameter, argument.Value));
        }

        return given;
    }

    private void Bind(List<(IParameterSymbol Parameter, IOperation Value)> given, IOperation body)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var inner in body.Descendants())
        {
            if (inner is IAssignmentOperation { Target: IParameterReferenceOperation target })
                written.Add(target.Parameter);
            else if (inner is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: IParameterReferenceOperation passed })
                written.Add(passed.Parameter);
            else if (inner is IParameterReferenceOperation { Type: var type } reference && ClientResource.IsClientType(type) && !LocalValues.IsReading(reference))
                written.Add(reference.Parameter);
        }

        var bound = new List<(ISymbol, CallSiteObject)>();
        foreach (var (parameter, value) in given)
        {
            if (_catalog.FindBuilt(value.Type) is not null)
            {
                bound.Add((parameter, ReadBuilder(value)));
            }
            else if (IsHeld(parameter, value) && parameter.RefKind is RefKind.None or RefKind.In && Held(value) is { } held)
            {
                _held[parameter] = held;
            }
            else if (parameter.RefKind is (RefKind.None or RefKind.In) && !written.Contains(parameter))
            {
                _folder.Arguments[parameter] = value;
                _callers[parameter] = _through;
            }
            else
            {
                EscapeReferences(value);
                Lose(value);
            }
        }

        foreach (var (parameter, target) in bound)
            _bound[parameter] = target;
    }

    /// <summary>An object of KubernetesClient's; in a generic helper the type of the parameter says nothing, that of what it stands for does.</summary>
    private static bool IsHeld(IParameterSymbol parameter, IOperation value)
    {
        var type = parameter.Type is ITypeParameterSymbol ? Peel(value).Type : parameter.Type;
        return ClientResource.IsClientType(type) && !Types.IsClientScalar(type);
    }

    private void Unbind(List<(IParameterSymbol Parameter, IOperation Value)> parameters)
    {
        foreach (var (parameter, _) in parameters)
        {
            _bound.Remove(parameter);
            _held.Remove(parameter);
            _folder.Arguments.Remove(parameter);
            _callers.Remove(parameter);
        }
    }

    /// <summary>The statements of a body and what it returns at its end; null where it may leave earlier.</summary>
    private static (IReadOnlyList<IOperation> Statements, IOperation? Returned)? Statements(IOperation body)
    {
        if (body is not IBlockOperation block)
            return null;
        var statements = new List<IOperation>();
        IOperation? returned = null;
        foreach (var statement in block.Operations)
        {
            if (statement is IReturnOperation { Kind: OperationKind.Return } end)
            {
                returned = end.ReturnedValue;
                break;
            }

            if (statement is IReturnOperation || MayLeave(statement))
                return null;
            if (statement is not ILocalFunctionOperation)
                statements.Add(statement);
        }

        return (statements, returned);
    }

    /// <summary>Runs a call for its effect on the builders it is given.</summary>
    private bool TryRunHelper(IInvocationOperation call)
    {
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
        {
            if (call.Instance is null || call.Arguments is not [{ Value: var given }])
                return false;

            // In a generic helper the type says nothing; what its parameter stands for does.
            var target = FindBound(Peel(given)) ?? (_catalog.FindBuilt(given.Type) is not null ? ReadBuilder(given) : null);
            if (target is null)
                return false;
            RunLambda(call.Instance, target);
            return true;
        }

        return (call.Arguments.Any(a => _catalog.FindBuilt(a.Value.Type) is not null || Types.IsDelegate(a.Value.Type)) || _catalog.FindBuilt(Types.ReceiverOf(call)?.Type) is not null)
            && TryFollow<object>(call, value => { Evaluate(value); return null; }, out _);
    }

    /// <summary>Follows a method that is named where a lambda could stand.</summary>
    private bool TryFollow(IMethodSymbol method, CallSiteObject target, CallSpan span)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (_following.Count >= FollowLimit || _code.Bodies.BodyOf(method) is not { } body || Statements(body) is not var (statements, returned) || !_following.Add(method))
            return false;
        var through = _through;
        _through = span.Here;
        _bound[method.Parameters[0]] = target;
        RunAll(statements);
        if (returned is not null)
            Evaluate(returned);
        _bound.Remove(method.Parameters[0]);
        _through = through;
        _following.Remove(method);
        return true;
    }

    /// <summary>Reads a model that a static member holds, or makes anew each time.</summary>
    private CallSiteObject? ReadMember(IOperation reference)
    {
        if (ScalarFolder.SymbolOf(reference) is not { } member || _folder.Initializer(reference) is not { } value || !_following.Add(member))
            return null;
        CallSiteObject? read = null;

        // A model of KubernetesClient's that is kept may have been written to.
        if (_catalog.FindModel(reference.Type) is not null || MemberBodies.IsComputed(member) || !_code.Use.IsChanged(member.Name) && !_code.Use.IsHandedOn(member.Name))
        {
            var through = _through;
            var span = SpanOf(reference.Syntax).Here;
            _through = span;
            read = ReadModel(value)?.Copy();
            _through = through;
            if (read is not null)
                read.Call = span.Through(through);
        }

        _following.Remove(member);
        return read;
    }
}
