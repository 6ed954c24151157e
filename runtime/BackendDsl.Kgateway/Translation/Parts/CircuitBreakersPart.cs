using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>spec.circuitBreakers</c>: one entry, for the default priority.</summary>
internal sealed class CircuitBreakersPart : PolicyPart
{
    private const ReleaseLine TrackRemainingSince = ReleaseLine.V23;
    private const ReleaseLine RetryBudgetSince = ReleaseLine.Next;

    private readonly CircuitBreakers _breakers;

    public CircuitBreakersPart(PolicyObject block, ReleaseFacts facts)
        : base(PolicyUnit.CircuitBreakers)
    {
        var thresholds = new CircuitBreakers.Types.Thresholds
        {
            MaxConnections = block.UInt32("maxConnections"),
            MaxPendingRequests = block.UInt32("maxPendingRequests"),
            MaxRequests = block.UInt32("maxRequests"),
            MaxRetries = block.UInt32("maxRetries"),
        };
        if (block.Knows("trackRemaining", TrackRemainingSince, facts))
            thresholds.TrackRemaining = block.Flag("trackRemaining") ?? false;
        if (block.Knows("retryBudget", RetryBudgetSince, facts) && block.Child("retryBudget") is { IsPresent: true } budget)
            thresholds.RetryBudget = Budget(budget);
        _breakers = new() { Thresholds = { thresholds } };
    }

    public override bool Apply(ClusterDraft draft)
    {
        draft.Cluster.CircuitBreakers = Give(_breakers);
        return true;
    }

    private static CircuitBreakers.Types.Thresholds.Types.RetryBudget Budget(PolicyObject budget)
    {
        var result = new CircuitBreakers.Types.Thresholds.Types.RetryBudget
        {
            BudgetInterval = budget.Duration("budgetInterval"),
            MinRetryConcurrency = budget.UInt32("minRetryConcurrency"),
        };
        if (budget.UInt32("budgetPercent") is { } percent)
        {
            // The one message that the gateway validates itself before it sends it.
            if (percent > 100)
                budget.Error("budgetPercent", $"invalid CircuitBreakers: value must be inside range [0, 100], not {percent}");
            result.BudgetPercent = new() { Value = percent };
        }

        return result;
    }
}
