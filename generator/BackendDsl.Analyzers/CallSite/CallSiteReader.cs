using BackendDsl.Analyzers.Constants;
using BackendDsl.Analyzers.Flow;
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
    private readonly ProjectCode _code;
    private readonly ScalarFolder _folder;
    private readonly ConstantSets _sets;
    private readonly LocalValues _locals;

    /// <summary>Builders that stand behind a lambda's parameter or a local.</summary>
    private readonly Dictionary<ISymbol, CallSiteObject> _bound = new(SymbolEqualityComparer.Default);

    /// <summary>Locals and lambdas being followed, so that a cycle ends.</summary>
    private readonly HashSet<ISymbol> _following = new(SymbolEqualityComparer.Default);

    /// <summary>Under how many conditions the expression being read stands.</summary>
    private int _depth;

    /// <summary>The branch of a condition that is being run.</summary>
    private CallSiteBranch? _branch;

    /// <summary>The expression in the code being judged through which a helper is followed.</summary>
    private CallSpan _through;

    public CallSiteReader(ModelCatalog catalog, ProjectCode code, IReadOnlyList<IOperation> bodies)
    {
        _catalog = catalog;
        _code = code;
        _locals = new(bodies, code.Bodies);
        _folder = new(_locals, code.Statics);
        _sets = new(_folder);
    }

    /// <summary>Set to look at the conditions around every expression; see <see cref="LookAtConditions"/>.</summary>
    public Reachability? Flow { get; private set; }

    /// <summary>
    /// From here on an expression that cannot be reached with the values that are known, or that a condition on the same symbols guards, is not
    /// read. It costs more, so it is done where something is about to be told.
    /// </summary>
    public void LookAtConditions() => Flow ??= new(_folder, _code.Bodies);

    /// <summary>Expressions read as a part of the one last asked for, itself included.</summary>
    public HashSet<SyntaxNode> Consumed { get; } = [];

    /// <summary>Reads an expression of a builder or model type; null where nothing is known of it.</summary>
    public CallSiteObject? ReadRoot(IOperation operation)
    {
        Begin();
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

    /// <summary>Reads a resource that is finished, through the helpers, locals and members it comes from; null where it cannot be seen through.</summary>
    public CallSiteObject? ReadFinished(IOperation operation)
    {
        Begin();
        if (ClientResource.IsClientType(operation.Type))
            RunUpTo(operation);
        var result = Known(ReadModel(operation));
        result?.Seal();
        return result;
    }

    private void Begin()
    {
        _bound.Clear();
        _following.Clear();
        _folder.Arguments.Clear();
        _callers.Clear();
        _held.Clear();
        _captured.Clear();
        _through = default;
        _depth = 0;
        _branch = null;
        Consumed.Clear();
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

    /// <inheritdoc cref="Types.Peel"/>
    internal static IOperation Peel(IOperation operation) => Types.Peel(operation);

    private CallSitePlace ReadValue(IOperation operation, ModelMember member, CallSpan call) =>
        ReadValue(operation, member.Property.Type, member.Shape, call);

    private CallSitePlace ReadValue(IOperation operation, ITypeSymbol type, MemberShape shape, CallSpan call)
    {
        var argument = SpanOf(operation.Syntax);
        if (operation.IsImplicit && operation is ICollectionExpressionOperation or IArrayCreationOperation)
            argument = call;
        if (ArgumentBehind(operation) is { } given)
            return InCaller(given.Parameter, () => ReadValue(given.Value, type, shape, call));
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
                return ReadScalar(operation, type, argument, call);
        }
    }

    private CallSitePlace ReadScalar(IOperation operation, ITypeSymbol type, CallSpan argument, CallSpan call)
    {
        // What a caller gave a helper is the caller's.
        if (argument.IsElsewhere && DependsOnCaller(operation))
            argument = argument.Here;
        var folded = _folder.Fold(operation);
        if (folded.IsKnown)
            return Flow is null || Flow.IsReachable(operation, Flow.SymbolsOf(operation)) ? new(folded.ToValue(type), argument, call) : Unread(operation, argument, call);
        if (_sets.Deciding(operation) is not var (symbol, candidates))
            return Unread(operation, argument, call);

        var values = new List<Value>();
        var symbols = Flow?.SymbolsOf(operation);
        foreach (var candidate in candidates)
        {
            _folder.Assumed = new(symbol, candidate);
            var value = _folder.Fold(operation);
            var isReachable = Flow is null || Flow.IsReachable(operation, symbols!);
            _folder.Assumed = null;
            if (!value.IsKnown)
                return Unread(operation, argument, call);
            if (isReachable)
                values.Add(value.ToValue(type));
        }

        return values.Count switch
        {
            0 => Unread(operation, argument, call),
            1 => new(values[0], argument, call),
            _ => new(values.Exists(static v => v.IsAbsent) ? Value.MaybeAbsent : Value.Unknown, argument, call) { Alternatives = values },
        };
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
            case IConditionalOperation { WhenFalse: { } otherwise } conditional when _folder.Fold(conditional.Condition).Clr is bool condition:
                return [condition ? conditional.WhenTrue : otherwise];
            case IConditionalOperation { WhenFalse: { } otherwise } conditional when !_folder.Fold(conditional).IsKnown:
                return [conditional.WhenTrue, otherwise];
            case ICoalesceOperation coalesce when _folder.Fold(coalesce.Value) is { IsKnown: true } given:
                return [given.Clr is null ? coalesce.WhenNull : coalesce.Value];
            case ICoalesceOperation coalesce when !_folder.Fold(coalesce).IsKnown:
                return [coalesce.Value, coalesce.WhenNull];
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
