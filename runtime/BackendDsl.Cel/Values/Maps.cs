namespace BackendDsl.Cel.Values;

/// <summary>Reads maps, whichever way they are held.</summary>
internal static class Maps
{
    public static bool IsComplete(in CelValue map) => map.Reference is MapValue made ? made.IsComplete : ((IObjectValue)map.Reference!).IsComplete;

    /// <summary>True if every place is certainly there or certainly not.</summary>
    public static bool HasDefiniteKeys(in CelValue map)
    {
        if (map.Reference is MapValue made)
            return made.IsComplete;
        var members = (IObjectValue)map.Reference!;
        if (!members.IsComplete)
            return false;
        for (var i = 0; i < members.Count; i++)
        {
            if (members.ValueAt(i).Kind == ValueKind.MaybeAbsent)
                return false;
        }

        return true;
    }

    public static int Count(in CelValue map)
    {
        if (map.Reference is MapValue made)
            return made.Count;
        var members = (IObjectValue)map.Reference!;
        var count = 0;
        for (var i = 0; i < members.Count; i++)
        {
            if (members.ValueAt(i).IsPresent)
                count++;
        }

        return count;
    }

    /// <summary>The value under a key; false where there is none. A value that may be absent is unknown.</summary>
    public static bool TryGet(in CelValue map, in CelValue key, out CelValue value)
    {
        if (map.Reference is MapValue made)
        {
            var at = made.Find(key);
            value = at >= 0 ? made.ValueAt(at) : CelValue.Unknown;
            return at >= 0 || !made.IsComplete;
        }

        if (key.Kind == CelKind.String)
            return TryGet(map, key.String, out value);
        value = default;
        return false;
    }

    public static bool TryGet(in CelValue map, string key, out CelValue value)
    {
        if (map.Reference is MapValue)
            return TryGet(map, CelValue.Of(key), out value);
        var members = (IObjectValue)map.Reference!;
        var member = members[key];
        switch (member.Kind)
        {
            case ValueKind.Absent:
                value = CelValue.Unknown;
                return !members.IsComplete;
            case ValueKind.MaybeAbsent:
                value = CelValue.Unknown;
                return true;
            default:
                value = ((MapAdapter)map.Aux!).Item.Adapt(member);
                return true;
        }
    }

    /// <summary>Whether the key is there: true, false or unknown.</summary>
    public static CelValue Contains(in CelValue map, in CelValue key)
    {
        if (map.Reference is MapValue made)
            return made.Find(key) >= 0 ? CelValue.True : made.IsComplete ? CelValue.False : CelValue.Unknown;
        if (key.Kind != CelKind.String)
            return map.Aux is MapAdapter { IsTyped: true } ? CelErrors.NoSuchOverload : CelValue.False;
        var members = (IObjectValue)map.Reference!;
        var member = members[key.String];
        switch (member.Kind)
        {
            case ValueKind.Absent:
                return members.IsComplete ? CelValue.False : CelValue.Unknown;
            case ValueKind.MaybeAbsent:
                return CelValue.Unknown;
            case ValueKind.Unknown:
                return CelValue.True;
            default:
                var value = ((MapAdapter)map.Aux!).Item.Adapt(member);
                return value.IsError ? value : CelValue.True;
        }
    }

    public static IEnumerable<KeyValuePair<CelValue, CelValue>> Pairs(CelValue map)
    {
        if (map.Reference is MapValue made)
        {
            for (var i = 0; i < made.Count; i++)
                yield return new(made.KeyAt(i), made.ValueAt(i));
            yield break;
        }

        var members = (IObjectValue)map.Reference!;
        var item = ((MapAdapter)map.Aux!).Item;
        for (var i = 0; i < members.Count; i++)
        {
            var member = members.ValueAt(i);
            if (!member.IsAbsent)
                yield return new(CelValue.Of(members.NameAt(i)), item.Adapt(member));
        }
    }
}
