using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Flow;

/// <summary>The few constants that an expression may have for its value, where it has no single one.</summary>
internal sealed class ConstantSets(ScalarFolder folder)
{
    /// <summary>More than this many is not known.</summary>
    private const int Limit = 8;

    private const int DepthLimit = 12;

    private int _depth;

    /// <summary>
    /// The symbol that decides the value of an expression, and the values it may have; null where there is no such symbol, or more than one.
    /// </summary>
    public (ISymbol Symbol, List<Folded> Values)? Deciding(IOperation operation)
    {
        (ISymbol, List<Folded>)? found = null;
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (ScalarFolder.SymbolOf(inner) is not { } symbol || folder.Fold(inner).IsKnown || DefinitionOf(inner) is not { } definition)
                continue;
            if (found is { } other)
            {
                if (!SymbolEqualityComparer.Default.Equals(other.Item1, symbol))
                    return null;
                continue;
            }

            if (Values(definition) is not { } values)
                return null;
            found = (symbol, values);
        }

        return found;
    }

    private IOperation? DefinitionOf(IOperation reference) => folder.Definition(reference) ?? folder.Initializer(reference);

    private List<Folded>? Values(IOperation operation)
    {
        if (_depth >= DepthLimit)
            return null;
        _depth++;
        try
        {
            var values = new List<Folded>();
            return Add(values, operation) && values.Count is > 0 and <= Limit ? values : null;
        }
        finally
        {
            _depth--;
        }
    }

    private bool Add(List<Folded> values, IOperation operation)
    {
        if (folder.Fold(operation) is { IsKnown: true } known)
        {
            if (!values.Exists(v => Equals(v.Clr, known.Clr)))
                values.Add(known);
            return true;
        }

        switch (operation)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return conversion.Operand is IConditionalOperation or ISwitchExpressionOperation or ICoalesceOperation or IParenthesizedOperation or IConversionOperation
                    ? Add(values, conversion.Operand)
                    : AddDecided(values, operation);
            case IParenthesizedOperation parenthesized:
                return Add(values, parenthesized.Operand);
            case IThrowOperation:
                return true;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return folder.Fold(conditional.Condition).Clr is bool condition
                    ? Add(values, condition ? conditional.WhenTrue : otherwise)
                    : Add(values, conditional.WhenTrue) && Add(values, otherwise);
            case ISwitchExpressionOperation choice:
                return choice.Arms.All(a => Add(values, a.Value));
            case ICoalesceOperation coalesce:
                return Add(values, coalesce.Value) && values.RemoveAll(static v => v.Clr is null) >= 0 && Add(values, coalesce.WhenNull);
            default:
                return AddDecided(values, operation);
        }
    }

    /// <summary>An expression made of one symbol that has several values itself.</summary>
    private bool AddDecided(List<Folded> values, IOperation operation)
    {
        if (folder.Assumed is not null || Deciding(operation) is not var (symbol, candidates))
            return false;
        foreach (var candidate in candidates)
        {
            folder.Assumed = new(symbol, candidate);
            var value = folder.Fold(operation);
            folder.Assumed = null;
            if (!value.IsKnown)
                return false;
            if (!values.Exists(v => Equals(v.Clr, value.Clr)))
                values.Add(value);
        }

        return true;
    }
}
