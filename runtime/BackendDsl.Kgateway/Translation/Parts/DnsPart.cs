using BackendDsl.Envoy.Extensions.Clusters.Common.Dns.V3;
using BackendDsl.Envoy.Extensions.Clusters.Dns.V3;
using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary>One member of <c>spec.dns</c>: each is merged on its own.</summary>
internal sealed class DnsPart(PolicyUnit unit, Action<DnsCluster> set) : PolicyPart(unit)
{
    private const ReleaseLine LookupFamilySince = ReleaseLine.Next;

    public static void Read(PolicyObject block, ReleaseFacts facts, PolicyPart?[] parts)
    {
        if (block.Duration("refreshRate") is { } rate)
            Add(PolicyUnit.DnsRefreshRate, d => d.DnsRefreshRate = rate);
        if (block.Duration("jitter") is { } jitter)
            Add(PolicyUnit.DnsJitter, d => d.DnsJitter = jitter);
        if (block.Flag("respectTTL") is { } respect)
            Add(PolicyUnit.DnsRespectTtl, d => d.RespectDnsTtl = respect);
        if (block.Knows("lookupFamily", LookupFamilySince, facts) && Family(block) is { } family)
            Add(PolicyUnit.DnsLookupFamily, d => d.DnsLookupFamily = family);

        void Add(PolicyUnit unit, Action<DnsCluster> set) => parts[(int)unit] = new DnsPart(unit, set);
    }

    public override bool Apply(ClusterDraft draft)
    {
        if (draft.Dns is not { } dns)
        {
            draft.Warn(Unit, "the cluster is not resolved by DNS: DNS settings are ignored", "BDSL4030");
            return false;
        }

        set(dns);
        return true;
    }

    private static DnsLookupFamily? Family(PolicyObject block)
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
