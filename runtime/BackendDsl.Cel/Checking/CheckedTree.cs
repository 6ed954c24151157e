using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Checking;

/// <summary>
/// What the checker finds out about a syntax tree, beside it: types, what names and calls refer to, and where variables are kept,
/// by the id of each node. The tree itself never changes.
/// </summary>
internal sealed class CheckedTree
{
    private readonly CelType?[] _types;
    private readonly Reference?[] _references;

    /// <summary>An empty table for a tree; its nodes are numbered.</summary>
    public CheckedTree(Expr root)
    {
        Root = root;
        var count = Tree.Number(root);
        _types = new CelType?[count];
        _references = new Reference?[count];
    }

    public Expr Root { get; }

    /// <summary>How many variables an evaluation keeps.</summary>
    public int Slots { get; set; }

    /// <summary>The type of the whole expression.</summary>
    public CelType ResultType => TypeOf(Root);

    public CelType TypeOf(Expr node) => _types[node.Id] ?? CelType.Dyn;

    public void SetType(Expr node, CelType type) => _types[node.Id] = type;

    /// <summary>The variable or type that an identifier, or a chain of selections, names; null where it is none.</summary>
    public Declaration? VariableOf(Expr node) => _references[node.Id]?.Variable;

    public void SetVariable(Expr node, Declaration? variable) => Refer(node).Variable = variable;

    /// <summary>The function that is called; null where it is not declared.</summary>
    public FunctionDeclaration? FunctionOf(Expr.Call call) => _references[call.Id]?.Function;

    /// <summary>The overloads that a call may mean; null where it was not checked.</summary>
    public IReadOnlyList<Overload>? CandidatesOf(Expr.Call call) => _references[call.Id]?.Candidates;

    public void SetCandidates(Expr.Call call, List<Overload>? candidates) => Refer(call).Candidates = candidates;

    /// <summary>The name of the function that is called, with what stands before it where that is a part of the name.</summary>
    public string NameOf(Expr.Call call) => _references[call.Id]?.Name ?? call.Function;

    /// <summary>The receiver of a call; null where there is none, or where it is the first part of the function's name.</summary>
    public Expr? TargetOf(Expr.Call call) => _references[call.Id] is { Name: not null } ? null : call.Target;

    public void SetFunction(Expr.Call call, FunctionDeclaration function, string? qualifiedName)
    {
        var reference = Refer(call);
        reference.Function = function;
        reference.Name = qualifiedName;
    }

    /// <summary>The full name of a message that is made.</summary>
    public string NameOf(Expr.MessageLiteral message) => _references[message.Id]?.Name ?? message.Name;

    public void SetName(Expr.MessageLiteral message, string name) => Refer(message).Name = name;

    /// <summary>Where the running expression keeps the variable of a macro, and its second one.</summary>
    public (int First, int Second) SlotsOf(Expr.Comprehension macro) => _references[macro.Id] is { } reference ? (reference.Slot, reference.SecondSlot) : (-1, -1);

    public void SetSlots(Expr.Comprehension macro, int first, int second)
    {
        var reference = Refer(macro);
        reference.Slot = first;
        reference.SecondSlot = second;
    }

    private Reference Refer(Expr node) => _references[node.Id] ??= new();

    private sealed class Reference
    {
        public Declaration? Variable { get; set; }

        public FunctionDeclaration? Function { get; set; }

        public List<Overload>? Candidates { get; set; }

        public string? Name { get; set; }

        public int Slot { get; set; } = -1;

        public int SecondSlot { get; set; } = -1;
    }
}
