using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Flow;

/// <summary>Code that is written to fail: a test of a user's that asserts a throw, or code that catches the exception of an invalid resource.</summary>
internal static class ExpectedFailures
{
    /// <summary>True where the failure of <paramref name="operation"/> is what its surroundings wait for.</summary>
    public static bool Awaits(IOperation operation)
    {
        for (var at = operation; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case ITryOperation attempt when attempt.Catches.Any(static c => Catches(c.ExceptionType)) && attempt.Body.Syntax.Span.Contains(operation.Syntax.Span):
                    return true;
                case IAnonymousFunctionOperation or ILocalFunctionOperation or IMethodReferenceOperation when IsRunToFail(at):
                    return true;
            }
        }

        return false;
    }

    private static bool Catches(ITypeSymbol? type) => type is { Name: "ResourceInvalidException", ContainingNamespace: { Name: "BackendDsl", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsRunToFail(IOperation function)
    {
        if (function is ILocalFunctionOperation local)
            return Uses(function, o => o is IMethodReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Method, local.Symbol));
        var at = function;
        while (at.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        if (at.Parent is IArgumentOperation { Parent: IInvocationOperation call })
            return Asserts(call);
        if (at.Parent is IInvocationOperation { } extended && extended.Instance == at)
            return Asserts(extended);
        return at.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } }
            && Uses(function, o => o is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, variable));
    }

    /// <summary>True where a reference to a function kept under a name is handed to an assertion.</summary>
    private static bool Uses(IOperation function, Func<IOperation, bool> isReference)
    {
        var root = function;
        while (root.Parent is { } parent)
            root = parent;
        foreach (var reference in root.Descendants().Where(isReference))
        {
            IOperation at = reference;
            while (at.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
                at = at.Parent;
            if (at.Parent is IArgumentOperation { Parent: IInvocationOperation call } && Asserts(call))
                return true;
        }

        return false;
    }

    /// <summary>
    /// An assertion that what it is given throws, whatever the library: <c>Assert.Throws</c>, <c>Assert.Catch</c>, <c>Record.Exception</c>,
    /// <c>Should.Throw</c>, <c>act.Should().Throw()</c>, <c>Assert.That(act, Throws...)</c>.
    /// </summary>
    private static bool Asserts(IInvocationOperation call)
    {
        for (IOperation? at = call; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case IInvocationOperation { TargetMethod: var method } invocation:
                    if (Expects(method) || invocation.Arguments.Any(static a => a.Value.Syntax.ToString().StartsWith("Throws.", StringComparison.Ordinal)))
                        return true;
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } } or IConversionOperation or IAwaitOperation or IParenthesizedOperation or IConditionalAccessOperation or IPropertyReferenceOperation:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool Expects(IMethodSymbol method) =>
        method.Name.StartsWith("Throw", StringComparison.Ordinal) && !method.Name.StartsWith("ThrowIf", StringComparison.Ordinal)
        || method.Name is "Exception" or "ExceptionAsync" && method.ContainingType.Name == "Record"
        || method.Name is "Catch" or "CatchAsync" && method.ContainingType.Name == "Assert";
}
