using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Kgateway.Translation;

/// <summary>One cluster from its base, its policies and the defaults of the profile, in the gateway's own order.</summary>
internal static class ClusterBuilder
{
    public static Cluster OfService(ServiceSource service, ServicePort port, TranslationContext context) =>
        Build(BaseClusters.OfService(service, port, context.Options), service.Key, port.Name, hasError: false, context);

    public static Cluster OfBackend(BackendSource backend, TranslationContext context) =>
        Build(BaseClusters.OfBackend(backend, context.Options), backend.Key, portName: null, backend.Problems.HasErrors, context);

    private static Cluster Build(ClusterDraft draft, ResourceKey key, string? portName, bool hasError, TranslationContext context)
    {
        var policies = context.Targets.Of(key);
        var tlsPolicy = context.TlsPolicies.Of(key, portName);
        foreach (var policy in policies)
            hasError |= policy.Problems.HasErrors;
        hasError |= tlsPolicy is { Tls: null };
        if (hasError)
            return BaseClusters.BlackHole(draft.Cluster.Name, draft.Profile);

        if (policies.Count > 0)
        {
            var settings = policies.Count == 1 ? policies[0].Settings : PolicySettings.Merge(policies);
            Apply(settings, draft);
            TellMerge(policies, key, draft.Cluster.Name, context);
            TellWarnings(policies, draft, context);
        }

        if (tlsPolicy is not null)
        {
            if (draft.Tls is not null)
                TellOverridden(policies, tlsPolicy, draft.Cluster.Name, context);
            draft.Tls = tlsPolicy.Tls;
        }

        LocalitySettings.ApplyDefault(draft);
        return Tunnel(policies, draft, context) ? draft.Finish() : BaseClusters.BlackHole(draft.Cluster.Name, draft.Profile);
    }

    private static void Apply(PolicySettings settings, ClusterDraft draft)
    {
        var cluster = draft.Cluster;
        if (settings.ConnectTimeout is not null)
            cluster.ConnectTimeout = settings.ConnectTimeout.Clone();
        if (settings.PerConnectionBufferLimitBytes is { } limit)
            cluster.PerConnectionBufferLimitBytes = limit;
        if (draft.Profile.MarksConnectionOptions)
            cluster.UpstreamConnectionOptions = new();
        if (settings.TcpKeepalive is not null)
            TcpKeepaliveSettings.Apply(settings.TcpKeepalive, draft);
        if (settings.CommonHttp is not null)
            CommonHttpSettings.Apply(settings.CommonHttp, draft);
        if (settings.Http1 is not null)
            Http1Settings.Apply(settings.Http1, draft);
        if (settings.Http2 is not null)
            Http2Settings.Apply(settings.Http2, draft);
        draft.Tls = settings.Tls;
        draft.ProxyProtocol = settings.UpstreamProxyProtocol;
        settings.LoadBalancer?.Apply(draft);
        if (settings.HealthCheck is not null)
            HealthCheckSettings.Apply(settings.HealthCheck, draft);
        if (settings.OutlierDetection is not null)
            cluster.OutlierDetection = settings.OutlierDetection.Clone();
        if (settings.CircuitBreakers is not null)
            cluster.CircuitBreakers = settings.CircuitBreakers.Clone();
        settings.Dns.Apply(draft);
    }

    /// <summary>Last of all, on the finished cluster. False: it cannot go through its tunnel.</summary>
    private static bool Tunnel(IReadOnlyList<PolicySource> policies, ClusterDraft draft, TranslationContext context)
    {
        foreach (var policy in policies)
        {
            if (policy.Settings.Tunnel is not { } tunnel)
                continue;
            if (tunnel.WhyNot(draft, context) is { } reason)
            {
                policy.Problems.Error("spec.tunnel", "tunnel: " + reason);
                return false;
            }

            TunnelSettings.Apply(draft);
            return true;
        }

        return true;
    }

    private static void TellMerge(IReadOnlyList<PolicySource> policies, ResourceKey key, string cluster, TranslationContext context)
    {
        for (var i = 1; i < policies.Count; i++)
        {
            foreach (var path in MergeUnits.SetTwice(policies[i], policies, i))
                context.Warn(new(Kinds.BackendConfigPolicy, policies[i].Namespace, policies[i].Name), path.Path, $"policy {path.Winner.Name} of {key} goes first and sets this too", cluster);
        }
    }

    private static void TellWarnings(IReadOnlyList<PolicySource> policies, ClusterDraft draft, TranslationContext context)
    {
        foreach (var (path, message) in draft.Warnings)
        {
            // Of merged policies, the first that has the block is the one it came from.
            var policy = policies[0];
            foreach (var candidate in policies)
            {
                if (!MergeUnits.Sets(candidate, path))
                    continue;
                policy = candidate;
                break;
            }

            context.Warn(new(Kinds.BackendConfigPolicy, policy.Namespace, policy.Name), path, message, draft.Cluster.Name);
        }
    }

    private static void TellOverridden(IReadOnlyList<PolicySource> policies, TlsPolicySource winner, string cluster, TranslationContext context)
    {
        foreach (var policy in policies)
        {
            if (MergeUnits.Sets(policy, "spec.tls"))
                context.Warn(new(Kinds.BackendConfigPolicy, policy.Namespace, policy.Name), "spec.tls", $"overridden by BackendTLSPolicy {winner.Policy.Namespace}/{winner.Policy.Name}", cluster);
        }
    }
}
