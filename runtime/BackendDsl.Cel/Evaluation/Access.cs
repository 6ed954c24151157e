using System.Globalization;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>Selection and indexing where the type is only known while running.</summary>
internal static class Access
{
    public static CelValue Select(in CelValue target, string field)
    {
        switch (target.Kind)
        {
            case CelKind.Error or CelKind.Unknown:
                return target;
            case CelKind.Map:
                return Maps.TryGet(target, field, out var value) ? value : CelErrors.NoSuchKey(field);
            case CelKind.Object:
                return SelectMember(target, field);
            case CelKind.Optional:
                return target.Optional.HasValue ? SelectIfPresent(target.Optional.Value, field) : CelValue.None;
            case CelKind.List:
                return CelValue.Failure("unsupported index type 'string' in list");
            default:
                return CelErrors.NoSuchKey(field);
        }
    }

    /// <summary>An optional of the field: none where it is missing.</summary>
    public static CelValue SelectIfPresent(in CelValue target, string field)
    {
        if (target.Kind == CelKind.Optional)
            return target.Optional.HasValue ? SelectIfPresent(target.Optional.Value, field) : CelValue.None;
        var has = Has(target, field);
        if (has.IsErrorOrUnknown)
            return has;
        if (has.IsFalse)
            return CelValue.None;
        var value = Select(target, field);
        return value.IsErrorOrUnknown ? value : CelValue.Some(value);
    }

    public static CelValue Has(in CelValue target, string field)
    {
        switch (target.Kind)
        {
            case CelKind.Error or CelKind.Unknown:
                return target;
            case CelKind.Map:
                return Maps.Contains(target, CelValue.Of(field));
            case CelKind.Object:
                if (target.Reference is CelMessage message)
                    return message.Has(field);
                return ((CelObjectType)target.Aux!).Find(field) is { } found
                    ? Presence((IObjectValue)target.Reference!, found.WireName, nullIsAbsent: true)
                    : CelValue.False;
            case CelKind.Optional:
                return target.Optional.HasValue ? Has(target.Optional.Value, field) : CelValue.False;
            case CelKind.List:
                return CelValue.Failure("unsupported index type 'string' in list");
            default:
                return CelValue.False;
        }
    }

    private static CelValue Presence(IObjectValue members, string name, bool nullIsAbsent)
    {
        switch (members[name].Kind)
        {
            case ValueKind.Absent:
                return members.IsComplete ? CelValue.False : CelValue.Unknown;
            case ValueKind.MaybeAbsent:
                return CelValue.Unknown;
            case ValueKind.Null:
                return CelValue.Of(!nullIsAbsent);
            default:
                return CelValue.True;
        }
    }

    private static CelValue SelectMember(in CelValue target, string field)
    {
        if (target.Reference is CelMessage message)
            return message.Get(field);
        if (((CelObjectType)target.Aux!).Find(field) is not { } found)
            return CelErrors.NoSuchKey(field);
        var members = (IObjectValue)target.Reference!;
        var member = members[found.WireName];
        switch (member.Kind)
        {
            case ValueKind.Absent:
                return members.IsComplete ? CelErrors.NoSuchKey(field) : CelValue.Unknown;
            case ValueKind.Null:
                return CelErrors.NoSuchKey(field);
            case ValueKind.MaybeAbsent:
                return CelValue.Unknown;
            default:
                return found.Adapter.Adapt(member);
        }
    }

    public static CelValue Index(in CelValue target, in CelValue index)
    {
        if (target.IsErrorOrUnknown)
            return target;
        if (index.IsErrorOrUnknown)
            return index;
        switch (target.Kind)
        {
            case CelKind.List:
                var at = ListIndex(index, out var refused);
                if (at is null)
                    return refused;
                if (at >= 0 && at < Lists.Count(target))
                    return Lists.Item(target, (int)at);
                if (at >= 0 && !Lists.IsComplete(target))
                    return CelValue.Unknown;
                return CelValue.Failure($"index out of bounds: {at}");
            case CelKind.Map:
                if (Maps.TryGet(target, index, out var value))
                    return value;
                return target.Aux is MapAdapter { IsTyped: true } && index.Kind != CelKind.String ? CelErrors.NoSuchOverload : CelErrors.NoSuchKey(KeyText(index));
            case CelKind.Object:
                return index.Kind == CelKind.String ? SelectMember(target, index.String) : CelErrors.NoSuchOverload;
            case CelKind.Optional:
                return target.Optional.HasValue ? IndexIfPresent(target.Optional.Value, index) : CelValue.None;
            default:
                return CelErrors.NoSuchKey(KeyText(index));
        }
    }

    public static CelValue IndexIfPresent(in CelValue target, in CelValue index)
    {
        if (target.IsErrorOrUnknown)
            return target;
        if (index.IsErrorOrUnknown)
            return index;
        CelValue value;
        switch (target.Kind)
        {
            case CelKind.Optional:
                return target.Optional.HasValue ? IndexIfPresent(target.Optional.Value, index) : CelValue.None;
            case CelKind.List:
                var at = ListIndex(index, out var refused);
                if (at is null)
                    return refused;
                if (at < 0 || at >= Lists.Count(target))
                    return at < 0 || Lists.IsComplete(target) ? CelValue.None : CelValue.Unknown;
                value = Lists.Item(target, (int)at);
                break;
            case CelKind.Map:
                if (!Maps.TryGet(target, index, out value))
                    return CelValue.None;
                break;
            case CelKind.Object when index.Kind == CelKind.String:
                return SelectIfPresent(target, index.String);
            default:
                return CelValue.None;
        }

        return value.IsErrorOrUnknown ? value : CelValue.Some(value);
    }

    private static long? ListIndex(in CelValue index, out CelValue refused)
    {
        refused = default;
        switch (index.Kind)
        {
            case CelKind.Int:
                return index.Int;
            case CelKind.Uint when index.Uint <= long.MaxValue:
                return (long)index.Uint;
            case CelKind.Double when index.Double == Math.Truncate(index.Double) && Math.Abs(index.Double) < 9e18:
                return (long)index.Double;
            case CelKind.Uint or CelKind.Double:
                refused = CelValue.Failure($"unsupported index value {KeyText(index)} in list");
                return null;
            default:
                refused = CelValue.Failure($"unsupported index type '{index.Type.Name}' in list");
                return null;
        }
    }

    private static string KeyText(in CelValue key) => key.Kind switch
    {
        CelKind.String => key.String,
        CelKind.Uint => key.Uint.ToString(CultureInfo.InvariantCulture),
        _ => key.ToString(),
    };
}
