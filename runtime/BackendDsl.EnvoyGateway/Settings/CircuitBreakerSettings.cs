using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>Limits on connections, requests and retries.</summary>
internal static class CircuitBreakerSettings
{
    private const uint DefaultRetries = 1024;

    public static void Apply(ClusterDraft draft)
    {
        var block = draft.Spec.Child("circuitBreaker");
        var limits = new CircuitBreakers.Types.Thresholds { MaxRetries = DefaultRetries };
        var breakers = new CircuitBreakers { Thresholds = { limits } };
        draft.Cluster.CircuitBreakers = breakers;
        if (block.Whole("maxParallelRetries") is null)
            draft.Default("circuit_breakers.thresholds[0].max_retries");
        if (!block.IsPresent)
            return;
        limits.MaxConnections = Limit(draft, block, "maxConnections", "max_connections");
        limits.MaxPendingRequests = Limit(draft, block, "maxPendingRequests", "max_pending_requests");
        limits.MaxRequests = Limit(draft, block, "maxParallelRequests", "max_requests");
        limits.MaxRetries = Limit(draft, block, "maxParallelRetries", "max_retries") ?? DefaultRetries;
        Budget(draft, block.Child("retryBudget"), limits);
        if (block.Child("perEndpoint").Whole("maxConnections") is { } each)
        {
            breakers.PerHostThresholds.Add(new CircuitBreakers.Types.Thresholds { MaxConnections = (uint)each });
            draft.From("circuit_breakers.per_host_thresholds[0].max_connections", "circuitBreaker.perEndpoint.maxConnections");
        }
    }

    private static uint? Limit(ClusterDraft draft, ObjectFields block, string name, string field)
    {
        if (block.Whole(name) is not { } value)
            return null;
        draft.From("circuit_breakers.thresholds[0].", field, "circuitBreaker.", name);
        return (uint)value;
    }

    private static void Budget(ClusterDraft draft, ObjectFields block, CircuitBreakers.Types.Thresholds limits)
    {
        if (!block.IsPresent)
            return;
        var percent = block.Child("percent");
        limits.RetryBudget = new()
        {
            BudgetPercent = new() { Value = (double)(percent.Whole("numerator") ?? 0) / (percent.Whole("denominator") ?? 100) * 100 },
        };
        draft.From("circuit_breakers.thresholds[0].retry_budget.budget_percent", "circuitBreaker.retryBudget.percent");

        // Envoy's own default is not written.
        if (block.Whole("minRetryConcurrency") is { } least and not 3)
        {
            limits.RetryBudget.MinRetryConcurrency = (uint)least;
            draft.From("circuit_breakers.thresholds[0].retry_budget.min_retry_concurrency", "circuitBreaker.retryBudget.minRetryConcurrency");
        }
    }
}
