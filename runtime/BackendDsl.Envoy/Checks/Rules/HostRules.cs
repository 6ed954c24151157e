using System.Text;
using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Config.Endpoint.V3;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Addresses of hosts, and of the sockets towards them.</summary>
internal static class HostRules
{
    private const string UpstreamImpl = "common/upstream/upstream_impl.cc";
    private const string Resolver = "common/network/resolver_impl.cc";
    private const string Consider = ". Consider setting resolver_name or setting cluster type to 'STRICT_DNS' or 'LOGICAL_DNS'";

    /// <summary>Bytes of the path of a Unix domain socket, with the one that ends it.</summary>
    private const int SocketPathSize = 108;

    public static readonly ClusterRule IpAddress = new("host-address-is-ip", "S29", FindingEffect.Refused,
        "addresses of hosts of STATIC and EDS clusters, of health checks, of additional addresses and of sources are IP addresses, pipes or internal listeners", Resolver);

    public static readonly ClusterRule AddressSet = new("host-has-address", "", FindingEffect.Refused, "a host, and each of its additional addresses, has an address", UpstreamImpl + ", ClusterImplBase::resolveProtoAddress");

    public static readonly ClusterRule ResolverName = new("address-resolver-is-registered", "", FindingEffect.Refused, "resolver_name of an address is envoy.ip or another one that is registered", Resolver);

    public static readonly ClusterRule NamedPort = new("ip-address-has-port-number", "", FindingEffect.Refused, "an IP address has a port_value, not a named_port", Resolver);

    public static readonly ClusterRule PipePath = new("pipe-path-length", "", FindingEffect.Refused, "the path of a Unix domain socket has at most 107 bytes", "common/network/address_impl.cc");

    public static readonly ClusterRule NetworkNamespace = new("host-without-network-namespace", "", FindingEffect.Refused, "addresses of hosts have no network_namespace_filepath", UpstreamImpl + ", HostDescriptionImpl");

    public static readonly ClusterRule HealthCheckPort = new("health-check-port-needs-ip", "", FindingEffect.Refused, "a port for health checks is set on hosts with an IP address alone", UpstreamImpl + ", resolveHealthCheckAddress");

    public static readonly ClusterRule LocalPriority = new("local-cluster-priority-zero", "S32", FindingEffect.Refused,
        "the local cluster of the bootstrap has no hosts of a priority above 0", UpstreamImpl + ", validateEndpointsForZoneAwareRouting", needsEnvironment: true);

    public static readonly ClusterRule Leds = new("leds-needs-eds", "", FindingEffect.Refused, "leds_cluster_locality_config is in EDS answers alone", UpstreamImpl + ", StaticClusterImpl");

    public static readonly ClusterRule SourceAddress = new("extra-source-needs-source", "", FindingEffect.Refused,
        "upstream_bind_config has a source_address where it has further ones", UpstreamImpl + ", createUpstreamLocalAddressSelector");

    public static IReadOnlyList<ClusterRule> All { get; } = [IpAddress, AddressSet, ResolverName, NamedPort, PipePath, NetworkNamespace, HealthCheckPort, LocalPriority, Leds, SourceAddress];

    /// <summary>The hosts of a static cluster.</summary>
    public static void CheckStatic(Inspection inspection)
    {
        if (inspection.Cluster.LoadAssignment is not { } assignment) return;
        var at = Place.Root.Member("load_assignment");
        for (var i = 0; i < assignment.Endpoints.Count; i++)
        {
            var locality = assignment.Endpoints[i];
            var here = at.Member("endpoints", i);
            CheckPriority(inspection, locality, here);
            if (locality.LedsClusterLocalityConfig is not null) inspection.Report(Leds, here.Member("leds_cluster_locality_config"), $"LEDS is only supported when EDS is used. Static cluster {inspection.Cluster.Name} cannot use LEDS.");
            for (var j = 0; j < locality.LbEndpoints.Count; j++) Host(inspection, locality.LbEndpoints[j].Endpoint, here.Member("lb_endpoints", j).Member("endpoint"));
        }
    }

    /// <summary>One host whose addresses are taken as they are.</summary>
    public static void Host(Inspection inspection, Endpoint? host, Place at)
    {
        var address = host?.Address;
        var isResolved = Resolve(inspection, address, at.Member("address"), Consider);
        for (var k = 0; k < host?.AdditionalAddresses.Count; k++) Resolve(inspection, host.AdditionalAddresses[k].Address, at.Member("additional_addresses", k).Member("address"), Consider);
        if (!isResolved) return;
        Details(inspection, host!, at);
    }

    /// <summary>What a host has beside its address.</summary>
    public static void Details(Inspection inspection, Endpoint host, Place at)
    {
        if (host.HealthCheckConfig is { } check)
        {
            var here = at.Member("health_check_config");
            var isIp = host.Address?.AddressCase is null or Address.AddressOneofCase.SocketAddress;
            if (check.Address is { } own && own.AddressCase != Address.AddressOneofCase.None) Resolve(inspection, own, here.Member("address"), "");
            else if (check.PortValue != 0 && !isIp) inspection.Report(HealthCheckPort, here.Member("port_value"), "Invalid host configuration: non-zero port for non-IP address");
        }
        Namespace(inspection, host.Address, at.Member("address"));
        for (var k = 0; k < host.AdditionalAddresses.Count; k++) Namespace(inspection, host.AdditionalAddresses[k].Address, at.Member("additional_addresses", k).Member("address"));
    }

    public static void CheckPriority(Inspection inspection, LocalityLbEndpoints locality, Place at)
    {
        if (locality.Priority > 0 && inspection.Environment.LocalClusterName is { Length: > 0 } local && local == inspection.Cluster.Name)
            inspection.Report(LocalPriority, at.Member("priority"), $"Unexpected non-zero priority for local cluster '{local}'.");
    }

    /// <summary>The addresses that connections to the hosts come from.</summary>
    public static void CheckSources(Inspection inspection)
    {
        if (inspection.Cluster.UpstreamBindConfig is not { } bind) return;
        var at = Place.Root.Member("upstream_bind_config");
#pragma warning disable CS0612 // the deprecated list is read where the other is not set
        var additional = bind.AdditionalSourceAddresses;
#pragma warning restore CS0612
        if (bind.SourceAddress is null && (additional.Count > 0 || bind.ExtraSourceAddresses.Count > 0))
            inspection.Report(SourceAddress, at, $"Cluster {inspection.Cluster.Name}'s upstream binding config has extra/additional source addresses but no source_address. Extra/additional addresses cannot be specified if source_address is not set.");
        if (bind.LocalAddressSelector is { } selector) Constraints.Extensions.Registered(inspection, Slots.LocalAddressSelectors, selector.Name, selector.TypedConfig, at.Member("local_address_selector"));
        if (bind.SourceAddress is { } source) Source(inspection, source, at.Member("source_address"));
        for (var i = 0; i < bind.ExtraSourceAddresses.Count; i++)
        {
            if (bind.ExtraSourceAddresses[i].Address is { } extra) Source(inspection, extra, at.Member("extra_source_addresses", i).Member("address"));
        }
        for (var i = 0; i < additional.Count; i++) Source(inspection, additional[i], at.Member("additional_source_addresses", i));
    }

    private static void Source(Inspection inspection, SocketAddress address, Place at) => Resolve(inspection, address, at, "");

    /// <summary>Whether an address can be taken as it is; else that is reported.</summary>
    public static bool Resolve(Inspection inspection, Address? address, Place at, string consider)
    {
        switch (address?.AddressCase)
        {
            case Address.AddressOneofCase.SocketAddress:
                return Resolve(inspection, address.SocketAddress, at.Member("socket_address"), consider);
            case Address.AddressOneofCase.Pipe:
                var path = address.Pipe.Path;
                // An abstract name starts with @, which stands for the byte that it is counted as.
                if (Encoding.UTF8.GetByteCount(path) < SocketPathSize) return true;
                inspection.Report(PipePath, at.Member("pipe").Member("path"), $"Path \"{path}\" exceeds maximum UNIX domain socket path size of {SocketPathSize}.{consider}");
                return false;
            case Address.AddressOneofCase.EnvoyInternalAddress:
                return true;
            default:
                NotSet(inspection, at, consider);
                return false;
        }
    }

    private static void NotSet(Inspection inspection, Place at, string consider) =>
        inspection.Report(AddressSet, at, "Address must be set" + consider, () => "Address must be set: " + Codec.Text.DebugText.Prefix + consider);

    private static bool Resolve(Inspection inspection, SocketAddress address, Place at, string consider)
    {
        if (address.ResolverName.Length > 0 && !ExtensionTable.Default.HasName(Slots.Resolvers, address.ResolverName))
            inspection.Report(ResolverName, at.Member("resolver_name"), $"Unknown address resolver: {address.ResolverName}{consider}");
        else if (address.PortSpecifierCase == SocketAddress.PortSpecifierOneofCase.NamedPort)
            inspection.Report(NamedPort, at.Member("named_port"), $"IP resolver can't handle port specifier type 4{consider}");
        else if (address.Address.Length > 0 && !IpText.IsAddress(address.Address) && address.ResolverName is "" or "envoy.ip")
            inspection.Report(IpAddress, at.Member("address"), $"malformed IP address: {address.Address}{consider}");
        else
            return true;
        return false;
    }

    private static void Namespace(Inspection inspection, Address? address, Place at)
    {
        if (address?.SocketAddress is { NetworkNamespaceFilepath.Length: > 0 })
            inspection.Report(NetworkNamespace, at.Member("socket_address").Member("network_namespace_filepath"), "Invalid host configuration: hosts cannot specify network namespaces with their address");
    }
}
