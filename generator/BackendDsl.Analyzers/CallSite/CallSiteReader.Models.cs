using BackendDsl.Analyzers.Constants;
using BackendDsl.Cel.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.CallSite;

internal sealed partial class CallSiteReader
{
    /// <summary>Reads an expression of a model type; null where nothing is known of it.</summary>
    private CallSiteObject? ReadModel(IOperation operation)
    {
        operation = Peel(operation);
        switch (operation)
        {
            case IInvocationOperation { Instance: { } builder, TargetMethod.Name: "Build" or "BuildUnchecked" } call
                when _catalog.FindBuilt(builder.Type) is not null:
                Consumed.Add(call.Syntax);
                var known = !ReachesUnread(builder);
                var built = known ? ReadBuilder(builder).Copy() : null;
                if (built is not null)
                {
                    built.Finished = true;
                    built.IsUnchecked = call.TargetMethod.Name == "BuildUnchecked";
                }

                return built;
            case IObjectCreationOperation { Type: { } type } creation when creation.Arguments.Length == 0 && IsReadable(type):
                Consumed.Add(creation.Syntax);
                var model = _catalog.FindModel(type);
                var created = new CallSiteObject { Call = SpanOf(creation.Syntax), Finished = true, Depth = _depth };
                if (model is { IsResource: true })
                    Identify(created, model.Schema?.Kind.ApiVersion, model.Schema?.Kind.Kind);
                else if (ClientResource.Read(type) is { } client)
                    Identify(created, client.ApiVersion, client.Kind);
                Initialize(created, creation.Initializer, type);
                return created;
            case IWithOperation { Type: { } type } with when _catalog.FindModel(type) is not null:
                Consumed.Add(with.Syntax);
                var changed = ReadModel(with.Operand)?.Copy() ?? Open(with.Syntax);
                changed.Call = SpanOf(with.Syntax);
                changed.Finished = true;
                changed.Depth = _depth;
                Initialize(changed, with.Initializer, type);
                return changed;
            case IWithOperation { Type: { } type } with when ClientResource.IsClientType(type):
                // The parts of both are the same objects.
                if (ReadModel(with.Operand)?.Shallow() is not { } other)
                    return null;
                Consumed.Add(with.Syntax);
                other.Call = SpanOf(with.Syntax);
                Initialize(other, with.Initializer, type);
                return other;
            case ILocalReferenceOperation or IParameterReferenceOperation when ScalarFolder.SymbolOf(operation) is { } symbol && _held.TryGetValue(symbol, out var held):
                return held;
            case ILocalReferenceOperation local when IsReadable(local.Type!):
                return ReadLocal(local);
            case IParameterReferenceOperation when ArgumentBehind(operation) is { } given:
                return InCaller(given.Parameter, () => ReadModel(given.Value));
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true } part when _catalog.FindModel(instance.Type) is { } whole && _catalog.FindModel(part.Type) is not null:
                return ReadPart(part, instance, whole);
            case IFieldReferenceOperation or IPropertyReferenceOperation when IsReadable(operation.Type!):
                return ReadMember(operation);
            case IConditionalOperation or ICoalesceOperation when Branches(operation) is [var taken]:
                return ReadModel(taken);
            case IInvocationOperation call when IsReadable(call.Type!):
                if (!TryFollow(call, ReadModel, out var returned) || returned is null)
                    return null;
                if (ClientResource.IsClientType(call.Type))
                    return returned;
                returned = returned.Copy();
                returned.Finished = true;
                returned.Call = CallSpanOf(call.Syntax);
                return returned;
            default:
                return null;
        }
    }

    /// <summary>A part of a model that is known.</summary>
    private CallSiteObject? ReadPart(IPropertyReferenceOperation part, IOperation instance, ModelType whole)
    {
        if (whole.Find(part.Property.Name) is not { } member || ReadModel(instance)?.Find(member.WireName) is not { Choices: null, Value: { Kind: ValueKind.Object } value } || value.Object is not CallSiteObject read)
            return null;
        var copy = read.Copy();
        copy.Call = SpanOf(part.Syntax);
        return copy;
    }

    private CallSiteObject? ReadLocal(ILocalReferenceOperation local)
    {
        // A model of KubernetesClient's can be written to through any reference.
        var value = _catalog.FindModel(local.Type) is not null ? _locals.Find(local.Local) : _locals.FindUnchanged(local.Local);
        if (value is null || !_following.Add(local.Local))
            return null;
        var followed = ReadModel(value)?.Copy();
        _following.Remove(local.Local);
        return followed;
    }

    /// <summary>A model of ours, or one of KubernetesClient's, which are read the same way.</summary>
    private bool IsReadable(ITypeSymbol type) => _catalog.FindModel(type) is not null || ClientResource.IsClientType(type);

    /// <summary>True where the builder below <c>Build()</c> is one of which nothing was read (a field, a parameter).</summary>
    private bool ReachesUnread(IOperation builder)
    {
        builder = Peel(builder);
        return builder is not IInvocationOperation and not IObjectCreationOperation
            && !(builder is ILocalReferenceOperation local && _bound.ContainsKey(local.Local))
            && !(builder is IParameterReferenceOperation parameter && _bound.ContainsKey(parameter.Parameter));
    }

    private void Initialize(CallSiteObject target, IObjectOrCollectionInitializerOperation? initializer, ITypeSymbol type)
    {
        if (initializer is null)
            return;
        foreach (var operation in initializer.Initializers)
        {
            if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value } assignment)
            {
                if (FindMember(type, property) is not { } member)
                {
                    if (property.Name == "UnknownFields")
                        target.Escaped = true;
                    continue;
                }

                var place = ReadValue(value, member, SpanOf(value.Syntax));
                if (place.Value is { Kind: ValueKind.Object } v && v.Object is CallSiteObject { Call.IsKnown: false } nested)
                    nested.Call = SpanOf(assignment.Syntax);
                target.Set(member.WireName, place);
            }
            else
            {
                target.Escaped = true;
            }
        }
    }

    private ModelMember? FindMember(ITypeSymbol type, IPropertySymbol property)
    {
        if (_catalog.FindModel(type) is { } model)
        {
            return model.Find(property.Name)
                ?? (property.Name == "Metadata" && model.IsResource ? new(property, "metadata") : null);
        }

        return Types.FirstString(property, RuntimeNames.JsonPropertyNameAttribute) is { } wireName ? new(property, wireName) : null;
    }
}
