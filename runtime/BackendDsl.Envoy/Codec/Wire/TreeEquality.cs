namespace BackendDsl.Envoy.Codec.Wire;

/// <summary>Equality of the values of a tree.</summary>
internal static class TreeEquality
{
    public static bool AreEqual(object left, object right)
    {
        switch (left, right)
        {
            case (byte[] a, byte[] b): return a.AsSpan().SequenceEqual(b);
            case (ApiNull, ApiNull): return true;
            case (ApiNode a, ApiNode b): return Nodes(a, b);
            case (ApiAny a, ApiAny b): return Packed(a, b);
            case (ApiMap a, ApiMap b): return Pairs(a.Entries, b.Entries);
            case (ApiStruct a, ApiStruct b): return Pairs(a.Members, b.Members);
            case (List<object> a, List<object> b):
                if (a.Count != b.Count) return false;
                for (var i = 0; i < a.Count; i++)
                {
                    if (!AreEqual(a[i], b[i])) return false;
                }
                return true;
            default: return left.Equals(right);
        }
    }

    private static bool Nodes(ApiNode left, ApiNode right)
    {
        if (left.Type != right.Type || left.Entries.Count != right.Entries.Count) return false;
        for (var i = 0; i < left.Entries.Count; i++)
        {
            if (left.Entries[i].Field != right.Entries[i].Field || !AreEqual(left.Entries[i].Value, right.Entries[i].Value)) return false;
        }
        return true;
    }

    private static bool Packed(ApiAny left, ApiAny right)
    {
        if (!EnvoyAny.TypeName(left.TypeUrl).SequenceEqual(EnvoyAny.TypeName(right.TypeUrl))) return false;
        return left.Value is { } a && right.Value is { } b ? AreEqual(a, b) : left.Bytes.AsSpan().SequenceEqual(right.Bytes);
    }

    private static bool Pairs(List<KeyValuePair<string, object>> left, List<KeyValuePair<string, object>> right)
    {
        if (left.Count != right.Count) return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (left[i].Key != right[i].Key || !AreEqual(left[i].Value, right[i].Value)) return false;
        }
        return true;
    }
}
