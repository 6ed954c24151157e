using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.Network.DnsResolver.Cares.V3;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Who resolves names.</summary>
internal static class DnsResolverRules
{
    public static void Check(Inspection inspection, TypedExtensionConfig? resolver, Place at)
    {
        if (resolver is null) return;
        Constraints.Extensions.Open<CaresDnsResolverConfig>(inspection, Slots.DnsResolvers, resolver.Name, resolver.TypedConfig, EnvoyTypeUrls.CaresDnsResolverConfig, at.Member("typed_dns_resolver_config"));
    }
}
