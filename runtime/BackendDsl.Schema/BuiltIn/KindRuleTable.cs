namespace BackendDsl.Validation.BuiltIn;

/// <summary>The kinds whose rules are known here.</summary>
internal static class KindRuleTable
{
    private static readonly Dictionary<string, KindRules> s_rules = new(StringComparer.Ordinal)
    {
    };

    /// <summary>The rules of a kind; null where only its types are known.</summary>
    public static KindRules? Find(BuiltInKind kind) => s_rules.TryGetValue(kind.TypeName, out var rules) ? rules : null;
}
