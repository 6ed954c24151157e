namespace BackendDsl.Kgateway.Translation;

/// <summary>The parts of a policy that are merged each on its own.</summary>
internal static class MergeUnits
{
    private static readonly string[] s_blocks =
    [
        "connectTimeout", "perConnectionBufferLimitBytes", "tcpKeepalive", "commonHttpProtocolOptions", "http1ProtocolOptions", "http2ProtocolOptions",
        "tls", "upstreamProxyProtocol", "loadBalancer", "healthCheck", "outlierDetection", "circuitBreakers", "tunnel",
    ];

    private static readonly string[] s_dns = ["refreshRate", "jitter", "respectTTL", "lookupFamily"];

    /// <summary>Whether the policy has the top-level part that a path is in.</summary>
    public static bool Sets(PolicySource policy, string path)
    {
        var name = path["spec.".Length..];
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return policy.Spec.Has(dot < 0 ? name : name[..dot]);
    }

    /// <summary>What the policy at <paramref name="index"/> sets in vain, because one before it sets it too.</summary>
    public static IEnumerable<(string Path, PolicySource Winner)> SetTwice(PolicySource policy, IReadOnlyList<PolicySource> policies, int index)
    {
        foreach (var name in s_blocks)
        {
            if (policy.Spec.Has(name) && First(policies, index, p => p.Spec.Has(name)) is { } winner)
                yield return ("spec." + name, winner);
        }

        if (!policy.Spec.Has("dns"))
            yield break;
        foreach (var name in s_dns)
        {
            if (policy.Spec.Child("dns").Has(name) && First(policies, index, p => p.Spec.Child("dns").Has(name)) is { } winner)
                yield return ("spec.dns." + name, winner);
        }
    }

    private static PolicySource? First(IReadOnlyList<PolicySource> policies, int count, Func<PolicySource, bool> has)
    {
        for (var i = 0; i < count; i++)
        {
            if (has(policies[i]))
                return policies[i];
        }

        return null;
    }
}
