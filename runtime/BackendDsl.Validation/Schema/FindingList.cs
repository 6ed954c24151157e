namespace BackendDsl.Validation.Schema;

/// <summary>The findings so far; makes no list until there is one.</summary>
internal sealed class FindingList
{
    private List<Finding>? _items;

    private List<Finding>? _warnings;

    public int Count => _items?.Count ?? 0;

    /// <summary>Put before the path of every finding; null for none.</summary>
    public FieldPath? Prefix { get; set; }

    /// <summary>Adds what breaks a keyword of the schema; without one, a rule of the server's own.</summary>
    public void Add(string id, FieldPath path, FindingReason reason, string message, in BrokenKeyword keyword = default, string? sentence = null) =>
        (_items ??= []).Add(Make(id, path, FindingSeverity.Error, reason, message, keyword, sentence));

    /// <summary>Adds what breaks a CEL rule.</summary>
    public void AddRule(string id, FieldPath path, FindingReason reason, string message, string expression) =>
        (_items ??= []).Add(MakeRule(id, path, FindingSeverity.Error, reason, message, expression));

    /// <summary>Adds what was made elsewhere.</summary>
    public void Add(Finding finding) => (_items ??= []).Add(Prefix is null ? finding : finding with { Path = Prefix.Append(finding.Path) });

    /// <summary>Adds what is let pass, with a warning.</summary>
    public void Warn(string id, FieldPath path, FindingReason reason, string message) =>
        (_warnings ??= []).Add(Make(id, path, FindingSeverity.Warning, reason, message, default, null));

    /// <summary>Adds a CEL rule that is broken and let pass, with a warning.</summary>
    public void WarnRule(string id, FieldPath path, FindingReason reason, string message, string expression) =>
        (_warnings ??= []).Add(MakeRule(id, path, FindingSeverity.Warning, reason, message, expression));

    public void Truncate(int count)
    {
        if (Count > count)
            _items!.RemoveRange(count, _items.Count - count);
    }

    /// <summary>True where one of the findings from <paramref name="start"/> on stops CEL rules from being run.</summary>
    public bool HasBlockerFrom(int start)
    {
        for (var i = start; i < Count; i++)
        {
            if (IsBlocker(_items![i].Reason))
                return true;
        }

        return false;
    }

    public static bool IsBlocker(FindingReason? reason) => reason is FindingReason.FieldValueNotSupported or FindingReason.FieldValueRequired
        or FindingReason.FieldValueTooLong or FindingReason.FieldValueTooMany or FindingReason.FieldValueTypeInvalid;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Truncate(0);
        _warnings = null;
    }

    /// <summary>The warnings; null where there are none.</summary>
    public IReadOnlyList<Finding>? TakeWarnings()
    {
        var warnings = _warnings;
        _warnings = null;
        return warnings;
    }

    public IReadOnlyList<Finding> Take()
    {
        var items = _items;
        _items = null;
        return items is null ? [] : items;
    }

    private Finding Make(string id, FieldPath path, FindingSeverity severity, FindingReason reason, string message, in BrokenKeyword keyword, string? sentence) => new()
    {
        Id = id,
        Severity = severity,
        Path = Prefix is null ? path : Prefix.Append(path),
        Reason = reason,
        Message = message,
        Sentence = sentence,
        Keyword = keyword.Keyword,
        Limit = keyword.Limit,
        Rule = keyword.Keyword == SchemaKeyword.None ? null : keyword.ToString(),
        Source = FindingSource.Schema,
    };

    private Finding MakeRule(string id, FieldPath path, FindingSeverity severity, FindingReason reason, string message, string expression) => new()
    {
        Id = id,
        Severity = severity,
        Path = Prefix is null ? path : Prefix.Append(path),
        Reason = reason,
        Message = message,
        Keyword = SchemaKeyword.Validations,
        Rule = expression,
        Source = FindingSource.Cel,
    };
}
