namespace BackendDsl.Kgateway.Releases;

/// <summary>Members of a BackendConfigPolicy that not every release has, and the line that brought each.</summary>
internal static class MemberHistory
{
    public static IReadOnlyList<(string Path, ReleaseLine Since)> Members { get; } =
    [
        ("spec.circuitBreakers", ReleaseLine.V22),
        ("spec.circuitBreakers.trackRemaining", ReleaseLine.V23),
        ("spec.dns", ReleaseLine.V23),
        ("spec.upstreamProxyProtocol", ReleaseLine.V23),
        ("spec.http2ProtocolOptions.connectionKeepalive", ReleaseLine.V24),
        ("spec.loadBalancer.zoneAware", ReleaseLine.V24),
        ("spec.tls.parameters.signatureAlgorithms", ReleaseLine.V24),
        ("spec.outlierDetection.enforcingConsecutive5xx", ReleaseLine.Main),
        ("spec.outlierDetection.splitExternalLocalOriginErrors", ReleaseLine.Main),
        ("spec.outlierDetection.consecutiveLocalOriginFailure", ReleaseLine.Main),
        ("spec.outlierDetection.enforcingConsecutiveLocalOriginFailure", ReleaseLine.Main),
        ("spec.commonHttpProtocolOptions.maxConnectionDuration", ReleaseLine.Next),
        ("spec.healthCheck.tcp", ReleaseLine.Next),
        ("spec.circuitBreakers.retryBudget", ReleaseLine.Next),
        ("spec.dns.lookupFamily", ReleaseLine.Next),
        ("spec.tunnel", ReleaseLine.Next),
    ];

    /// <summary>Members that only kgateway's documentation page has.</summary>
    public static IReadOnlyList<string> Documented { get; } = ["spec.http1ProtocolOptions.headerFormat", "spec.commonHttpProtocolOptions.headersWithUnderscoresAction"];

    /// <summary>What is told of a member that the release does not have.</summary>
    public static string Message(string name, ReleaseLine since) => since == ReleaseLine.Next
        ? $"{name} is in no release of kgateway: kubectl refuses the manifest, and who applies it otherwise loses the member"
        : $"{name} came with kgateway {NameOf(since)}: with an earlier one kubectl refuses the manifest, and who applies it otherwise loses the member";

    /// <summary>What is told of a member that no release has.</summary>
    public static string NeverReleased(string name) =>
        $"{name} is in no release of kgateway, only on its documentation page: kubectl refuses the manifest, and who applies it otherwise loses the member"
        + (name == "headerFormat" ? "; use preserveHttp1HeaderCase" : "");

    private static string NameOf(ReleaseLine line) => line switch
    {
        ReleaseLine.V22 => "2.2",
        ReleaseLine.V23 => "2.3",
        ReleaseLine.V24 => "2.4",
        _ => "main (2026-08-20), which becomes 2.5",
    };
}
