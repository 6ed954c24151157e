namespace BackendDsl.Cel.Syntax;

/// <summary>Walks syntax trees.</summary>
internal static class Tree
{
    public static IEnumerable<Expr> Children(Expr expression)
    {
        switch (expression)
        {
            case Expr.Select select:
                return [select.Operand];
            case Expr.Call call:
                return call.Target is null ? call.Arguments : [call.Target, .. call.Arguments];
            case Expr.ListLiteral list:
                return list.Elements;
            case Expr.MapLiteral map:
                return [.. map.Keys, .. map.Values];
            case Expr.MessageLiteral message:
                return message.Values;
            case Expr.Comprehension { Filter: { } filter } comprehension:
                return [comprehension.Range, filter, comprehension.Body];
            case Expr.Comprehension comprehension:
                return [comprehension.Range, comprehension.Body];
            default:
                return [];
        }
    }

    /// <summary>Numbers the nodes; returns how many there are.</summary>
    public static int Number(Expr root)
    {
        var count = 0;
        foreach (var node in SelfAndDescendants(root))
            node.Id = count++;
        return count;
    }

    /// <summary>All nodes, parents first.</summary>
    public static IEnumerable<Expr> SelfAndDescendants(Expr expression)
    {
        var waiting = new Stack<Expr>();
        waiting.Push(expression);
        while (waiting.Count > 0)
        {
            var node = waiting.Pop();
            yield return node;
            foreach (var child in Children(node))
                waiting.Push(child);
        }
    }
}
