using BackendDsl.Envoy.Extensions.Clusters.Common.Dns.V3;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Kgateway.Translation;

/// <summary><c>spec.dns</c>: each of its members is merged on its own.</summary>
internal readonly record struct DnsSettings(Duration? RefreshRate, Duration? Jitter, bool? RespectTtl, DnsLookupFamily? LookupFamily)
{
    public bool IsSet => RefreshRate is not null || Jitter is not null || RespectTtl is not null || LookupFamily is not null;

    public static DnsSettings Read(Block block) => new(
        block.Duration("refreshRate"),
        block.Duration("jitter"),
        block.Flag("respectTTL"),
        Family(block));

    public DnsSettings Or(DnsSettings other) => new(
        RefreshRate ?? other.RefreshRate,
        Jitter ?? other.Jitter,
        RespectTtl ?? other.RespectTtl,
        LookupFamily ?? other.LookupFamily);

    public void Apply(ClusterDraft draft)
    {
        if (!IsSet)
            return;
        if (draft.Dns is not { } dns)
        {
            draft.Warn("spec.dns", "the cluster is not resolved by DNS: DNS settings are ignored");
            return;
        }

        if (RefreshRate is not null)
            dns.DnsRefreshRate = RefreshRate;
        if (Jitter is not null)
            dns.DnsJitter = Jitter;
        if (RespectTtl is { } respect)
            dns.RespectDnsTtl = respect;
        if (LookupFamily is { } family)
            dns.DnsLookupFamily = family;
    }

    private static DnsLookupFamily? Family(Block block)
    {
        switch (block.Text("lookupFamily"))
        {
            case null: return null;
            case "IPv4Preferred": return DnsLookupFamily.V4Preferred;
            case "IPv4Only": return DnsLookupFamily.V4Only;
            case "IPv6Only": return DnsLookupFamily.V6Only;
            case "Auto": return DnsLookupFamily.Auto;
            case "All": return DnsLookupFamily.All;
            case var other:
                block.Error("lookupFamily", $"unknown DNS lookup family \"{other}\"");
                return null;
        }
    }
}
