using BackendDsl.Cel.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>
/// Reads builder chains, initialisers and <c>with</c> expressions of one body into values that may be partly known. One part per
/// kind of expression: chains, blocks of lambdas, models, lists and maps, scalars.
/// </summary>
internal sealed partial class CallSiteReader
{
    private readonly ModelCatalog _catalog;
    private readonly ScalarFolder _folder;
    private readonly LocalValues _locals;

    /// <summary>Builders that stand behind a lambda's parameter or a local.</summary>
    private readonly Dictionary<ISymbol, CallSiteObject> _bound = new(SymbolEqualityComparer.Default);

    /// <summary>Locals and lambdas being followed, so that a cycle ends.</summary>
    private readonly HashSet<ISymbol> _following = new(SymbolEqualityComparer.Default);

    /// <summary>Under how many conditions the expression being read stands.</summary>
    private int _depth;

    public CallSiteReader(ModelCatalog catalog, StaticValues statics, IReadOnlyList<IOperation> bodies)
    {
        _catalog = catalog;
        _locals = new(bodies);
        _folder = new(_locals, statics);
    }

    /// <summary>Expressions read as a part of the one last asked for, itself included.</summary>
    public HashSet<SyntaxNode> Consumed { get; } = [];

    /// <summary>Reads an expression of a builder or model type; null where nothing is known of it.</summary>
    public CallSiteObject? ReadRoot(IOperation operation)
    {
        _bound.Clear();
        _depth = 0;
        Consumed.Clear();
        CallSiteObject? result;
        if (_catalog.FindBuilt(operation.Type) is not null)
        {
            result = ReadBuilder(operation);
            FollowLocal(operation, result);
        }
        else
        {
            result = ReadModel(operation);
        }

        if (result is { Finished: false })
            result.Escaped = true;
        result?.Seal();
        return result;
    }

    /// <summary>A builder kept in a local: what the statements after it do is a part of what is built.</summary>
    private void FollowLocal(IOperation operation, CallSiteObject target)
    {
        while (operation.Parent is IConversionOperation or IParenthesizedOperation)
            operation = operation.Parent;
        if (operation.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }
            || _locals.Find(local) is null)
        {
            return;
        }

        IOperation statement = declarator;
        while (statement.Parent is not null and not IBlockOperation)
            statement = statement.Parent;
        if (statement.Parent is not IBlockOperation block)
            return;
        _bound[local] = target;
        RunAll(block.Operations.SkipWhile(o => o != statement).Skip(1));
    }

    /// <summary>Strips conversions that do not change what is meant.</summary>
    internal static IOperation Peel(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    operation = creation.Target;
                    break;
                default:
                    return operation;
            }
        }
    }

    private CallSitePlace ReadValue(IOperation operation, ModelMember member, CallSpan call) =>
        ReadValue(operation, member.Property.Type, member.Shape, call);

    private CallSitePlace ReadValue(IOperation operation, ITypeSymbol type, MemberShape shape, CallSpan call)
    {
        var argument = CallSpan.Of(operation.Syntax);
        if (operation.IsImplicit && operation is ICollectionExpressionOperation or IArrayCreationOperation)
            argument = call;
        if (Branches(operation) is { } branches)
            return ReadBranches(branches, type, shape, argument, call);
        switch (shape)
        {
            case MemberShape.List:
                return ReadList(operation, Types.ElementOf(type)!, call) is { } list
                    ? new(Value.Of(list), argument, call)
                    : IsNull(operation) ? new(Value.Absent, argument, call) : Unread(operation, argument, call);
            case MemberShape.Map:
                return ReadMap(operation, type, call) is { } map
                    ? new(Value.Of(map), argument, call)
                    : IsNull(operation) ? new(Value.Absent, argument, call) : Unread(operation, argument, call);
            case MemberShape.Object:
                return ReadModel(operation) is { } model
                    ? new(Value.Of(model), argument, call)
                    : IsNull(operation) ? new(Value.Absent, argument, call) : Unread(operation, argument, call);
            default:
                var folded = _folder.Fold(operation);
                return folded.IsKnown ? new(folded.ToValue(type), argument, call) : Unread(operation, argument, call);
        }
    }

    /// <summary>Something there that cannot be read: unknown, or perhaps nothing where its type allows null.</summary>
    private CallSitePlace Unread(IOperation operation, CallSpan argument, CallSpan call)
    {
        EscapeReferences(operation);
        return new(MayBeNull(operation) ? Value.MaybeAbsent : Value.Unknown, argument, call);
    }

    /// <summary>
    /// True where the compiler's own analysis says null is possible. Where nullable annotations are off it says nothing, and a member
    /// that is set counts as there.
    /// </summary>
    private static bool MayBeNull(IOperation operation)
    {
        var inner = Peel(operation);
        if (inner.Type is null or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
            return true;
        return inner.Type.IsReferenceType
            && inner.SemanticModel?.GetTypeInfo(inner.Syntax).Nullability.FlowState == NullableFlowState.MaybeNull;
    }

    private bool IsNull(IOperation operation) => _folder.Fold(Peel(operation)) is { IsKnown: true, Clr: null };

    /// <summary>The values an expression may have, where it is a choice; null where it is none or the choice is known.</summary>
    private List<IOperation>? Branches(IOperation operation)
    {
        switch (Peel(operation))
        {
            case IConditionalOperation { WhenFalse: { } otherwise } conditional when !_folder.Fold(conditional).IsKnown:
                return _folder.Fold(conditional.Condition).Clr is bool condition
                    ? [condition ? conditional.WhenTrue : otherwise]
                    : [conditional.WhenTrue, otherwise];
            case ICoalesceOperation coalesce when !_folder.Fold(coalesce).IsKnown:
                return IsNull(coalesce.Value) ? [coalesce.WhenNull] : [coalesce.Value, coalesce.WhenNull];
            case ISwitchExpressionOperation choice:
                return [.. choice.Arms.Select(static a => a.Value)];
            default:
                return null;
        }
    }

    private CallSitePlace ReadBranches(List<IOperation> branches, ITypeSymbol type, MemberShape shape, CallSpan argument, CallSpan call)
    {
        var choices = new List<CallSitePlace>();
        var absent = false;
        foreach (var branch in branches)
        {
            // A branch that throws is no value.
            if (Peel(branch) is IThrowOperation)
                continue;
            var place = ReadValue(branch, type, shape, call);
            if (branches.Count == 1)
                return place;
            absent |= !place.Value.IsPresent;
            if (place.Choices is { } nested)
                choices.AddRange(nested);
            else if (!place.Value.IsUnknown && !place.Value.IsAbsent)
                choices.Add(new(place.Value, place.Argument, place.Argument));
        }

        return new(absent ? Value.MaybeAbsent : Value.Unknown, argument, call) { Choices = choices };
    }

    /// <summary>Code that is not read sees these builders: it may add to them.</summary>
    private void EscapeReferences(IOperation operation)
    {
        if (_bound.Count == 0)
            return;
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (FindBound(inner) is not { } target)
                continue;
            var chain = inner;
            while (chain.Parent is IConversionOperation || chain.Parent is IInvocationOperation { Instance: { } instance } call && instance == chain && _catalog.FindBuilt(call.Type) is not null)
                chain = chain.Parent;
            if (chain.Parent is IInvocationOperation { TargetMethod.Name: "Build" or "BuildUnchecked", Instance: { } built } && built == chain)
            {
                if (chain != inner)
                    ReadBuilder(chain);
                target.Finished = true;
            }
            else
            {
                target.Escaped = true;
            }
        }
    }

    private CallSiteObject? FindBound(IOperation operation)
    {
        var symbol = operation switch
        {
            IParameterReferenceOperation parameter => (ISymbol)parameter.Parameter,
            ILocalReferenceOperation local => local.Local,
            _ => null,
        };
        return symbol is not null && _bound.TryGetValue(symbol, out var target) ? target : null;
    }
}
