using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>The locals of one body that are assigned once, where they are declared.</summary>
internal sealed class LocalValues
{
    private readonly IReadOnlyList<IOperation> _bodies;
    private Dictionary<ILocalSymbol, IOperation?>? _values;
    private HashSet<ILocalSymbol>? _exposed;

    public LocalValues(IReadOnlyList<IOperation> bodies) => _bodies = bodies;

    /// <summary>The expression a local stands for throughout, or null.</summary>
    public IOperation? Find(ILocalSymbol local)
    {
        Read();
        return _values!.TryGetValue(local, out var value) ? value : null;
    }

    /// <summary>
    /// The same for a collection, which could be changed through the reference: only where every use hands it to
    /// a builder or walks over it.
    /// </summary>
    public IOperation? FindCollection(ILocalSymbol local)
    {
        Read();
        return _exposed!.Contains(local) ? null : Find(local);
    }

    private void Read()
    {
        if (_values is not null)
            return;
        _values = new(SymbolEqualityComparer.Default);
        _exposed = new(SymbolEqualityComparer.Default);
        foreach (var body in _bodies)
        {
            foreach (var operation in body.DescendantsAndSelf())
                Read(operation);
        }
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
            case ILocalReferenceOperation reference when IsWrite(reference):
                _values![reference.Local] = null;
                break;
            case ILocalReferenceOperation reference when !IsHarmless(reference):
                _exposed!.Add(reference.Local);
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
