namespace BackendDsl.Analyzers.Reporting;

/// <summary>The text of a diagnostic: the field, the server's words, the rule where these do not show it.</summary>
internal static class FindingText
{
    private const int RuleLimit = 200;

    public static string Of(Finding violation)
    {
        var text = violation.ToString();
        return violation is { Source: not FindingSource.Schema, Rule: { Length: > 0 and <= RuleLimit } rule } && !text.Contains(rule)
            ? text + " [" + rule + "]"
            : text;
    }
}
