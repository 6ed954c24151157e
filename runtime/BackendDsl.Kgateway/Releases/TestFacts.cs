namespace BackendDsl.Kgateway.Releases;

/// <summary>States of kgateway's main branch between releases, of which cases are kept; nobody runs them.</summary>
internal static class TestFacts
{
    /// <summary>Generation A: mid 2025.</summary>
    public static ReleaseFacts Marked { get; } = new()
    {
        Line = ReleaseLine.Next,
        HasDocumentedMembers = true,
        MarksClusters = true,
        MarksBlackHoles = true,
        HasDnsTypes = true,
        OldestWins = true,
        TlsPolicyGoesLast = true,
        HasTlsPolicySections = true,
        HasTlsPolicyOptions = true,
        HasGatewayClientCertificates = true,
    };

    /// <summary>Generation S: the documentation page's.</summary>
    public static ReleaseFacts Documented { get; } = Marked with { MarksConnectionOptions = true };

    /// <summary>Generation B: before any locality default.</summary>
    public static ReleaseFacts Plain { get; } = Marked with
    {
        MarksClusters = false,
        MarksBlackHoles = false,
        HasDnsTypes = false,
        HealthCheckHostClearsEndpoints = true,
    };

    /// <summary>Generation C: localities by weight.</summary>
    public static ReleaseFacts LocalityWeighted { get; } = Plain with
    {
        Locality = LocalityDefault.Weighted,
        DefaultsToSystemCA = true,
        VerifiesServerName = true,
    };

    /// <summary>Generation D: October 2026.</summary>
    public static ReleaseFacts ZoneAware { get; } = LocalityWeighted with
    {
        Locality = LocalityDefault.ZoneAwareOff,
        VerifiesServerNameInTunnels = true,
        ReadsAuthorities = true,
        RefusesUnknownTlsOptions = true,
    };
}
