using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.EnvoyGateway.Destinations;
using BackendDsl.EnvoyGateway.Reading;
using CommonFamily = BackendDsl.Envoy.Extensions.Clusters.Common.Dns.V3.DnsLookupFamily;
using Family = BackendDsl.Envoy.Config.Cluster.V3.Cluster.Types.DnsLookupFamily;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>How names are looked up.</summary>
internal readonly struct DnsSettings
{
    private const long DefaultRefresh = 30 * Convert.Second;

    public DnsSettings(ClusterDraft draft)
    {
        var block = draft.Spec.Child("dns");
        (Top, Common, FamilyName) = Wanted(draft, block.Text("lookupFamily")) switch
        {
            "IPv4" => (Family.V4Only, CommonFamily.V4Only, "v4_only"),
            "IPv6" => (Family.V6Only, CommonFamily.V6Only, "v6_only"),
            "IPv6Preferred" => (Family.Auto, CommonFamily.Auto, "auto"),
            "IPv4AndIPv6" => (Family.All, CommonFamily.All, "all"),
            _ => (Family.V4Preferred, CommonFamily.V4Preferred, "v4_preferred"),
        };
        Refresh = block.Duration("dnsRefreshRate") ?? DefaultRefresh;
        RespectsTtl = block.Flag("respectDnsTtl") ?? true;
        CacheSuffix = block.IsPresent && draft.Traffic is { } traffic ? traffic.Policy.FullName : "default";
    }

    public Family Top { get; }

    public CommonFamily Common { get; }

    /// <summary>The family in the name of a cache.</summary>
    public string FamilyName { get; }

    /// <summary>Time between two lookups, in nanoseconds.</summary>
    public long Refresh { get; }

    /// <summary>The same for a cache, where 0 means the default.</summary>
    public long CacheRefresh => Refresh == 0 ? DefaultRefresh : Refresh;

    public bool RespectsTtl { get; }

    /// <summary>What keeps the caches of policies apart.</summary>
    public string CacheSuffix { get; }

    // Services of one family decide whatever the policy says; those of both only where it says nothing.
    private static string? Wanted(ClusterDraft draft, string? policy)
    {
        IpFamily? families = null;
        foreach (var destination in draft.Destinations)
        {
            if (destination.Families is { } own)
                families = families is null || families == own ? own : IpFamily.Dual;
        }

        return families switch
        {
            IpFamily.V4 => "IPv4",
            IpFamily.V6 => "IPv6",
            IpFamily.Dual => policy ?? "IPv4AndIPv6",
            _ => policy,
        };
    }
}
