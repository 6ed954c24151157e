using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.CallSite;

internal sealed partial class CallSiteReader
{
    /// <summary>Reads what a lambda does to the builder it is given; anything but a lambda in sight may do whatever it likes.</summary>
    private void RunLambda(IOperation operation, CallSiteObject target)
    {
        operation = Peel(operation);
        if (ArgumentBehind(operation) is { } given)
        {
            InCaller<object?>(given.Parameter, () => { RunLambda(given.Value, target); return null; });
            return;
        }

        if (operation is IInvocationOperation maker && Types.IsDelegate(maker.Type) && TryFollow<object>(maker, made => { RunLambda(made, target); return null; }, out _))
            return;
        if (ScalarFolder.SymbolOf(operation) is { } symbol && (_folder.Definition(operation) ?? _folder.Initializer(operation)) is { } value && _following.Add(symbol))
        {
            var through = _through;
            if (operation is not ILocalReferenceOperation)
                _through = SpanOf(operation.Syntax).Here;
            RunLambda(value, target);
            _through = through;
            _following.Remove(symbol);
            return;
        }

        if (operation is IMethodReferenceOperation { Method: { Parameters.Length: 1 } method } && TryFollow(method, target, SpanOf(operation.Syntax)))
            return;
        if (operation is IAnonymousFunctionOperation { Symbol: { Parameters: [var parameter], IsAsync: false } } lambda)
        {
            var outer = _bound.TryGetValue(parameter, out var before) ? before : null;
            _bound[parameter] = target;
            Run(lambda.Body);
            if (outer is null)
                _bound.Remove(parameter);
            else
                _bound[parameter] = outer;
        }
        else
        {
            target.Escaped = true;
            EscapeReferences(operation);
        }
    }

    /// <summary>Runs statements for their effect on the builders in sight.</summary>
    private void Run(IOperation? statement)
    {
        switch (statement)
        {
            case null or IEmptyOperation or ILiteralOperation:
                break;
            case IBlockOperation block:
                RunBlock(block);
                break;
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                break;
            case IReturnOperation { ReturnedValue: var returned }:
                if (returned is not null)
                    Evaluate(returned);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                {
                    foreach (var declarator in declaration.Declarators)
                        Declare(declarator);
                }

                break;
            case IConditionalOperation conditional:
                Evaluate(conditional.Condition);
                var known = _folder.Fold(conditional.Condition).Clr as bool?;
                if (known != false)
                    Under(known is null, conditional.WhenTrue);
                if (known != true)
                    Under(known is null, conditional.WhenFalse);
                break;
            case ILoopOperation loop:
                if (loop is IForEachLoopOperation each)
                    Evaluate(each.Collection);
                else if (loop is IForLoopOperation { Before: var before })
                    RunAll(before);
                Under(true, loop.Body);
                break;
            case ISwitchOperation choice:
                Evaluate(choice.Value);
                foreach (var section in choice.Cases)
                {
                    _depth++;
                    RunAll(section.Body);
                    _depth--;
                }

                break;
            case ITryOperation attempt:
                Under(attempt.Catches.Length > 0, attempt.Body);
                foreach (var handler in attempt.Catches)
                    Under(true, handler.Handler);
                Run(attempt.Finally);
                break;
            case IUsingOperation @using:
                Run(@using.Resources);
                Run(@using.Body);
                break;
            case ILockOperation @lock:
                Run(@lock.Body);
                break;
            case ILabeledOperation labeled:
                Under(true, labeled.Operation);
                break;
            case IBranchOperation or IThrowOperation:
                break;
            default:
                Evaluate(statement);
                break;
        }
    }

    private void Under(bool condition, IOperation? statement)
    {
        var outer = _branch;
        if (condition)
        {
            _depth++;
            _branch = new(outer);
        }

        Run(statement);
        if (condition)
            _depth--;
        _branch = outer;
    }

    private void RunBlock(IBlockOperation block) => RunAll(block.Operations);

    /// <summary>Runs statements in order; what follows one that may leave early is conditional.</summary>
    private void RunAll(IEnumerable<IOperation> statements)
    {
        var added = 0;
        var outer = _branch;
        foreach (var statement in statements)
        {
            Run(statement);
            if (statement is not (IReturnOperation or IBranchOperation) && MayLeave(statement))
            {
                added++;
                _depth++;
                _branch = new(_branch);
            }
        }

        _depth -= added;
        _branch = outer;
    }

    private static bool MayLeave(IOperation statement)
    {
        if (statement is IExpressionStatementOperation or IVariableDeclarationGroupOperation or ILocalFunctionOperation)
            return false;
        foreach (var inner in statement.Descendants())
        {
            if (inner is IReturnOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.ReturnStatementSyntax } or IBranchOperation { BranchKind: BranchKind.GoTo }
                || inner is IBranchOperation && statement is IConditionalOperation)
            {
                return true;
            }
        }

        return false;
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        var initializer = declarator.Initializer?.Value ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer?.Value;
        if (initializer is null)
            return;

        // Another name for a builder in sight.
        if (_catalog.FindBuilt(initializer.Type) is not null && _locals.Find(declarator.Symbol) is not null && (_through.IsKnown || StartsFromBound(initializer)))
            _bound[declarator.Symbol] = ReadBuilder(initializer);
        else
            Evaluate(initializer);
    }

    /// <summary>An expression for its effect: a chain on a builder in sight is applied, any other use of one lets it go.</summary>
    private void Evaluate(IOperation expression)
    {
        if (_bound.Count == 0)
            return;
        expression = Peel(expression);
        switch (expression)
        {
            case IParameterReferenceOperation or ILocalReferenceOperation or IAnonymousFunctionOperation { Body.Operations.IsEmpty: true }:
                // A builder named alone has no effect ("_ => builder").
                break;
            case IInvocationOperation call when _catalog.FindBuilt(call.Type) is not null && StartsFromBound(call):
                ReadBuilder(call);
                break;
            case ISimpleAssignmentOperation { Target: IDiscardOperation } assignment:
                Evaluate(assignment.Value);
                break;
            case ISimpleAssignmentOperation { Target: IParameterReferenceOperation or ILocalReferenceOperation } assignment
                when SameBuilder(assignment.Target, assignment.Value):
                ReadBuilder(assignment.Value);
                break;
            case IInvocationOperation call when TryRunHelper(call):
                break;
            case IConditionalOperation conditional:
                Evaluate(conditional.Condition);
                _depth++;
                Evaluate(conditional.WhenTrue);
                if (conditional.WhenFalse is { } otherwise)
                    Evaluate(otherwise);
                _depth--;
                break;
            case ISwitchExpressionOperation choice:
                Evaluate(choice.Value);
                _depth++;
                foreach (var arm in choice.Arms)
                    Evaluate(arm.Value);
                _depth--;
                break;
            default:
                EscapeReferences(expression);
                break;
        }
    }

    private bool StartsFromBound(IOperation expression)
    {
        while (true)
        {
            expression = Peel(expression);
            switch (expression)
            {
                case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Arguments: [{ Value: var handed }] }:
                    expression = handed;
                    break;
                case IInvocationOperation { Instance: { } instance } when _catalog.FindBuilt(instance.Type) is not null:
                    expression = instance;
                    break;
                case IInvocationOperation helper when helper.Arguments.FirstOrDefault(a => _catalog.FindBuilt(a.Value.Type) is not null) is { } handedOn:
                    expression = handedOn.Value;
                    break;
                case IParameterReferenceOperation parameter:
                    return _bound.ContainsKey(parameter.Parameter);
                case ILocalReferenceOperation local:
                    return _bound.ContainsKey(local.Local);
                default:
                    return false;
            }
        }
    }

    private bool SameBuilder(IOperation target, IOperation value)
    {
        ISymbol symbol = target is IParameterReferenceOperation parameter ? parameter.Parameter : ((ILocalReferenceOperation)target).Local;
        if (!_bound.TryGetValue(symbol, out var bound))
            return false;
        while (Peel(value) is IInvocationOperation { Instance: { } instance })
            value = instance;
        return Peel(value) switch
        {
            IParameterReferenceOperation p => _bound.TryGetValue(p.Parameter, out var other) && other == bound,
            ILocalReferenceOperation l => _bound.TryGetValue(l.Local, out var other) && other == bound,
            _ => false,
        };
    }
}
