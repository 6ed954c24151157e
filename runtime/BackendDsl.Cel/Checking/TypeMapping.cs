using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Checking;

/// <summary>Which types stand in for type variables so far, and assignability under that.</summary>
internal sealed class TypeMapping
{
    private readonly Dictionary<string, CelType> _map = new(StringComparer.Ordinal);

    // What each binding replaced, so that an attempt can be taken back.
    private readonly List<(string Name, CelType? Before)> _log = [];

    /// <summary>A point to come back to.</summary>
    public int Mark => _log.Count;

    /// <summary>Takes back what was learned since a point.</summary>
    public void Undo(int mark)
    {
        for (var i = _log.Count - 1; i >= mark; i--)
        {
            var (name, before) = _log[i];
            if (before is null)
                _map.Remove(name);
            else
                _map[name] = before;
        }

        _log.RemoveRange(mark, _log.Count - mark);
    }

    public CelType? Find(CelType parameter) => _map.TryGetValue(parameter.Name, out var type) ? type : null;

    /// <summary>True if every first type may stand where the second is asked for; on success the mapping learns from it.</summary>
    public bool Assign(CelType[] from, CelType[] to)
    {
        if (from.Length != to.Length)
            return false;
        for (var i = 0; i < from.Length; i++)
        {
            if (!Assign(from[i], to[i]))
                return false;
        }

        return true;
    }

    public bool Assign(CelType first, CelType second)
    {
        if (second.Kind == CelTypeKind.Parameter)
        {
            if (Bind(first, second, out var known))
                return true;
            if (known)
                return false;
        }

        if (first.Kind == CelTypeKind.Parameter)
            return Bind(second, first, out _);
        if (first.IsDynOrError || second.IsDynOrError)
            return true;
        if (first.Kind == CelTypeKind.Null)
            return TakesNull(second);
        if (second.Kind == CelTypeKind.Null)
            return TakesNull(first);
        if (first.Kind == CelTypeKind.Wrapper || second.Kind == CelTypeKind.Wrapper)
            return (first.Kind == CelTypeKind.Wrapper ? first.Parameters[0] : first).Equals(second.Kind == CelTypeKind.Wrapper ? second.Parameters[0] : second);
        return first.Kind switch
        {
            CelTypeKind.Type => second.Kind == CelTypeKind.Type,
            CelTypeKind.Opaque or CelTypeKind.List or CelTypeKind.Map =>
                first.Kind == second.Kind && first.Name == second.Name && Assign(first.Parameters, second.Parameters),
            _ => first.Equals(second),
        };
    }

    private static bool TakesNull(CelType type) => type.Kind is CelTypeKind.Null or CelTypeKind.Object or CelTypeKind.Opaque
        or CelTypeKind.Timestamp or CelTypeKind.Duration or CelTypeKind.Wrapper;

    private bool Bind(CelType type, CelType parameter, out bool known)
    {
        known = true;
        if (type.Kind == CelTypeKind.Parameter && type.Name == parameter.Name)
            return true;
        if (Find(parameter) is { } bound)
        {
            if (type.Equals(bound))
                return true;
            if (!Assign(type, bound))
                return false;
            var general = MostGeneral(type, bound);
            if (!Mentions(general, parameter))
                Learn(parameter.Name, general);
            return true;
        }

        known = false;
        if (Mentions(type, parameter))
            return false;
        Learn(parameter.Name, type);
        return true;
    }

    private void Learn(string name, CelType type)
    {
        _log.Add((name, _map.TryGetValue(name, out var before) ? before : null));
        _map[name] = type;
    }

    private bool Mentions(CelType within, CelType parameter)
    {
        if (within.Kind == CelTypeKind.Parameter)
        {
            if (within.Name == parameter.Name)
                return true;
            return Find(within) is { } bound && Mentions(bound, parameter);
        }

        foreach (var inner in within.Parameters)
        {
            if (Mentions(inner, parameter))
                return true;
        }

        return false;
    }

    public static CelType MostGeneral(CelType first, CelType second) => IsEqualOrLessSpecific(first, second) ? first : second;

    private static bool IsEqualOrLessSpecific(CelType first, CelType second)
    {
        if (first.Kind is CelTypeKind.Dyn or CelTypeKind.Parameter)
            return true;
        if (second.Kind is CelTypeKind.Dyn or CelTypeKind.Parameter || first.Kind != second.Kind)
            return false;
        switch (first.Kind)
        {
            case CelTypeKind.Opaque or CelTypeKind.List or CelTypeKind.Map:
                if (first.Name != second.Name || first.Parameters.Length != second.Parameters.Length)
                    return false;
                for (var i = 0; i < first.Parameters.Length; i++)
                {
                    if (!IsEqualOrLessSpecific(first.Parameters[i], second.Parameters[i]))
                        return false;
                }

                return true;
            case CelTypeKind.Type:
                return true;
            default:
                return first.Equals(second);
        }
    }

    /// <summary>The type with its variables replaced by what stands in for them.</summary>
    public CelType Substitute(CelType type, bool freeToDyn)
    {
        if (type.Kind == CelTypeKind.Parameter)
        {
            if (Find(type) is { } bound)
                return Substitute(bound, freeToDyn);
            return freeToDyn ? CelType.Dyn : type;
        }

        if (type.Parameters.Length == 0 || type is CelObjectType)
            return type;
        CelType[]? replaced = null;
        for (var i = 0; i < type.Parameters.Length; i++)
        {
            var inner = Substitute(type.Parameters[i], freeToDyn);
            if (!ReferenceEquals(inner, type.Parameters[i]))
            {
                replaced ??= (CelType[])type.Parameters.Clone();
                replaced[i] = inner;
            }
        }

        return replaced is null ? type : new(type.Kind, type.Name, replaced);
    }
}
