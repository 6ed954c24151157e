using System.Collections.Immutable;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Constants;
using BackendDsl.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers;

/// <summary>Tells of code that looks as if it changed a resource and does not: writes into a copy of its metadata, builders used too late.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LostWriteAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.WriteIsLost, Descriptors.BuilderIsLate];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ModelCatalog.Create(start.Compilation) is not { } catalog)
                return;
            start.RegisterOperationAction(
                operation => Assigned(operation, catalog),
                OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment, OperationKind.Increment, OperationKind.Decrement, OperationKind.DeconstructionAssignment);
            start.RegisterOperationAction(operation => Called(operation, catalog), OperationKind.Invocation);
            start.RegisterOperationAction(operation => Handed(operation, catalog), OperationKind.AnonymousFunction);
        });
    }

    private static void Assigned(OperationAnalysisContext context, ModelCatalog catalog)
    {
        var target = context.Operation is IAssignmentOperation assignment ? assignment.Target : ((IIncrementOrDecrementOperation)context.Operation).Target;
        foreach (var written in target is ITupleOperation tuple ? tuple.Descendants() : [target])
        {
            if (written is IPropertyReferenceOperation { Instance: { } instance } && IsMetadataCopy(instance, catalog) && (written == target || written.Parent is ITupleOperation))
                Report(context, written.Syntax, $"'{written.Syntax}' is written into a copy of the metadata, and lost");
        }
    }

    private static void Called(OperationAnalysisContext context, ModelCatalog catalog)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        if (call.Instance is { } instance)
        {
            if (IsChange(method.Name) && IsMetadataCopy(instance, catalog))
                Report(context, call.Syntax, $"'{call.Syntax}' changes a copy of the metadata, and is lost");
            else if (Types.Peel(instance) is ILocalReferenceOperation local && catalog.FindBuilt(local.Type) is not null && IsLate(local))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.BuilderIsLate, CallSpan.OfCall(call.Syntax).ToLocation(), $"the lambda that gave '{local.Local.Name}' is over: what it is told now throws"));
            return;
        }

        if (call.Arguments is not [{ Value: var receiver }, ..])
            return;
        if (IsMutator(method) && (IsResource(receiver, catalog) || IsMetadataCopy(receiver, catalog)))
            Report(context, call.Syntax, $"{method.Name} changes a copy of the metadata, and is lost");
        else if (method.IsExtensionMethod && IsChange(method.Name) && IsMetadataCopy(receiver, catalog))
            Report(context, call.Syntax, $"'{call.Syntax}' changes a copy of the metadata, and is lost");
    }

    private static bool IsChange(string method) => method is "Add" or "Remove" or "Clear" or "Insert" or "RemoveAt" or "AddRange" or "TryAdd";

    /// <summary>An <c>async</c> lambda where a builder method takes one that returns nothing.</summary>
    private static void Handed(OperationAnalysisContext context, ModelCatalog catalog)
    {
        var lambda = (IAnonymousFunctionOperation)context.Operation;
        if (lambda.Symbol is { IsAsync: true, ReturnsVoid: true, Parameters: [var parameter] } && catalog.FindBuilt(parameter.Type) is not null)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.BuilderIsLate, lambda.Syntax.GetLocation(), "an async lambda goes on after the builder has gone on: await what is needed first"));
    }

    private static void Report(OperationAnalysisContext context, SyntaxNode place, string text) => context.ReportDiagnostic(
        Diagnostic.Create(Descriptors.WriteIsLost, place.GetLocation(), text + ": make a changed resource with ToBuilder() or 'with'"));

    /// <summary>KubernetesClient's extension methods that write into the metadata of what they are given.</summary>
    private static bool IsMutator(IMethodSymbol method) =>
        method.IsExtensionMethod && method.ContainingNamespace is { Name: "Models", ContainingNamespace.Name: "k8s" } or { Name: "k8s", ContainingNamespace.IsGlobalNamespace: true }
        && method.Name is "SetLabel" or "SetAnnotation" or "AddLabel" or "AddAnnotation" or "AddFinalizer" or "RemoveFinalizer" or "AddOwnerReference" or "RemoveOwnerReference";

    private static bool IsResource(IOperation operation, ModelCatalog catalog) => catalog.FindModel(Types.Peel(operation).Type) is { IsResource: true };

    /// <summary>True for <c>resource.Metadata</c> and what lies below it.</summary>
    private static bool IsMetadataCopy(IOperation operation, ModelCatalog catalog)
    {
        var at = Types.Peel(operation);
        while (true)
        {
            switch (at)
            {
                case IPropertyReferenceOperation { Instance: { } instance } property:
                    if (property.Property.Name == "Metadata" && IsResource(instance, catalog))
                        return true;
                    at = Types.Peel(instance);
                    continue;
                case IInvocationOperation { TargetMethod: { Name: "EnsureMetadata" or "EnsureLabels" or "EnsureAnnotations", ContainingType.Name: "ModelExtensions" }, Arguments: [{ Value: var source }] } ensure:
                    if (ensure.TargetMethod.Name == "EnsureMetadata" && IsResource(source, catalog))
                        return true;
                    at = Types.Peel(source);
                    continue;
                default:
                    return false;
            }
        }
    }

    /// <summary>Where a chain of calls starts.</summary>
    private static IOperation StartOf(IOperation chain)
    {
        chain = Types.Peel(chain);
        while (chain is IInvocationOperation call && (call.Instance ?? Types.ReceiverOf(call)) is { } before)
            chain = Types.Peel(before);
        return chain;
    }

    /// <summary>True where a local was given its builder by a lambda that the use stands outside of, and after.</summary>
    private static bool IsLate(ILocalReferenceOperation use)
    {
        IOperation root = use;
        while (root.Parent is { } parent)
            root = parent;
        foreach (var operation in root.Descendants())
        {
            if (operation is not ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment
                || !SymbolEqualityComparer.Default.Equals(target.Local, use.Local)
                || StartOf(assignment.Value) is not IParameterReferenceOperation)
            {
                continue;
            }

            for (var at = assignment.Parent; at is not null; at = at.Parent)
            {
                if (at is IAnonymousFunctionOperation lambda)
                    return use.Syntax.SpanStart > lambda.Syntax.Span.End;
            }
        }

        return false;
    }
}
