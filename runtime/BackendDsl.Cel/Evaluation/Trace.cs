using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>What the parts of an expression came to in one evaluation.</summary>
internal sealed class Trace
{
    private readonly Dictionary<Expr, Entry> _entries = [];

    /// <summary>
    /// The step with its outcome noted. Steps that a larger one looks into (constants, counted filters) stay as they are, so that a traced
    /// evaluation does and costs what another does.
    /// </summary>
    public Node Around(Expr expression, Node node)
    {
        if (node is ConstantNode constant)
        {
            if (expression is not Expr.Literal)
                _entries[expression] = new() { Value = constant.Value, Evaluations = 1 };
            return node;
        }

        if (node is FilterCountNode)
            return node;
        var entry = new Entry();
        _entries[expression] = entry;
        return new TracedNode(node, entry);
    }

    /// <summary>The parts in the order of the text, each before those it consists of.</summary>
    public IReadOnlyList<TracedPart> Steps(Expr root)
    {
        var steps = new List<TracedPart>();
        var waiting = new Stack<(Expr Node, int Depth, bool IsInChain)>();
        waiting.Push((root, 0, false));
        while (waiting.Count > 0)
        {
            var (node, depth, isInChain) = waiting.Pop();
            // What only leads to a field is no part of its own: the field is.
            var isShown = !(isInChain && IsLink(node)) && _entries.ContainsKey(node);
            if (isShown)
            {
                var entry = _entries[node];
                steps.Add(new(node.Start, node.End - node.Start, depth, entry.Evaluations > 0 ? entry.Value : null, entry.Evaluations, entry.Cost));
            }

            var children = Tree.Children(node).ToList();
            for (var i = children.Count - 1; i >= 0; i--)
                waiting.Push((children[i], isShown ? depth + 1 : depth, i == 0 && IsLink(node)));
        }

        return steps;
    }

    private static bool IsLink(Expr node) => node is Expr.Identifier or Expr.Select or Expr.Call { Function: Operators.Index or Operators.OptionalIndex };

    private sealed class Entry
    {
        public CelValue Value { get; set; }

        public int Evaluations { get; set; }

        public long Cost { get; set; }
    }

    private sealed class TracedNode(Node inner, Entry entry) : Node
    {
        public override CelValue Evaluate(EvaluationState frame)
        {
            var before = frame.StepsLeft;
            var value = inner.Evaluate(frame);
            entry.Value = value;
            entry.Evaluations++;
            entry.Cost += before - frame.StepsLeft;
            return value;
        }
    }
}
