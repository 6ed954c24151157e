using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Kgateway.Translation;

/// <summary><c>spec.circuitBreakers</c>: one entry, for the default priority.</summary>
internal static class CircuitBreakerSettings
{
    public static CircuitBreakers Read(Block block)
    {
        var thresholds = new CircuitBreakers.Types.Thresholds
        {
            MaxConnections = block.UInt32("maxConnections"),
            MaxPendingRequests = block.UInt32("maxPendingRequests"),
            MaxRequests = block.UInt32("maxRequests"),
            MaxRetries = block.UInt32("maxRetries"),
            TrackRemaining = block.Flag("trackRemaining") ?? false,
        };
        if (block.Child("retryBudget") is { IsPresent: true } budget)
        {
            thresholds.RetryBudget = new()
            {
                BudgetInterval = budget.Duration("budgetInterval"),
                MinRetryConcurrency = budget.UInt32("minRetryConcurrency"),
            };
            if (budget.UInt32("budgetPercent") is { } percent)
            {
                // The one message that the gateway validates itself before it sends it.
                if (percent > 100)
                    budget.Error("budgetPercent", $"invalid CircuitBreakers: value must be inside range [0, 100], not {percent}");
                thresholds.RetryBudget.BudgetPercent = new() { Value = percent };
            }
        }

        return new() { Thresholds = { thresholds } };
    }
}
