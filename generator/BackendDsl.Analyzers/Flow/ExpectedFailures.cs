using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Flow;

/// <summary>
/// Code that is written to fail: a test of a user's that asserts a throw, or code that catches the exception of an invalid resource. It is
/// followed through the project's own helpers, functions kept under a name, builders that are built later, and members that tests take their cases from.
/// </summary>
internal sealed class ExpectedFailures(MemberBodies bodies)
{
    private const string Invalid = "ResourceInvalidException";
    private const int DepthLimit = 6;

    private int _depth;

    /// <summary>True where the failure of <paramref name="operation"/> is what its surroundings wait for.</summary>
    public bool Awaits(IOperation operation)
    {
        if (_depth >= DepthLimit)
            return false;
        _depth++;
        try
        {
            return IsAskedFor(operation) || IsInside(operation) || IsBuiltToFail(operation);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>What is made only to be asked what is wrong with it gets its answer when it runs.</summary>
    private static bool IsAskedFor(IOperation operation)
    {
        if (operation is IWithOperation && Outermost(operation).Parent is IInvocationOperation { TargetMethod.Name: "Validate", Instance: { } instance } && instance.Syntax.Span.Contains(operation.Syntax.Span))
            return true;
        if (IsToBeRefused(operation))
            return true;
        return Outermost(operation).Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } && References(RootOf(operation), local).Any(IsToBeRefused);
    }

    /// <summary>
    /// What a test hands over to see it refused: <c>AssertResource.IsInvalid</c>, <c>AssertPolicy.Refuses</c>, <c>AssertPolicy.Warns</c>. What
    /// <c>Build</c> makes is not: it throws before the assertion sees anything.
    /// </summary>
    private static bool IsToBeRefused(IOperation operation)
    {
        if (operation is IInvocationOperation { TargetMethod.Name: "Build" })
            return false;
        for (var at = operation.Parent; at is not (null or IBlockOperation); at = at.Parent)
        {
            if (at is IArgumentOperation { Parameter.Name: "resource", Parent: IInvocationOperation { TargetMethod: { Name: "IsInvalid" or "Refuses" or "Warns", ContainingType: { Name: "AssertResource" or "AssertPolicy", ContainingNamespace: { Name: "Testing", ContainingNamespace.Name: "BackendDsl" } } } } })
                return true;
        }

        return false;
    }

    private bool IsInside(IOperation operation)
    {
        var isInFunction = false;
        var root = operation;
        for (var at = operation; at is not null; at = at.Parent)
        {
            root = at;
            switch (at)
            {
                case ITryOperation attempt when attempt.Catches.Any(Catches) && attempt.Body.Syntax.Span.Contains(operation.Syntax.Span):
                    return true;
                case IAnonymousFunctionOperation or ILocalFunctionOperation or IMethodReferenceOperation:
                    if (IsRunToFail(at))
                        return true;
                    isInFunction = true;
                    break;
            }
        }

        return root.Syntax.FirstAncestorOrSelf<SyntaxNode>(static n => n is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or MemberDeclarationSyntax and not BaseTypeDeclarationSyntax) is { } declaration
            && root.SemanticModel?.GetDeclaredSymbol(declaration) is { } owner && IsMemberToFail(owner, root, isInFunction || IsIterator(root));
    }

    /// <summary>A builder kept in a local whose every <c>Build</c> is awaited to fail.</summary>
    private bool IsBuiltToFail(IOperation operation)
    {
        var at = Outermost(operation);
        if (at.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
            return false;
        var builds = References(RootOf(operation), local).Select(static r => r.Parent)
            .Where(static p => p is IInvocationOperation { TargetMethod.Name: "Build" } or IMethodReferenceOperation { Method.Name: "Build" }).ToList();
        return builds.Count > 0 && builds.TrueForAll(b => Awaits(b!));
    }

    private static bool Catches(ICatchClauseOperation clause) =>
        IsInvalid(clause.ExceptionType) || clause.Filter is { } filter && filter.DescendantsAndSelf().Any(static o => o switch
        {
            IIsTypeOperation test => IsInvalid(test.TypeOperand),
            ITypePatternOperation pattern => IsInvalid(pattern.MatchedType),
            IDeclarationPatternOperation pattern => IsInvalid(pattern.MatchedType),
            IRecursivePatternOperation pattern => IsInvalid(pattern.MatchedType),
            _ => false,
        });

    private static bool IsInvalid(ITypeSymbol? type) => type is { Name: Invalid, ContainingNamespace: { Name: "BackendDsl", ContainingNamespace.IsGlobalNamespace: true } };

    private bool IsRunToFail(IOperation function)
    {
        if (function is ILocalFunctionOperation local)
        {
            return RootOf(function).Descendants().Any(o =>
                o is IMethodReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Method, local.Symbol) && IsHandedToAssertion(reference)
                || o is IInvocationOperation call && SymbolEqualityComparer.Default.Equals(call.TargetMethod, local.Symbol) && !local.Syntax.Span.Contains(call.Syntax.Span) && Awaits(call));
        }

        if (IsHandedToAssertion(function))
            return true;
        return Outermost(function).Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } }
            && References(RootOf(function), variable).Any(r => IsHandedToAssertion(r)
                || r.Parent is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } run && Awaits(run));
    }

    private bool IsHandedToAssertion(IOperation function)
    {
        var at = Outermost(function);
        return at.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => Asserts(call),
            IInvocationOperation extended when extended.Instance == at => Asserts(extended),
            _ => false,
        };
    }

    /// <summary>A member that only tests run which await its failure, or that holds the functions they run.</summary>
    private bool IsMemberToFail(ISymbol owner, IOperation root, bool isInFunction)
    {
        if (owner is IMethodSymbol method && Types.FindAttribute(method, "ExpectedExceptionAttribute") is { ConstructorArguments: [{ Value: ITypeSymbol awaited }, ..] } && IsInvalid(awaited))
            return true;
        if (owner.Name.Length == 0 || root.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return false;
        foreach (var mention in ProjectUse.MentionsIn(type, owner.Name))
        {
            if (root.Syntax.Span.Contains(mention.Span))
                continue;
            if (isInFunction ? IsInAssertingMember(mention, root.SemanticModel!) : IsInAssertion(mention, root.SemanticModel!))
                return true;
        }

        return false;
    }

    /// <summary>What an iterator gives are cases, whether they are functions or what a test makes something of.</summary>
    private static bool IsIterator(IOperation root) => root.Descendants().Any(static o => o is IReturnOperation { Kind: OperationKind.YieldReturn });

    /// <summary>True for a name within what a call runs to see it fail.</summary>
    private bool IsInAssertion(SyntaxNode mention, SemanticModel model)
    {
        for (var at = mention.Parent; at is not (null or MemberDeclarationSyntax); at = at.Parent)
        {
            if (at is InvocationExpressionSyntax call && call.ArgumentList.Span.Contains(mention.Span) && model.GetOperation(call) is IInvocationOperation operation && Asserts(operation))
                return true;
        }

        return false;
    }

    /// <summary>True for a name in a test that awaits a failure somewhere: its code, or an attribute that names where its cases are.</summary>
    private bool IsInAssertingMember(SyntaxNode mention, SemanticModel model) =>
        mention.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } test
        && test.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(i => model.GetOperation(i) is IInvocationOperation call && (Expects(call.TargetMethod) || IsHelper(call.TargetMethod)));

    /// <summary>
    /// An assertion that what it is given throws, whatever the library: <c>Assert.Throws</c>, <c>Assert.Catch</c>, <c>Record.Exception</c>,
    /// <c>Should.Throw</c>, <c>act.Should().Throw()</c>, <c>Assert.That(act, Throws...)</c>; and the project's own helpers around one.
    /// </summary>
    private bool Asserts(IInvocationOperation call)
    {
        for (IOperation? at = call; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case IInvocationOperation { TargetMethod: var method } invocation:
                    if (Expects(method) || IsHelper(method) || invocation.Arguments.Any(static a => IsConstraint(a.Value.Syntax.ToString())))
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

    private static bool IsConstraint(string text) => text.StartsWith("Throws.", StringComparison.Ordinal) && !text.StartsWith("Throws.Nothing", StringComparison.Ordinal);

    private static bool Expects(IMethodSymbol method) =>
        method.Name.StartsWith("Throw", StringComparison.Ordinal) && !method.Name.StartsWith("ThrowIf", StringComparison.Ordinal)
        || method.Name.StartsWith("ShouldThrow", StringComparison.Ordinal)
        || method.Name is "Exception" or "ExceptionAsync" && method.ContainingType.Name == "Record"
        || method.Name is "Catch" or "CatchAsync" && method.ContainingType.Name == "Assert";

    /// <summary>A method of the project's that runs what it is given and awaits its failure.</summary>
    private bool IsHelper(IMethodSymbol method)
    {
        if (!method.Parameters.Any(static p => Types.IsDelegate(p.Type)) && (method.ReducedFrom ?? method) is not { IsExtensionMethod: true, Parameters: [{ Type.TypeKind: TypeKind.Delegate }, ..] })
            return false;
        return bodies.AnyBodyOf(method) is { } body && body.DescendantsAndSelf().Any(static o => o switch
        {
            ITryOperation attempt => attempt.Catches.Any(Catches),
            IInvocationOperation inner => Expects(inner.TargetMethod),
            _ => false,
        });
    }

    private static IOperation Outermost(IOperation value)
    {
        while (value.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            value = value.Parent;
        return value;
    }

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    private static IEnumerable<IOperation> References(IOperation root, ILocalSymbol local) =>
        root.Descendants().Where(o => o is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));
}
