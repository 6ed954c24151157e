namespace BackendDsl.Validation.Schema;

/// <summary>The violations found so far; makes no list until there is one.</summary>
internal sealed class ViolationList
{
    private List<Violation>? _items;

    private List<Violation>? _warnings;

    public int Count => _items?.Count ?? 0;

    /// <summary>Put before the path of every violation.</summary>
    public string? Prefix { get; set; }

    public void Add(string field, FindingReason reason, string message, string? rule, FindingSource source)
    {
        (_items ??= []).Add(new(At(field), reason, message, rule, source));
    }

    /// <summary>Adds what is let pass, with a warning.</summary>
    public void Warn(string field, FindingReason reason, string message, string? rule, FindingSource source) =>
        (_warnings ??= []).Add(new(At(field), reason, message, rule, source));

    private string At(string field)
    {
        // Fields below a map at the root begin with a dot that is no part of the path.
        if (field.Length > 0 && field[0] == '.')
            field = field.Substring(1);
        if (Prefix is { Length: > 0 } prefix)
            field = field.Length == 0 ? prefix : field[0] == '[' ? prefix + field : prefix + "." + field;
        return field;
    }

    public void Truncate(int count)
    {
        if (Count > count)
            _items!.RemoveRange(count, _items.Count - count);
    }

    /// <summary>True where one of the violations from <paramref name="start"/> on stops CEL rules from being run.</summary>
    public bool HasBlockerFrom(int start)
    {
        for (var i = start; i < Count; i++)
        {
            if (IsBlocker(_items![i].Reason))
                return true;
        }

        return false;
    }

    public static bool IsBlocker(FindingReason reason) => reason is FindingReason.FieldValueNotSupported or FindingReason.FieldValueRequired
        or FindingReason.FieldValueTooLong or FindingReason.FieldValueTooMany or FindingReason.FieldValueTypeInvalid;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Truncate(0);
        _warnings = null;
    }

    /// <summary>The warnings; null where there are none.</summary>
    public IReadOnlyList<Violation>? TakeWarnings()
    {
        var warnings = _warnings;
        _warnings = null;
        return warnings;
    }

    public IReadOnlyList<Violation> Take()
    {
        var items = _items;
        _items = null;
        return items is null ? [] : items;
    }
}
