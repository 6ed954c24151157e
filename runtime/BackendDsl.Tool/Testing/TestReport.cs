using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Testing;

/// <summary>What became of tables of cases.</summary>
internal sealed class TestReport
{
    /// <summary>A rule that no case saw false.</summary>
    /// <param name="Of">The kind or policy it belongs to.</param>
    /// <param name="Path">The field it stands at; empty for a policy.</param>
    /// <param name="Rule">The rule.</param>
    internal sealed record UnseenRule(string Of, string Path, string Rule);

    public List<CaseResult> Results { get; } = [];

    public List<UnseenRule> Unseen { get; } = [];

    public List<InputProblem> Problems { get; } = [];

    /// <summary>Files that were rewritten.</summary>
    public List<string> Updated { get; } = [];
}
