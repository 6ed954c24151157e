using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Syntax;

/// <summary>A node of the syntax tree, as written; what it means stands beside it, by its id.</summary>
internal abstract class Expr(int position)
{
    /// <summary>Offset of the place errors about this node are reported at.</summary>
    public int Position { get; } = position;

    /// <summary>Offset of the first character of its text; set by the parser.</summary>
    public int Start { get; internal set; }

    /// <summary>Offset behind the last character of its text.</summary>
    public int End { get; internal set; }

    /// <summary>The number of the node in its tree, from 0; set once when the tree is whole.</summary>
    public int Id { get; internal set; }

    public sealed class Literal(int position, CelValue value) : Expr(position)
    {
        public CelValue Value { get; } = value;
    }

    public sealed class Identifier(int position, string name) : Expr(position)
    {
        /// <summary>The name, with a leading dot where it was written so.</summary>
        public string Name { get; } = name;
    }

    public sealed class Select(int position, Expr operand, string field, bool testOnly, bool optional) : Expr(position)
    {
        public Expr Operand { get; } = operand;

        public string Field { get; } = field;

        public bool TestOnly { get; } = testOnly;

        public bool Optional { get; } = optional;
    }

    public sealed class Call(int position, string function, Expr? target, Expr[] arguments) : Expr(position)
    {
        /// <summary>The name as written, or that of an operator.</summary>
        public string Function { get; } = function;

        /// <summary>What stands before the name: the receiver, or the first part of the function's name.</summary>
        public Expr? Target { get; } = target;

        public Expr[] Arguments { get; } = arguments;
    }

    public sealed class ListLiteral(int position, Expr[] elements, bool[]? optional) : Expr(position)
    {
        public Expr[] Elements { get; } = elements;

        public bool[]? Optional { get; } = optional;
    }

    public sealed class MapLiteral(int position, Expr[] keys, Expr[] values, bool[]? optional, int[] positions) : Expr(position)
    {
        public Expr[] Keys { get; } = keys;

        public Expr[] Values { get; } = values;

        public bool[]? Optional { get; } = optional;

        public int[] Positions { get; } = positions;
    }

    public sealed class MessageLiteral(int position, string name, string[] fields, Expr[] values, bool[]? optional, int[] positions) : Expr(position)
    {
        public string Name { get; } = name;

        public string[] Fields { get; } = fields;

        public Expr[] Values { get; } = values;

        public bool[]? Optional { get; } = optional;

        public int[] Positions { get; } = positions;
    }

    /// <summary>A macro over the members of a list or map; kept whole instead of being written out as a fold.</summary>
    public sealed class Comprehension(int position, ComprehensionKind kind, Expr range, string variable, string? second, Expr? filter, Expr body, string macro) : Expr(position)
    {
        public ComprehensionKind Kind { get; } = kind;

        public Expr Range { get; } = range;

        public string Variable { get; } = variable;

        /// <summary>The second variable of the two-variable forms.</summary>
        public string? Second { get; } = second;

        public Expr? Filter { get; } = filter;

        public Expr Body { get; } = body;

        /// <summary>The macro's name as written.</summary>
        public string Macro { get; } = macro;
    }
}
