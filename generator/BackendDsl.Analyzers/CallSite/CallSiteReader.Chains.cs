using BackendDsl.Analyzers.Constants;
using BackendDsl.Cel.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.CallSite;

internal sealed partial class CallSiteReader
{
    /// <summary>Reads an expression of a builder type: a chain down to where it starts. Never null; an unknown start gives an open object.</summary>
    private CallSiteObject ReadBuilder(IOperation operation)
    {
        operation = Peel(operation);
        switch (operation)
        {
            case IInvocationOperation { Instance: { } instance } call when _catalog.FindBuilt(instance.Type) is { } model && !Types.IsExtensionMember(call.TargetMethod):
                Consumed.Add(call.Syntax);
                var target = ReadBuilder(instance);
                Apply(call, target, model);
                return target;
            case IInvocationOperation { Instance: null } call when _catalog.FindModel(call.TargetMethod.ContainingType) is { } model && call.TargetMethod.Name == "New":
                Consumed.Add(call.Syntax);
                return Start(call, model);
            case IInvocationOperation { Instance: { } source, TargetMethod.Name: "ToBuilder" } call when _catalog.FindModel(source.Type) is not null:
                Consumed.Add(call.Syntax);
                var copy = ReadModel(source)?.Copy() ?? Open(call.Syntax);
                copy.Call = CallSpanOf(call.Syntax);
                copy.Depth = _depth;
                return copy;
            case IInvocationOperation helper when TryFollow(helper, ReadBuilder, out var returned) && returned is not null:
                Consumed.Add(helper.Syntax);
                if (returned.Call.IsElsewhere && !returned.Call.Here.IsSame(_through))
                    returned.Call = CallSpanOf(helper.Syntax);
                return returned;
            case IParameterReferenceOperation when ArgumentBehind(operation) is { } given:
                return InCaller(given.Parameter, () => ReadBuilder(given.Value));
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } function, Arguments: [{ Value: var handed }] } call when _catalog.FindBuilt(call.Type) is not null && _catalog.FindBuilt(handed.Type) is not null:
                Consumed.Add(call.Syntax);
                var configured = ReadBuilder(handed);
                RunLambda(function, configured);
                return configured;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional when StartsFromBound(conditional.WhenTrue) && StartsFromBound(otherwise):
                return ReadEither(conditional, otherwise);
            case IInvocationOperation call when Types.ReceiverOf(call) is { } receiver && _catalog.FindBuilt(receiver.Type) is not null:
                Consumed.Add(call.Syntax);
                var extended = ReadBuilder(receiver);
                if (TryAppend(call, extended))
                    return extended;

                // Somebody's own extension: what it adds is not read.
                extended.Escaped = true;
                foreach (var argument in call.Arguments)
                {
                    if (argument.Value != receiver)
                        EscapeReferences(argument.Value);
                }

                return extended;
            case IParameterReferenceOperation parameter when _bound.TryGetValue(parameter.Parameter, out var bound):
                return bound;
            case ILocalReferenceOperation local when _bound.TryGetValue(local.Local, out var bound):
                return bound;
            case IObjectCreationOperation creation when creation.Arguments.Length == 0:
                Consumed.Add(creation.Syntax);
                var begun = new CallSiteObject { Call = SpanOf(creation.Syntax), Depth = _depth };
                if (_catalog.FindBuilt(creation.Type) is { IsResource: true, Schema.Kind: var identity })
                    Identify(begun, identity.ApiVersion, identity.Kind);
                return begun;
            default:
                EscapeReferences(operation);
                return Open(operation.Syntax);
        }
    }

    /// <summary>A builder in sight that goes on in one of two ways.</summary>
    private CallSiteObject ReadEither(IConditionalOperation conditional, IOperation otherwise)
    {
        if (_folder.Fold(conditional.Condition).Clr is bool known)
            return ReadBuilder(known ? conditional.WhenTrue : otherwise);
        var outer = _branch;
        _depth++;
        _branch = new(outer);
        var first = ReadBuilder(conditional.WhenTrue);
        _branch = new(outer);
        var second = ReadBuilder(otherwise);
        _branch = outer;
        _depth--;
        if (first == second)
            return first;
        first.Escaped = second.Escaped = true;
        return Open(conditional.Syntax);
    }

    /// <summary>An object of which only what is read here is known.</summary>
    private CallSiteObject Open(SyntaxNode syntax) => new() { Call = SpanOf(syntax), Escaped = true, Depth = _depth };

    /// <summary><c>Kind.New(name, @namespace)</c></summary>
    private CallSiteObject Start(IInvocationOperation call, ModelType model)
    {
        var span = CallSpanOf(call.Syntax);
        var resource = new CallSiteObject { Call = span, Depth = _depth };
        Identify(resource, model.Schema?.Kind.ApiVersion, model.Schema?.Kind.Kind);
        var metadata = new CallSiteObject { Call = span, Depth = _depth };
        resource.Set("metadata", new(Value.Of(metadata), span, span));
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { Name: "name" or "namespace" } parameter || argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            var place = ReadValue(argument.Value, parameter.Type, MemberShape.Scalar, span);
            if (!place.Value.IsAbsent)
                metadata.Set(parameter.Name, place);
        }

        return resource;
    }

    private static void Identify(CallSiteObject resource, string? apiVersion, string? kind)
    {
        if (apiVersion is null || kind is null)
            return;
        resource.Set("apiVersion", new(Value.Of(apiVersion), resource.Call, resource.Call));
        resource.Set("kind", new(Value.Of(kind), resource.Call, resource.Call));
    }

    /// <summary>One call of a chain.</summary>
    private void Apply(IInvocationOperation call, CallSiteObject target, ModelType model)
    {
        var span = CallSpanOf(call.Syntax);
        var conditional = _depth > target.Depth;
        if (Flow is not null && !Flow.IsReachable(call, []))
            return;
        if (call.Arguments is not [var argument, ..])
        {
            target.Escaped |= _catalog.FindBuilt(call.Type) is not null;
            return;
        }

        if (call.TargetMethod.Name is "Labels" or "Annotations" && model.IsResource && model.Find(call.TargetMethod.Name) is null)
        {
            var metadata = Nested(target, "metadata", span, conditional);
            var name = call.TargetMethod.Name == "Labels" ? "labels" : "annotations";
            if (IsNull(argument.Value))
            {
                Store(metadata, name, new(Value.Absent, SpanOf(argument.Value.Syntax), span), conditional);
                return;
            }

            Put(metadata, name, argument.Value, argument.Parameter!.Type, span, conditional);
            return;
        }

        if (model.Find(call.TargetMethod.Name) is not { } member || call.Arguments.Length != 1)
        {
            Other(call, target);
            return;
        }

        var value = argument.Value;
        if (Types.IsDelegate(argument.Parameter?.Type))
        {
            if (member.Shape == MemberShape.Object && _catalog.FindModel(member.Property.Type) is not null)
                Configure(target, member, value, span, conditional);
            else
                Forget(target, member.WireName, span, value);
            return;
        }

        // Null takes a list or map away.
        if (member.Shape is MemberShape.List or MemberShape.Map && IsNull(value))
        {
            Store(target, member.WireName, new(Value.Absent, SpanOf(value.Syntax), span), conditional);
            return;
        }

        switch (member.Shape)
        {
            case MemberShape.List:
                Append(target, member, argument, span, conditional);
                break;
            case MemberShape.Map:
                Put(target, member.WireName, value, argument.Parameter!.Type, span, conditional);
                break;
            default:
                Store(target, member.WireName, ReadValue(value, member, span), conditional);
                break;
        }
    }

    /// <summary>A method that is no member's: by wire name, whole metadata, or somebody's own.</summary>
    private void Other(IInvocationOperation call, CallSiteObject target)
    {
        var span = CallSpanOf(call.Syntax);
        if (call.TargetMethod.Name == "Metadata" && call.Arguments is [{ Value: var metadata }])
        {
            var read = Types.IsDelegate(call.Arguments[0].Parameter?.Type) ? null : ReadModel(metadata);
            Store(target, "metadata", read is null ? CallSitePlace.Unknown(span) : new(Value.Of(read), span, span), _depth > target.Depth);
            return;
        }

        if (call.TargetMethod.Name == "SetMember" && call.Arguments is [{ Value: var name }, { Value: var value, Parameter.Type: var type }]
            && _folder.Fold(name).Clr is string wireName)
        {
            // A null here is an explicit one, which a schema may or may not drop.
            var place = ReadValue(value, type, MemberShape.Scalar, span);
            if (place.Value.IsAbsent)
                place.Value = Value.MaybeAbsent;
            Store(target, wireName, place, _depth > target.Depth);
            return;
        }

        target.Escaped = true;
        foreach (var argument in call.Arguments)
            EscapeReferences(argument.Value);
    }

    /// <summary>Sets a member; under a condition it is one of the values the member may have.</summary>
    private void Store(CallSiteObject target, string name, CallSitePlace place, bool conditional)
    {
        if (!conditional)
        {
            target.Set(name, place);
            return;
        }

        var before = target.Find(name);
        var choices = before?.Choices is { } known ? new List<CallSitePlace>(known) : [];
        if (before is not null && before.Choices is null && !before.Value.IsUnknown && !before.Value.IsAbsent)
            choices.Add(before);
        if (place.Choices is { } more)
            choices.AddRange(more);
        else if (!place.Value.IsUnknown && !place.Value.IsAbsent)
        {
            place.Branch = _branch;
            choices.Add(place);
        }

        var present = before is { Value.IsPresent: true } && place.Value.IsPresent;
        target.Set(name, new(present ? Value.Unknown : Value.MaybeAbsent, place.Argument, place.Call) { Choices = choices });
    }

    /// <summary>An extension method of a package that says itself what it appends.</summary>
    private bool TryAppend(IInvocationOperation call, CallSiteObject target)
    {
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (call.Arguments is not [_, { Value: var argument, Parameter.Type: var type }] || Types.FindAttribute(method, "AppendsItemAttribute") is not
            { ConstructorArguments: [{ Value: string member }, { Value: string name }, { Kind: TypedConstantKind.Array, Values: var constants }] })
        {
            return false;
        }

        var span = CallSpanOf(call.Syntax);
        var item = new CallSiteObject { Call = span, Depth = _depth, Finished = true };
        for (var i = 0; i + 1 < constants.Length; i += 2)
        {
            if (constants[i].Value is string key && constants[i + 1].Value is string text)
                item.Set(key, new(Value.Of(text), span, span));
        }

        var given = ReadValue(argument, type, MemberShape.Scalar, span);
        if (!given.Value.IsAbsent)
            item.Set(name, given);
        var list = new CallSiteArray { Call = span };
        list.Add(new(Value.Of(item), span, span));
        AppendTo(target, member, list, span, _depth > target.Depth);
        return true;
    }

    /// <summary>A member that something unreadable is done to.</summary>
    private void Forget(CallSiteObject target, string name, CallSpan span, IOperation value)
    {
        EscapeReferences(value);
        target.Set(name, new(Value.MaybeAbsent, span, span));
    }

    /// <summary>The nested object of that name, to go on with; a new one where there is none.</summary>
    private CallSiteObject Nested(CallSiteObject target, string name, CallSpan span, bool conditional)
    {
        if (target.Find(name) is { Value: { Kind: ValueKind.Object } value } && value.Object is CallSiteObject existing)
            return existing;
        var nested = new CallSiteObject { Call = span, Depth = conditional ? _depth : target.Depth };
        if (target.Find(name) is not null)
            nested.Escaped = true;
        Store(target, name, new(Value.Of(nested), span, span), conditional);
        return nested;
    }

    /// <summary><c>.Member(nested => ...)</c></summary>
    private void Configure(CallSiteObject target, ModelMember member, IOperation lambda, CallSpan span, bool conditional)
    {
        var nested = Nested(target, member.WireName, span, conditional);
        nested.Call = span;
        if (target.Find(member.WireName) is { Choices: null } place)
            place.Argument = place.Call = span;
        RunLambda(lambda, nested);
    }
}
