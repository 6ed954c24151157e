using BackendDsl.Analyzers.CallSite;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>The resources made in one body (a method, an initialiser, top-level statements): each is judged once, as the largest whole it is part of.</summary>
internal sealed class BodyAnalysis(ModelCatalog catalog, StaticValues statics, RuleBook rules)
{
    private readonly object _lock = new();
    private List<IOperation>? _found;

    /// <summary>Notes an expression that makes a model or a builder, where it is not merely a link of a longer chain.</summary>
    public void Collect(OperationAnalysisContext context)
    {
        var operation = context.Operation;
        var isOurs = operation switch
        {
            IInvocationOperation { TargetMethod.Name: "Build" or "BuildUnchecked", Instance: { } instance } => catalog.FindBuilt(instance.Type) is not null,
            IInvocationOperation call => catalog.FindBuilt(call.Type) is not null && MakesBuilder(call),
            _ => catalog.FindModel(operation.Type) is not null || operation is IObjectCreationOperation { Arguments.Length: 0 } && catalog.FindBuilt(operation.Type) is not null
                || rules.HasPolicies && ClientResource.Read(operation.Type) is not null,
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
    public void Judge(OperationBlockAnalysisContext context)
    {
        if (_found is null)
            return;
        var reader = new CallSiteReader(catalog, statics, context.OperationBlocks);
        var consumed = new HashSet<SyntaxNode>();
        var fragments = new List<(IOperation Operation, CallSiteObject Read)>();

        // Whole resources first, outermost first: what they are made of is judged as a part of them.
        foreach (var operation in _found.OrderByDescending(IsResource).ThenBy(static o => o.Syntax.SpanStart).ThenByDescending(static o => o.Syntax.Span.Length))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (consumed.Contains(operation.Syntax) || reader.ReadRoot(operation) is not { } read)
                continue;
            foreach (var part in reader.Consumed)
            {
                if (part != operation.Syntax)
                    consumed.Add(part);
            }

            fragments.Add((operation, read));
        }

        foreach (var (operation, read) in fragments)
        {
            // Who writes BuildUnchecked() wants to be left alone.
            if (consumed.Contains(operation.Syntax) || operation is IInvocationOperation { TargetMethod.Name: "BuildUnchecked" })
                continue;
            if (ModelOf(operation) is { Schema: { } schema } model)
            {
                rules.Judge(read, model, schema, context.ReportDiagnostic, context.CancellationToken);
            }
            else if (ClientResource.Read(operation.Type) is { } client)
            {
                // KubernetesClient's models can be changed after they are made.
                if (!IsWholeManifest(operation, context.OwningSymbol))
                {
                    read.Escaped = true;
                    read.Seal();
                }

                rules.Judge(read, client, context.ReportDiagnostic);
            }
        }
    }

    /// <summary>A method of a builder, or one that starts a builder; anybody's own method that returns one is not read.</summary>
    private bool MakesBuilder(IInvocationOperation call) =>
        call.Instance is not null
        || call.TargetMethod.Name == "New" && catalog.FindModel(call.TargetMethod.ContainingType) is not null
        || call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 && catalog.FindBuilt(call.Arguments[0].Value.Type) is not null;

    /// <summary>True where an expression is all there is to a member that the build writes as a manifest.</summary>
    private static bool IsWholeManifest(IOperation operation, ISymbol owner)
    {
        if (owner is IMethodSymbol { AssociatedSymbol: { } property })
            owner = property;
        if (!Types.HasAttribute(owner, "ManifestAttribute"))
            return false;
        var parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;
        return parent is ISymbolInitializerOperation or IReturnOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.ArrowExpressionClauseSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionSyntax };
    }

    private bool IsResource(IOperation operation) => ModelOf(operation) is { IsResource: true };

    private ModelType? ModelOf(IOperation operation) => catalog.FindBuilt(operation.Type) ?? catalog.FindModel(operation.Type);
}
