namespace BackendDsl.Analyzers.CallSite;

/// <summary>A branch of a condition, and the one around it.</summary>
internal sealed class CallSiteBranch(CallSiteBranch? outer)
{
    /// <summary>True where taking this branch means that <paramref name="other"/> is taken, too.</summary>
    public bool Implies(CallSiteBranch? other)
    {
        for (var at = this; at is not null; at = at.Outer)
        {
            if (at == other)
                return true;
        }

        return false;
    }

    private CallSiteBranch? Outer { get; } = outer;
}
