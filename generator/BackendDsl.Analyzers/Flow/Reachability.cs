using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Flow;

/// <summary>
/// Whether an expression can be reached with the values that are known: every condition on the way to it is folded, in the graphs of the
/// functions around it, outermost first. A condition on the same symbols that cannot be folded guards what it decides about.
/// </summary>
internal sealed class Reachability(ScalarFolder folder, MemberBodies bodies)
{
    private readonly Dictionary<IOperation, ControlFlowGraph?> _graphs = [];

    /// <summary>True where nothing that is known keeps <paramref name="operation"/> from being evaluated.</summary>
    /// <param name="operation">The expression.</param>
    /// <param name="symbols">The symbols its value comes from.</param>
    public bool IsReachable(IOperation operation, HashSet<ISymbol> symbols)
    {
        // From the inside out: what to look for in each function, the innermost first.
        var functions = new List<IOperation>();
        var targets = new List<SyntaxNode> { operation.Syntax };
        var root = operation;
        for (; root.Parent is { } parent; root = parent)
        {
            if (root is IAnonymousFunctionOperation or ILocalFunctionOperation && root != operation)
            {
                if (IsRunUnder(root, symbols))
                    return false;
                functions.Add(root);
                targets.Add(root.Syntax);
            }
        }

        var graph = GraphOf(root);
        for (var i = functions.Count; graph is not null; i--)
        {
            // A local function may be called from anywhere in its scope: where it is declared says nothing.
            var isLocalFunction = i > 0 && functions[i - 1] is ILocalFunctionOperation;
            if (!isLocalFunction && !new GraphWalk(graph, folder, bodies, symbols).Reaches(targets[i]))
                return false;
            if (i == 0)
                return true;
            graph = Inner(graph, functions[i - 1]);
        }

        return true;
    }

    /// <summary>A function that is handed over beside a condition: <c>When(Max &gt;= 0, () => ...)</c>. Whether it is run is for the condition to say.</summary>
    private bool IsRunUnder(IOperation function, HashSet<ISymbol> symbols)
    {
        var at = function;
        while (at.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        return at.Parent is IArgumentOperation { Parent: IInvocationOperation call } own && call.Arguments.Any(a => a != own && a.Value.Type?.SpecialType == SpecialType.System_Boolean
            && (folder.Fold(a.Value).Clr is bool known ? !known && !a.IsImplicit : GraphWalk.Concerns(a.Value, symbols, folder, related: null)));
    }

    /// <summary>The symbols that the value of an expression comes from, through locals and the parameters of followed helpers.</summary>
    public HashSet<ISymbol> SymbolsOf(IOperation operation)
    {
        var symbols = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Collect(operation, symbols);
        return symbols;
    }

    private void Collect(IOperation operation, HashSet<ISymbol> symbols)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (ScalarFolder.SymbolOf(inner) is { } symbol && symbols.Add(symbol) && folder.Definition(inner) is { } definition)
                Collect(definition, symbols);
        }
    }

    private ControlFlowGraph? GraphOf(IOperation root)
    {
        if (_graphs.TryGetValue(root, out var known))
            return known;
        try
        {
            known = root switch
            {
                IMethodBodyOperation body => ControlFlowGraph.Create(body),
                IConstructorBodyOperation body => ControlFlowGraph.Create(body),
                IBlockOperation block => ControlFlowGraph.Create(block),
                IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer),
                IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer),
                _ => null,
            };
        }
        catch (ArgumentException)
        {
            // Code that does not compile has no graph.
            known = null;
        }

        return _graphs[root] = known;
    }

    private static ControlFlowGraph? Inner(ControlFlowGraph graph, IOperation function)
    {
        if (function is ILocalFunctionOperation local)
            return graph.LocalFunctions.Any(f => SymbolEqualityComparer.Default.Equals(f, local.Symbol)) ? graph.GetLocalFunctionControlFlowGraph(local.Symbol) : null;
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in GraphWalk.OperationsOf(block))
            {
                foreach (var inner in operation.DescendantsAndSelf())
                {
                    if (inner is IFlowAnonymousFunctionOperation lambda && lambda.Syntax == function.Syntax)
                        return graph.GetAnonymousFunctionControlFlowGraph(lambda);
                }
            }
        }

        return null;
    }
}
