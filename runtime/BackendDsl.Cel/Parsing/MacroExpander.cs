using BackendDsl.Cel.Syntax;

namespace BackendDsl.Cel.Parsing;

/// <summary>Turns calls that are macros into their nodes. Which macros exist depends on the server version.</summary>
internal sealed class MacroExpander(bool twoVariables, bool sortBy)
{
    /// <summary>The node for a macro call, or null where the call is no macro.</summary>
    public Expr? Expand(int position, string name, Expr? target, Expr[] arguments)
    {
        if (target is null)
            return name == "has" && arguments.Length == 1 ? Has(position, arguments[0]) : null;

        var kind = (name, arguments.Length) switch
        {
            ("all", 2) => ComprehensionKind.All,
            ("exists", 2) => ComprehensionKind.Exists,
            ("exists_one", 2) => ComprehensionKind.ExistsOne,
            ("map", 2 or 3) => ComprehensionKind.Map,
            ("filter", 2) => ComprehensionKind.Filter,
            ("optMap", 2) => ComprehensionKind.OptionalMap,
            ("optFlatMap", 2) => ComprehensionKind.OptionalFlatMap,
            ("sortBy", 2) when sortBy => ComprehensionKind.SortBy,
            _ => (ComprehensionKind?)null,
        };
        if (kind is { } one)
            return OneVariable(position, one, name, target, arguments);

        kind = !twoVariables ? null : (name, arguments.Length) switch
        {
            ("all", 3) => ComprehensionKind.All,
            ("exists", 3) => ComprehensionKind.Exists,
            ("existsOne" or "exists_one", 3) => ComprehensionKind.ExistsOne,
            ("transformList", 3 or 4) => ComprehensionKind.TransformList,
            ("transformMap", 3 or 4) => ComprehensionKind.TransformMap,
            ("transformMapEntry", 3 or 4) => ComprehensionKind.TransformMapEntry,
            _ => (ComprehensionKind?)null,
        };
        return kind is { } two ? TwoVariables(position, two, name, target, arguments) : null;
    }

    private static Expr.Select Has(int position, Expr argument) => argument switch
    {
        Expr.Select { TestOnly: false, Optional: false } select => new Expr.Select(position, select.Operand, select.Field, testOnly: true, optional: false),
        _ => throw new CelSyntaxException("invalid argument to has() macro", argument.Position),
    };

    private static Expr.Comprehension OneVariable(int position, ComprehensionKind kind, string macro, Expr target, Expr[] arguments)
    {
        var variable = Variable(arguments[0], kind is ComprehensionKind.OptionalMap or ComprehensionKind.OptionalFlatMap
            ? macro + "() variable name must be a simple identifier"
            : "argument must be a simple name");
        var filter = arguments.Length == 3 ? arguments[1] : null;
        return new(position, kind, target, variable, null, filter, arguments[arguments.Length - 1], macro);
    }

    private static Expr.Comprehension TwoVariables(int position, ComprehensionKind kind, string macro, Expr target, Expr[] arguments)
    {
        var first = Variable(arguments[0], "argument must be a simple name");
        var second = Variable(arguments[1], "argument must be a simple name");
        if (first == second)
            throw new CelSyntaxException("duplicate variable name: " + first, arguments[1].Position);
        var filter = arguments.Length == 4 ? arguments[2] : null;
        return new(position, kind, target, first, second, filter, arguments[arguments.Length - 1], macro);
    }

    private static string Variable(Expr argument, string otherwise)
    {
        if (argument is not Expr.Identifier { Name: var name } || name[0] == '.')
            throw new CelSyntaxException(otherwise, argument.Position);
        if (name is "__result__" or "@result")
            throw new CelSyntaxException("iteration variable overwrites accumulator variable", argument.Position);
        return name;
    }
}
