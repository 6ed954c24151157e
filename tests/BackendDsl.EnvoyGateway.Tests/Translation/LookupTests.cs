using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>How names are looked up: the families of addresses, the time between two lookups, and the caches of clusters that find the host of each request.</summary>
public sealed class LookupTests
{
    private static string Backend(string spec) => $"apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: Backend\nmetadata: {{ name: api, namespace: edge }}\nspec: {{ {spec} }}\n---\n";

    private static readonly string s_toBackend = Inputs.Edge.Replace("backendRefs: [{ name: app, port: 80 }]", "backendRefs: [{ group: gateway.envoyproxy.io, kind: Backend, name: api }]", StringComparison.Ordinal);

    private static readonly string s_names = s_toBackend + Backend("endpoints: [{ fqdn: { hostname: a.example.com, port: 80 } }]");

    private static readonly string s_dynamic = s_toBackend + Backend("type: DynamicResolver");

    [Theory]
    [InlineData("", "V4_PREFERRED", "V4_PREFERRED", "v4_preferred")]
    [InlineData("IPv4", "V4_ONLY", "V4_ONLY", "v4_only")]
    [InlineData("IPv6", "V6_ONLY", "V6_ONLY", "v6_only")]
    [InlineData("IPv4Preferred", "V4_PREFERRED", "V4_PREFERRED", "v4_preferred")]
    [InlineData("IPv6Preferred", "null", "AUTO", "auto")]
    [InlineData("IPv4AndIPv6", "ALL", "ALL", "all")]
    public void The_family_is_on_the_cluster_on_its_type_and_in_the_name_of_the_cache(string family, string top, string common, string inName)
    {
        var spec = family.Length == 0 ? "" : $"dns: {{ lookupFamily: {family} }}";
        var suffix = family.Length == 0 ? "default" : "edge/p";
        ClusterParts.Check(s_names, spec, $"dns_lookup_family: {top}, cluster_type: {{ typed_config: {{ dns_lookup_family: {common}, dns_refresh_rate: 30s, respect_dns_ttl: true }} }}");
        ClusterParts.Check(s_dynamic, spec, $"dns_lookup_family: {top}, cluster_type: {{ typed_config: {{ dns_cache_config: {{ name: envoy-gateway-dfp-cache-{inName}-30000ms-{suffix}, dns_lookup_family: {top}, dns_refresh_rate: 30s }} }} }}");
        ClusterParts.Check(Inputs.Edge, spec, $"type: EDS, dns_lookup_family: {top}");
    }

    [Theory]
    [InlineData("timeout: { tcp: { connectTimeout: 1s } }", "30000ms-default", "30s")]
    [InlineData("dns: {}", "30000ms-edge/p", "30s")]
    [InlineData("dns: { dnsRefreshRate: 1500ms }", "1500ms-edge/p", "1.500s")]
    [InlineData("dns: { dnsRefreshRate: 1ms }", "1ms-edge/p", "0.001s")]
    [InlineData("dns: { dnsRefreshRate: 0s }", "30000ms-edge/p", "30s")]
    public void The_policy_keeps_the_cache_apart_where_it_speaks_of_lookups(string spec, string name, string rate) =>
        ClusterParts.Check(s_dynamic, spec, $"cluster_type: {{ typed_config: {{ dns_cache_config: {{ name: envoy-gateway-dfp-cache-v4_preferred-{name}, dns_refresh_rate: {rate} }} }} }}");

    [Theory]
    [InlineData("names", "0s", "invalid DnsCluster.DnsRefreshRate: value must be greater than 1ms")]
    [InlineData("names", "1500us", null)]
    [InlineData("dynamic", "999us", "invalid ClusterConfig.DnsCacheConfig: embedded message failed validation | caused by: invalid DnsCacheConfig.DnsRefreshRate: value must be greater than or equal to 1ms")]
    [InlineData("dynamic", "1ms", null)]
    [InlineData("service", "0s", null)]
    public void A_time_that_is_too_short_fails_the_clusters_that_look_up_names(string kind, string rate, string? why)
    {
        var text = kind switch { "names" => s_names, "dynamic" => s_dynamic, _ => Inputs.Edge };
        var result = EnvoyGatewayTranslator.Translate(Inputs.Read(text, Inputs.Policy("p", "Gateway/eg", $"dns: {{ dnsRefreshRate: {rate} }}")), new() { ValidatesObjects = false });
        Assert.Equal(why is null ? null : $"cluster httproute/edge/shop/rule/0: {why}", result.WholeFailure);
        Assert.Equal(why is null ? [] : ["spec.dns.dnsRefreshRate"], result.Findings.Where(f => f.Finding.Id == "BDSL4340").Select(f => f.Finding.Path.ToString()));
    }

    [Theory]
    [InlineData("ipFamilies: [IPv4]", "ipFamilies: [IPv4]", "", "V4_ONLY")]
    [InlineData("ipFamilies: [IPv4]", "ipFamilies: [IPv6]", "", "ALL")]
    [InlineData("ipFamilies: [IPv4]", "ipFamilies: [IPv6]", "dns: { lookupFamily: IPv6 }", "V6_ONLY")]
    [InlineData("ipFamilies: [IPv4]", "clusterIP: 10.0.0.2", "dns: { lookupFamily: IPv6 }", "V4_ONLY")]
    [InlineData("ipFamilies: [IPv4]", "ipFamilyPolicy: RequireDualStack", "", "ALL")]
    [InlineData("ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv6]", "clusterIP: 10.0.0.2", "", "ALL")]
    [InlineData("ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv6]", "clusterIP: 10.0.0.2", "", "V6_ONLY")]
    public void Services_of_both_families_are_looked_up_by_both_where_the_policy_says_nothing(string first, string second, string spec, string family)
    {
        var text = Inputs.Edge.Replace("backendRefs: [{ name: app, port: 80 }]", "backendRefs: [{ name: app, port: 80 }, { name: two, port: 80 }]", StringComparison.Ordinal)
            .Replace("  clusterIP: 10.0.0.1\n  ports: [{ name: http, port: 80 }]\n", $"  {first.Replace(", ipFamilies", "\n  ipFamilies", StringComparison.Ordinal)}\n  ports: [{{ name: http, port: 80 }}]\n", StringComparison.Ordinal)
            + $"apiVersion: v1\nkind: Service\nmetadata: {{ name: two, namespace: edge }}\nspec: {{ {second}, ports: [{{ port: 80 }}] }}\n---\n";
        ClusterParts.Check(text, spec, $"dns_lookup_family: {family}");
    }
}
