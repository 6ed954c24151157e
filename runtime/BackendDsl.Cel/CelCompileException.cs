namespace BackendDsl.Cel;

/// <summary>A CEL expression was refused; see <see cref="Issues"/>.</summary>
public sealed class CelCompileException : Exception
{
    internal CelCompileException(IReadOnlyList<CelIssue> issues)
        : base(CelExpression.Describe(issues)) => Issues = issues;

    /// <summary>What is wrong, in the order of the text.</summary>
    public IReadOnlyList<CelIssue> Issues { get; }
}
