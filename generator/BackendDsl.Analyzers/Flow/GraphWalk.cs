using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Flow;

/// <summary>Walks one control flow graph with the conditions that can be folded decided.</summary>
internal sealed class GraphWalk(ControlFlowGraph graph, ScalarFolder folder, MemberBodies bodies, HashSet<ISymbol> symbols)
{
    private static readonly string[] s_guards = ["Guard", "Ensure", "Require", "Contract", "Check", "Verify", "Validate", "Assert", "Assume", "Precondition", "Throw"];

    private readonly HashSet<CaptureId> _related = [];
    private readonly List<(int Block, bool Conditional)> _doubtful = [];

    /// <summary>True where the expression of that syntax can be evaluated, and no open condition about the symbols decides whether it is.</summary>
    public bool Reaches(SyntaxNode target)
    {
        if (!graph.Blocks.Any(b => IndexOf(b, target) >= 0))
            return true;
        if (!Walk(target, skipped: null))
            return false;
        foreach (var edge in _doubtful.ToArray())
        {
            if (!Walk(target, edge) || !Walk(target, (edge.Block, !edge.Conditional)))
                return false;
        }

        return true;
    }

    /// <summary>The statements of a block and what it ends with.</summary>
    public static IEnumerable<IOperation> OperationsOf(BasicBlock block) =>
        block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;

    private bool Walk(SyntaxNode target, (int Block, bool Conditional)? skipped)
    {
        var states = new Dictionary<CaptureId, Folded>?[graph.Blocks.Length];
        states[0] = [];
        var open = new Queue<int>();
        open.Enqueue(0);
        while (open.Count > 0)
        {
            var block = graph.Blocks[open.Dequeue()];
            var state = new Dictionary<CaptureId, Folded>(states[block.Ordinal]!);
            var end = Run(block, state);
            var index = IndexOf(block, target);
            if (index >= 0 && index <= end)
                return true;
            foreach (var handler in HandlersOf(block))
                Enter(handler, [], states, open);
            if (end < block.Operations.Length)
                continue;
            folder.Captures = state;
            var condition = block.ConditionKind == ControlFlowConditionKind.None ? default : folder.Fold(block.BranchValue!);
            folder.Captures = null;
            var isOpen = block.ConditionKind != ControlFlowConditionKind.None && condition.Clr is not bool;
            if (isOpen && skipped is null && block.BranchValue is { } branch && Concerns(branch) && !_doubtful.Contains((block.Ordinal, true)))
                _doubtful.Add((block.Ordinal, true));
            var takesConditional = block.ConditionKind == ControlFlowConditionKind.None ? (bool?)false
                : condition.Clr is bool truth ? truth == (block.ConditionKind == ControlFlowConditionKind.WhenTrue) : null;
            if (takesConditional != false && skipped != (block.Ordinal, true))
                Follow(block.ConditionalSuccessor, state, states, open);
            if (takesConditional != true && skipped != (block.Ordinal, false))
                Follow(block.FallThroughSuccessor, state, states, open);
        }

        return false;
    }

    private void Follow(ControlFlowBranch? branch, Dictionary<CaptureId, Folded> state, Dictionary<CaptureId, Folded>?[] states, Queue<int> open)
    {
        if (branch is null)
            return;
        // A lambda's graph lies within regions of the graph around it, which are not its own.
        foreach (var region in branch.FinallyRegions.Where(r => r.LastBlockOrdinal < graph.Blocks.Length))
            Enter(region.FirstBlockOrdinal, [], states, open);
        if (branch.Destination is { } destination)
            Enter(destination.Ordinal, state, states, open);
    }

    private static void Enter(int ordinal, Dictionary<CaptureId, Folded> state, Dictionary<CaptureId, Folded>?[] states, Queue<int> open)
    {
        if (states[ordinal] is not { } before)
        {
            states[ordinal] = new(state);
            open.Enqueue(ordinal);
            return;
        }

        // Where two ways meet, only what they agree on is known.
        var lost = before.Where(b => b.Value.IsKnown && !(state.TryGetValue(b.Key, out var now) && now.IsKnown && Equals(now.Clr, b.Value.Clr))).Select(static b => b.Key).ToList();
        if (lost.Count == 0)
            return;
        foreach (var capture in lost)
            before[capture] = Folded.Unknown;
        open.Enqueue(ordinal);
    }

    /// <summary>Runs the statements of a block; gives the index of the one that does not end, or their number.</summary>
    private int Run(BasicBlock block, Dictionary<CaptureId, Folded> state)
    {
        for (var i = 0; i < block.Operations.Length; i++)
        {
            switch (block.Operations[i])
            {
                case IFlowCaptureOperation capture:
                    folder.Captures = state;
                    state[capture.Id] = folder.Fold(capture.Value);
                    folder.Captures = null;
                    if (Concerns(capture.Value))
                        _related.Add(capture.Id);
                    break;
                case IExpressionStatementOperation { Operation: IInvocationOperation call } when Stops(call, state):
                    return i;
            }
        }

        return block.Operations.Length;
    }

    /// <summary>True for a call that does not return, as far as its arguments are known, or that checks one of the symbols and throws.</summary>
    private bool Stops(IInvocationOperation call, Dictionary<CaptureId, Folded> state)
    {
        if (Types.HasAttribute(call.TargetMethod, "DoesNotReturnAttribute"))
            return true;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter
                && Types.FindAttribute(parameter, "DoesNotReturnIfAttribute") is { ConstructorArguments: [{ Value: bool stops }] })
            {
                folder.Captures = state;
                var value = folder.Fold(argument.Value);
                folder.Captures = null;
                if (value.Clr is bool known ? known == stops : Concerns(argument.Value))
                    return true;
            }
        }

        return symbols.Count > 0 && call.Arguments.Any(a => Concerns(a.Value)) && Checks(call.TargetMethod);
    }

    /// <summary><c>ArgumentException.ThrowIfNullOrEmpty</c> and its kin, and the project's own methods that throw.</summary>
    private bool Checks(IMethodSymbol method) =>
        method.Name.StartsWith("ThrowIf", StringComparison.Ordinal)
        || method.DeclaringSyntaxReferences.IsEmpty && (IsGuard(method.Name) || IsGuard(method.ContainingType.Name))
        || bodies.BodyOf(method) is { } body && body.Descendants().Any(static o => o is IThrowOperation
            || o is IInvocationOperation inner && inner.TargetMethod.Name.StartsWith("ThrowIf", StringComparison.Ordinal));

    /// <summary>Names that libraries of guards share.</summary>
    private static bool IsGuard(string name) => s_guards.Any(g => name.StartsWith(g, StringComparison.Ordinal));

    private bool Concerns(IOperation operation) => Concerns(operation, symbols, folder, _related);

    /// <summary>True for an expression whose value depends on one of the symbols.</summary>
    public static bool Concerns(IOperation operation, HashSet<ISymbol> symbols, ScalarFolder folder, HashSet<CaptureId>? related)
    {
        if (symbols.Count == 0)
            return false;
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (related is not null && inner is IFlowCaptureReferenceOperation capture && related.Contains(capture.Id))
                return true;
            if (ScalarFolder.SymbolOf(inner) is { } symbol && (symbols.Contains(symbol) || (folder.Definition(inner) ?? folder.Tested(inner)) is { } definition && Concerns(definition, symbols, folder, related)))
                return true;
        }

        return false;
    }

    /// <summary>Where an exception from a block leads.</summary>
    private IEnumerable<int> HandlersOf(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null && region != graph.Root; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } whole)
                continue;
            foreach (var sibling in whole.NestedRegions)
            {
                if (sibling != region)
                    yield return sibling.FirstBlockOrdinal;
            }
        }
    }

    private static int IndexOf(BasicBlock block, SyntaxNode target)
    {
        var index = 0;
        foreach (var operation in OperationsOf(block))
        {
            if (operation.Syntax.Span.Contains(target.Span) || operation is IFlowCaptureOperation)
            {
                foreach (var inner in operation.DescendantsAndSelf())
                {
                    if (inner.Syntax == target)
                        return index;
                }
            }

            index++;
        }

        return -1;
    }
}
