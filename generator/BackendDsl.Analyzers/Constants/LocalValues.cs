using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Constants;

/// <summary>The locals of one body that are assigned once, where they are declared.</summary>
internal sealed class LocalValues
{
    private readonly List<IOperation> _bodies;
    private readonly MemberBodies _members;
    private Dictionary<ILocalSymbol, IOperation?>? _values;
    private HashSet<ILocalSymbol>? _exposed;
    private HashSet<ILocalSymbol>? _changed;
    private Dictionary<ILocalSymbol, IOperation>? _tested;

    public LocalValues(IReadOnlyList<IOperation> bodies, MemberBodies members)
    {
        _bodies = [.. bodies];
        _members = members;
    }

    /// <summary>The expression a local stands for throughout, or null.</summary>
    public IOperation? Find(ILocalSymbol local)
    {
        Read();
        if (_values!.TryGetValue(local, out var value))
            return value;

        // A local of a helper that is followed.
        if (local.ContainingSymbol is not IMethodSymbol method || _members.BodyOf(method) is not { } body || _bodies.Contains(body))
            return null;
        _bodies.Add(body);
        Read(body.DescendantsAndSelf());
        return _values.TryGetValue(local, out value) ? value : null;
    }

    /// <summary>
    /// The same for a collection, which could be changed through the reference: only where every use hands it to
    /// a builder or walks over it.
    /// </summary>
    public IOperation? FindCollection(ILocalSymbol local)
    {
        Read();
        var value = Find(local);
        return _exposed!.Contains(local) ? null : value;
    }

    /// <summary>
    /// The same for an object that can be changed: only where every use reads a value from it, or hands the whole of it on at the end.
    /// </summary>
    public IOperation? FindUnchanged(ILocalSymbol local)
    {
        var value = Find(local);
        return _changed!.Contains(local) ? null : value;
    }

    /// <summary>What a pattern looked at when it declared the local: its value, or something of it.</summary>
    public IOperation? Tested(ILocalSymbol local)
    {
        Read();
        return _tested!.TryGetValue(local, out var value) ? value : null;
    }

    private void Read()
    {
        if (_values is not null)
            return;
        _values = new(SymbolEqualityComparer.Default);
        _exposed = new(SymbolEqualityComparer.Default);
        _changed = new(SymbolEqualityComparer.Default);
        _tested = new(SymbolEqualityComparer.Default);
        foreach (var body in _bodies)
            Read(body.DescendantsAndSelf());
    }

    private void Read(IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations)
            Read(operation);
    }

    private void Read(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator:
                var initializer = declarator.Initializer?.Value
                    ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer?.Value;
                if (declarator.Symbol.IsRef)
                    initializer = null;
                _values![declarator.Symbol] = _values.ContainsKey(declarator.Symbol) ? null : initializer;
                break;
            case IIsPatternOperation test:
                foreach (var pattern in test.Pattern.DescendantsAndSelf())
                {
                    if (pattern is IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol declared })
                        _tested![declared] = test.Value;
                    else if (pattern is IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol named })
                        _tested![named] = test.Value;
                }

                break;
            case ILocalReferenceOperation reference when IsWrite(reference):
                _values![reference.Local] = null;
                break;
            case ILocalReferenceOperation reference:
                if (!IsHarmless(reference))
                    _exposed!.Add(reference.Local);
                if (!IsReading(reference))
                    _changed!.Add(reference.Local);
                break;
        }
    }

    private static bool IsWrite(ILocalReferenceOperation reference)
    {
        IOperation at = reference;
        while (at.Parent is ITupleOperation or IParenthesizedOperation)
            at = at.Parent;
        return at.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == at,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
            IAddressOfOperation => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
            _ => false,
        };
    }

    /// <summary>True for a use that leaves an object as it is: a value read from it, its return, its place in something that is made.</summary>
    public static bool IsReading(IOperation reference)
    {
        IOperation at = reference;
        while (true)
        {
            switch (at.Parent)
            {
                case IConversionOperation or IParenthesizedOperation:
                    at = at.Parent;
                    continue;
                case IPropertyReferenceOperation member when member.Instance == at:
                    at = member;
                    if (at.Type is { IsValueType: true } or { SpecialType: Microsoft.CodeAnalysis.SpecialType.System_String })
                        return at.Parent is not (IAssignmentOperation or IIncrementOrDecrementOperation) || at.Parent is IAssignmentOperation assignment && assignment.Target != at;
                    continue;
                case IBinaryOperation or IIsNullOperation or IInterpolationOperation:
                case IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } }:
                    return true;
                case IReturnOperation or ICollectionExpressionOperation or IArrayInitializerOperation:
                    return at == reference || at is IConversionOperation;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { } method } }:
                    return Types.IsWriter(method);
                case IInvocationOperation call when call.Instance == at:
                    return Types.IsWriter(call.TargetMethod);
                default:
                    return false;
            }
        }
    }

    private static bool IsHarmless(ILocalReferenceOperation reference)
    {
        IOperation at = reference;
        while (at.Parent is IConversionOperation)
            at = at.Parent;
        return at.Parent switch
        {
            IForEachLoopOperation loop => loop.Collection == at,
            ISpreadOperation => true,
            ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation } assignment => assignment.Value == at,
            IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.ContainingType.Name == "Builder",
            _ => false,
        };
    }
}
