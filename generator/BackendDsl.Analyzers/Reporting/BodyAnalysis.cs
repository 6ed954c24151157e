using System.Collections.Immutable;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Constants;
using BackendDsl.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// The resources made in one body (a method, an initialiser, top-level statements). By schema and controller each is judged once, as the
/// largest whole it is part of; by the company's policies where it is given away.
/// </summary>
internal sealed class BodyAnalysis(ModelCatalog catalog, ProjectCode code, ProjectRules rules)
{
    private readonly object _lock = new();
    private readonly ExpectedFailures _failures = new(code.Bodies);
    private List<IOperation>? _found;
    private List<IOperation>? _written;
    private List<ISimpleAssignmentOperation>? _assigned;
    private List<IObjectCreationOperation>? _kept;
    private List<IInvocationOperation>? _helped;
    private readonly HashSet<(string Id, Location Place)> _told = [];
    private volatile bool _hasClientResources;

    /// <summary>Notes an expression that makes a model or a builder, where it is not merely a link of a longer chain, and what is written out.</summary>
    public void Collect(OperationAnalysisContext context)
    {
        var operation = context.Operation;
        if (operation is ISimpleAssignmentOperation assignment)
        {
            // Metadata belongs to kinds of any sort, and its rules are those of the kind.
            if (assignment.Target is IPropertyReferenceOperation { Arguments.IsEmpty: true, Property.ContainingType: { Name: not "V1ObjectMeta" } owner } && ClientResource.IsClientType(owner))
            {
                lock (_lock)
                    (_assigned ??= []).Add(assignment);
            }

            return;
        }

        if (operation is IObjectCreationOperation kept && catalog.FindClient(kept.Type) is not null && HolderOf(kept) is not null)
        {
            lock (_lock)
                (_kept ??= []).Add(kept);
        }

        if (operation is IInvocationOperation writer && Sinks.OfCall(writer) is { } written && (rules.HasPolicies || catalog.FindClient(Types.Peel(written).Type) is not null) && IsResource(Types.Peel(written).Type))
        {
            lock (_lock)
                (_written ??= []).Add(written);
        }

        if (operation is IInvocationOperation helper && IsHelperWithValues(helper))
        {
            lock (_lock)
                (_helped ??= []).Add(helper);
        }

        _hasClientResources |= catalog.FindClient(operation.Type) is not null;

        var isOurs = operation switch
        {
            IInvocationOperation { TargetMethod.Name: "Build" or "BuildUnchecked", Instance: { } instance } => catalog.FindBuilt(instance.Type) is not null,
            IInvocationOperation call => catalog.FindBuilt(call.Type) is not null && MakesBuilder(call),
            _ => catalog.FindModel(operation.Type) is not null || operation is IObjectCreationOperation { Arguments.Length: 0 } && catalog.FindBuilt(operation.Type) is not null,
        };
        if (!isOurs)
            return;

        var parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;
        if (parent is IInvocationOperation { Instance: { } receiver } && CallSiteReader.Peel(receiver) == operation && catalog.FindBuilt(operation.Type) is not null)
            return;
        lock (_lock)
            (_found ??= []).Add(operation);
    }

    /// <summary>Judges what was found.</summary>
    public void Evaluate(OperationBlockAnalysisContext context)
    {
        var report = Once(d => context.ReportDiagnostic(rules.Accepted.Apply(d, context.OwningSymbol)));
        if (_found is not null)
            EvaluateWholes(_found, context, report);
        if (_helped is not null)
            EvaluateHelped(_helped, context, report);
        if (rules.HasPolicies || _hasClientResources || _written is not null || GivesClientResources(context.OwningSymbol))
        {
            EvaluateGiven(context, diagnostic =>
            {
                _told.Add((diagnostic.Id, diagnostic.Location));
                report(diagnostic);
            });
        }

        if (_assigned is not null)
            EvaluateSingles(_assigned, context, report);
    }

    private void EvaluateWholes(List<IOperation> found, OperationBlockAnalysisContext context, Action<Diagnostic> report)
    {
        var reader = new CallSiteReader(catalog, code, context.OperationBlocks);
        var consumed = new HashSet<SyntaxNode>();
        var wholes = new List<(IOperation Operation, CallSiteObject Read)>();

        // Whole resources first, outermost first: what they are made of is judged as a part of them.
        foreach (var operation in found.OrderByDescending(IsResource).ThenBy(static o => o.Syntax.SpanStart).ThenByDescending(static o => o.Syntax.Span.Length))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (consumed.Contains(operation.Syntax) || reader.ReadRoot(operation) is not { } read)
                continue;
            foreach (var part in reader.Consumed)
            {
                if (part != operation.Syntax)
                    consumed.Add(part);
            }

            wholes.Add((operation, read));
        }

        CallSiteReader? careful = null;
        foreach (var (operation, read) in wholes)
        {
            // Who writes BuildUnchecked() wants to be left alone.
            if (consumed.Contains(operation.Syntax) || operation is IInvocationOperation { TargetMethod.Name: "BuildUnchecked" }
                || ModelOf(operation) is not { Schema: { } schema } model)
            {
                continue;
            }

            var isTemplate = IsTemplate(operation, context.OwningSymbol);
            var isWrong = false;
            rules.Evaluate(read, model, schema, isTemplate, _ => isWrong = true, tries: true, context.CancellationToken);
            if (!isWrong || _failures.Awaits(operation))
                continue;

            // Something is about to be told: now the conditions around count.
            if (careful is null)
            {
                careful = new(catalog, code, context.OperationBlocks);
                careful.LookAtConditions();
            }

            if (careful.Flow!.IsReachable(operation, []) && careful.ReadRoot(operation) is { } again)
                rules.Evaluate(again, model, schema, isTemplate, report, tries: false, context.CancellationToken);
        }
    }

    /// <summary>
    /// Judges what a helper of the project makes of the values it is given. What is wrong whatever it is given is told in the helper itself.
    /// </summary>
    private void EvaluateHelped(List<IInvocationOperation> helped, OperationBlockAnalysisContext context, Action<Diagnostic> report)
    {
        CallSiteReader? quick = null;
        CallSiteReader? careful = null;
        foreach (var call in helped)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (catalog.FindModel(call.Type) is not { Schema: { } schema } model)
                continue;
            quick ??= new(catalog, code, context.OperationBlocks);
            if (quick.ReadFinished(call) is not { IsUnchecked: false } first)
                continue;
            var isTemplate = !model.IsResource || IsContinued(call);
            var isWrong = false;
            rules.Evaluate(first, model, schema, isTemplate, _ => isWrong = true, tries: true, context.CancellationToken);
            if (!isWrong || _failures.Awaits(call))
                continue;
            if (careful is null)
            {
                careful = new(catalog, code, context.OperationBlocks);
                careful.LookAtConditions();
            }

            if (!careful.Flow!.IsReachable(call, []) || careful.ReadFinished(call) is not { } read)
                continue;
            rules.Evaluate(read, model, schema, isTemplate, d =>
            {
                if (IsGiven(d, call))
                    report(d);
            }, tries: false, context.CancellationToken);
        }
    }

    /// <summary>True where other code goes on with what a call gives, by <c>with</c> or <c>ToBuilder()</c>.</summary>
    private static bool IsContinued(IInvocationOperation call)
    {
        IOperation at = call;
        while (at.Parent is IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        return at.Parent switch
        {
            IWithOperation => true,
            IInvocationOperation { TargetMethod.Name: "ToBuilder" } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => IsContinuedIn(call, local),
            _ => false,
        };
    }

    /// <summary>True for what is told of one of a call's arguments.</summary>
    private static bool IsGiven(Diagnostic diagnostic, IInvocationOperation call) =>
        diagnostic.Location.SourceTree == call.Syntax.SyntaxTree && call.Arguments.Any(a => a.Value.Syntax.Span.Contains(diagnostic.Location.SourceSpan));

    /// <summary>A method of the project's that makes a model of values that are known.</summary>
    private bool IsHelperWithValues(IInvocationOperation call) =>
        call is { TargetMethod: { IsAbstract: false, DeclaringSyntaxReferences.IsEmpty: false } method, Arguments.IsEmpty: false }
        && catalog.FindModel(call.Type) is not null && method.Name is not ("Build" or "BuildUnchecked")
        && call.Arguments.Any(static a => !a.IsImplicit && MayBeKnown(a.Value));

    private static bool MayBeKnown(IOperation value) => Types.Peel(value) switch
    {
        { ConstantValue.HasValue: true } => true,
        IUnaryOperation unary => MayBeKnown(unary.Operand),
        IFieldReferenceOperation { Field.IsReadOnly: true } or IInvocationOperation { TargetMethod.ContainingType.Name: "TimeSpan" } or ILocalReferenceOperation { Type.SpecialType: not SpecialType.None } => true,
        _ => false,
    };

    /// <summary>Judges what is given away: by the company's policies, and what KubernetesClient has types for by the API server's own rules.</summary>
    private void EvaluateGiven(OperationBlockAnalysisContext context, Action<Diagnostic> report)
    {
        var locals = new LocalValues(context.OperationBlocks, code.Bodies);
        CallSiteReader? quick = null;
        CallSiteReader? careful = null;

        // What a local holds that nothing changes or takes is what it is, too; unless a part of it lies in another local that is still written to.
        var kept = (_kept ?? []).Where(k => locals.FindUnchanged(HolderOf(k)!) is not null && !k.Descendants().OfType<ILocalReferenceOperation>().Any(part =>
            part.Type is { IsReferenceType: true, SpecialType: not SpecialType.System_String } && locals.FindUnchanged(part.Local) is null));
        foreach (var value in new Sinks(code.Use, locals).OfMember(context.OwningSymbol, context.OperationBlocks).Concat(_written ?? []).Concat(kept))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var given = Types.Peel(value);
            if (!IsResource(given.Type))
                continue;

            // Conditions cost more than all the rest: they are looked at where there is something to tell.
            var client = catalog.FindClient(given.Type);
            var schema = client is null && rules.HasPolicies ? catalog.FindModel(given.Type)?.Schema : null;
            quick ??= new(catalog, code, context.OperationBlocks);
            if (client is null && schema is null || quick.ReadFinished(given) is not { } first
                || !(client is not null ? rules.IsWrong(first, client) : rules.IsRefusedByPolicies(first, schema!)) || _failures.Awaits(given))
            {
                continue;
            }

            if (careful is null)
            {
                careful = new(catalog, code, context.OperationBlocks);
                careful.LookAtConditions();
            }

            if (!careful.Flow!.IsReachable(given, []) || careful.ReadFinished(given) is not { } read)
                continue;
            var tree = given.Syntax.SyntaxTree;
            if (client is not null)
                rules.Evaluate(read, client, tree, report);
            if (!rules.HasPolicies)
                continue;
            if (client is not null)
                rules.EvaluateByPolicies(read, client, tree, report);
            else
                rules.EvaluateByPolicies(read, schema!, tree, report);
        }
    }

    /// <summary>The local that is declared with what an expression makes.</summary>
    private static ILocalSymbol? HolderOf(IOperation made)
    {
        var parent = made.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;
        return parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } ? local : null;
    }

    /// <summary>Values that are wrong whatever they become a part of, where nothing was told of them yet.</summary>
    private void EvaluateSingles(List<ISimpleAssignmentOperation> assigned, OperationBlockAnalysisContext context, Action<Diagnostic> report)
    {
        var folder = new ScalarFolder(new LocalValues(context.OperationBlocks, code.Bodies), code.Statics);
        Reachability? flow = null;
        foreach (var assignment in assigned)
        {
            var target = (IPropertyReferenceOperation)assignment.Target;
            if (Types.ShapeOf(target.Property.Type) != MemberShape.Scalar || Types.FirstString(target.Property, RuntimeNames.JsonPropertyNameAttribute) is not { } member)
                continue;
            foreach (var leaf in Leaves(assignment.Value))
            {
                var folded = folder.Fold(leaf);
                if (!folded.IsKnown || rules.EvaluateSingle(target.Property.ContainingType, member, folded.ToValue(target.Property.Type)) is not { } finding || _failures.Awaits(leaf))
                    continue;
                flow ??= new(folder, code.Bodies);
                if (!_told.Contains((finding.Descriptor.Id, leaf.Syntax.GetLocation())) && flow.IsReachable(leaf, flow.SymbolsOf(leaf)))
                    report(Diagnostic.Create(finding.Descriptor, leaf.Syntax.GetLocation(), finding.Message));
            }
        }
    }

    /// <summary>The values that an expression may give, one of which is taken.</summary>
    private static IEnumerable<IOperation> Leaves(IOperation value) => value switch
    {
        IConversionOperation { OperatorMethod: null, Operand: IConditionalOperation or ISwitchExpressionOperation or ICoalesceOperation } conversion => Leaves(conversion.Operand),
        IConditionalOperation { WhenFalse: { } otherwise } conditional => Leaves(conditional.WhenTrue).Concat(Leaves(otherwise)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(static a => Leaves(a.Value)),
        ICoalesceOperation coalesce => Leaves(coalesce.Value).Concat(Leaves(coalesce.WhenNull)),
        _ => [value],
    };

    /// <summary>True where a member's type says that it gives resources of KubernetesClient's.</summary>
    private bool GivesClientResources(ISymbol owner)
    {
        var type = owner switch
        {
            IMethodSymbol method => method.ReturnType,
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
        return type is not null && catalog.FindClient(Types.ElementOf(type) ?? type) is not null;
    }

    /// <summary>One thing is told once, however many ways lead to it.</summary>
    private static Action<Diagnostic> Once(Action<Diagnostic> report)
    {
        var told = new HashSet<(string Id, string Message, Location Place)>();
        return diagnostic =>
        {
            if (told.Add((diagnostic.Id, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), diagnostic.Location)))
                report(diagnostic);
        };
    }

    /// <summary>
    /// True for a part, or a resource that other code goes on with by <c>with</c> or <c>ToBuilder()</c>: what is missing may come later. What a
    /// builder has built is whole.
    /// </summary>
    private bool IsTemplate(IOperation operation, ISymbol owner)
    {
        if (catalog.FindBuilt(operation.Type) is not null || operation is IInvocationOperation)
            return false;
        if (!IsResource(operation))
            return true;
        var at = operation;
        while (at.Parent is IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation)
            at = at.Parent;
        var holder = at.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
            ISimpleAssignmentOperation { Target: var target } => ScalarFolder.SymbolOf(target),
            ISymbolInitializerOperation or IReturnOperation => owner is IMethodSymbol { AssociatedSymbol: { } property } ? property : owner,
            _ => null,
        };
        return holder switch
        {
            null => false,
            ILocalSymbol local => IsContinuedIn(operation, local),
            _ => code.Use.IsContinued(holder.Name),
        };
    }

    /// <summary>True where the code around makes another resource from what a local holds.</summary>
    private static bool IsContinuedIn(IOperation operation, ILocalSymbol local)
    {
        bool Is(IOperation value) => Types.Peel(value) is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

        var root = operation;
        while (root.Parent is { } parent)
            root = parent;
        return root.Descendants().Any(o => o is IWithOperation with && Is(with.Operand)
            || o is IInvocationOperation { TargetMethod.Name: "ToBuilder", Instance: { } instance } && Is(instance)
            || o is IArgumentOperation { Value: var value } && Is(value));
    }

    /// <summary>A method of a builder, or one that starts a builder; anybody's own method that returns one is not read.</summary>
    private bool MakesBuilder(IInvocationOperation call) =>
        call.Instance is not null
        || call.TargetMethod.Name == "New" && catalog.FindModel(call.TargetMethod.ContainingType) is not null
        || call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 && catalog.FindBuilt(call.Arguments[0].Value.Type) is not null;

    private bool IsResource(IOperation operation) => ModelOf(operation) is { IsResource: true };

    private bool IsResource(ITypeSymbol? type) => catalog.FindModel(type) is { IsResource: true } || catalog.FindClient(type) is not null;

    private ModelType? ModelOf(IOperation operation) => catalog.FindBuilt(operation.Type) ?? catalog.FindModel(operation.Type);
}
