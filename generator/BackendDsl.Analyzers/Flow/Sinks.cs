using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Flow;

/// <summary>
/// Where a value leaves the project as it is: what a <c>[Manifest]</c> member or an <c>IManifestSource</c> gives, what is written as YAML or
/// JSON or sent to a server, what a member returns that no code of the project goes on with. Company policies hold there and nowhere before.
/// </summary>
internal sealed class Sinks(ProjectUse use, LocalValues locals)
{
    private const int DepthLimit = 8;

    /// <summary>The expressions whose values the member gives away, of any type.</summary>
    public IEnumerable<IOperation> OfMember(ISymbol owner, IEnumerable<IOperation> blocks)
    {
        if (owner is IMethodSymbol { AssociatedSymbol: { } associated })
            owner = associated;
        if (!GivesAway(owner))
            yield break;
        foreach (var block in blocks)
        {
            foreach (var returned in Returned(block))
            {
                foreach (var value in Values(returned, 0))
                    yield return value;
            }
        }
    }

    /// <summary>What a call writes out or sends; null for any other call.</summary>
    public static IOperation? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (IsCopied(call))
            return null;
        if (method.Name is "ToYaml" or "ToJson" or "WriteYaml" or "WriteJson")
            return call.Instance ?? (method.IsExtensionMethod && call.Arguments is [{ Value: var receiver }, ..] ? receiver : null);
        if (!Types.IsClientCall(method) && !(method.Name == "Serialize" && method.ContainingType.Name is "KubernetesYaml" or "KubernetesJson"))
            return null;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Name: "body" or "obj" or "resource" or "value" } && argument.Value is { } value)
                return value;
        }

        return null;
    }

    /// <summary>What is written to be read again at once is a copy, with which the code goes on.</summary>
    private static bool IsCopied(IOperation written)
    {
        while (written.Parent is IConversionOperation or IParenthesizedOperation)
            written = written.Parent;
        return written.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "FromYaml" or "FromJson" or "Deserialize" or "DeserializeAll" or "LoadFromString" or "LoadAllFromString" or "Parse" } };
    }

    private bool GivesAway(ISymbol owner)
    {
        if (Types.HasAttribute(owner, "ManifestAttribute"))
            return true;
        if (owner is IMethodSymbol { Name: "GetManifests" } method && method.ContainingType.AllInterfaces.Any(static i => i.Name == "IManifestSource"))
            return true;
        if (owner is IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.PropertyGet) })
            return false;
        if (!use.IsMentioned(owner.Name))
            return true;
        return IsPublic(owner) && !use.IsChanged(owner.Name) && !use.IsContinued(owner.Name) && !use.IsHandedOn(owner.Name);
    }

    private static bool IsPublic(ISymbol owner)
    {
        for (var at = owner; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
        {
            if (at.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }

    /// <summary>What a body returns, not counting the functions inside it.</summary>
    private static IEnumerable<IOperation> Returned(IOperation block)
    {
        if (block is ISymbolInitializerOperation { Value: var initial })
        {
            yield return initial;
            yield break;
        }

        var open = new Stack<IOperation>([block]);
        while (open.Count > 0)
        {
            var at = open.Pop();
            if (at is IReturnOperation { ReturnedValue: { } value })
            {
                yield return value;
                continue;
            }

            foreach (var child in at.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                    open.Push(child);
            }
        }
    }

    /// <summary>The single values in what is given: items of a collection, branches, results of a projection.</summary>
    private IEnumerable<IOperation> Values(IOperation operation, int depth)
    {
        if (depth > DepthLimit)
            return [];
        operation = Types.Peel(operation);
        switch (operation)
        {
            case ITranslatedQueryOperation query:
                return Values(query.Operation, depth + 1);
            case ICollectionExpressionOperation collection:
                return collection.Elements.SelectMany(e => Values(e is ISpreadOperation spread ? spread.Operand : e, depth + 1));
            case IArrayCreationOperation { Initializer: { } initializer }:
                return initializer.ElementValues.SelectMany(e => Values(e, depth + 1));
            case IObjectCreationOperation { Initializer: { } initializer } creation when Types.ElementOf(creation.Type!) is not null:
                return initializer.Initializers.OfType<IInvocationOperation>().Where(static i => i.Arguments.Length == 1).SelectMany(i => Values(i.Arguments[0].Value, depth + 1));
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return Values(conditional.WhenTrue, depth + 1).Concat(Values(otherwise, depth + 1));
            case ISwitchExpressionOperation choice:
                return choice.Arms.SelectMany(a => Values(a.Value, depth + 1));
            case IInvocationOperation { TargetMethod: { ContainingType.Name: "Enumerable" } method } call:
                return OfQuery(call, method.Name, depth);
            case ILocalReferenceOperation local when Types.ElementOf(local.Type!) is not null:
                return OfList(local, depth);
            default:
                return [operation];
        }
    }

    private IEnumerable<IOperation> OfQuery(IInvocationOperation call, string method, int depth)
    {
        switch (method)
        {
            case "Select" or "SelectMany":
                return call.Arguments is [_, { Value: var selector }] && Types.Peel(selector) is IAnonymousFunctionOperation lambda
                    ? Returned(lambda.Body).SelectMany(r => Values(r, depth + 1))
                    : [];
            case "ToList" or "ToArray" or "Where" or "OrderBy" or "AsEnumerable" or "Distinct" or "Cast" or "Reverse" or "Take" or "Skip":
                return call.Arguments is [{ Value: var source }, ..] ? Values(source, depth + 1) : [];
            case "Concat" or "Append" or "Prepend":
                return call.Arguments.SelectMany(a => Values(a.Value, depth + 1));
            default:
                return [];
        }
    }

    /// <summary>A list that is filled and then given away.</summary>
    private IEnumerable<IOperation> OfList(ILocalReferenceOperation local, int depth)
    {
        if (locals.Find(local.Local) is not { } made)
            return [];
        IOperation root = local;
        while (root.Parent is { } parent)
            root = parent;
        var added = root.Descendants().OfType<IInvocationOperation>()
            .Where(i => i is { TargetMethod.Name: "Add" or "AddRange", Arguments.Length: 1, Instance: { } instance }
                && Types.Peel(instance) is ILocalReferenceOperation other && SymbolEqualityComparer.Default.Equals(other.Local, local.Local))
            .SelectMany(i => Values(i.Arguments[0].Value, depth + 1));
        return Values(made, depth + 1).Concat(added);
    }
}
