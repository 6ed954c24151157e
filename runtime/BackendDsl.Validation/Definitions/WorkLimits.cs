namespace BackendDsl.Validation.Definitions;

/// <summary>What the rules of one object may cost together. The page of limits is printed from here.</summary>
internal static class WorkLimits
{
    /// <summary>Steps of all CEL rules of one object, as on a server.</summary>
    public const long ObjectSteps = 10_000_000;

    /// <summary>Steps of one admission policy on one object, as on a server.</summary>
    public const long PolicySteps = 10_000_000;

    /// <summary>Steps of the match conditions of one admission policy, as on a server.</summary>
    public const long MatchSteps = 2_500_000;
}
