using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Config.Endpoint.V3;
using BackendDsl.Envoy.Extensions.Clusters.Dns.V3;
using BackendDsl.Envoy.Codec.Schema;
using UpstreamHttpOptions = BackendDsl.Envoy.Extensions.Upstreams.Http.V3.HttpProtocolOptions;

namespace BackendDsl.Envoy.Checks;

/// <summary>What the rules of one cluster share: the cluster with its packed parts taken out, once.</summary>
internal sealed class RuleScope(Cluster cluster, ClusterCheckContext context, List<ClusterFinding> findings)
{
    private ClusterRule? _rule;
    private List<SocketView>? _sockets;
    private List<TlsView>? _tls;
    private List<PolicyView>? _policies;
    private (bool Read, UpstreamHttpOptions? Options) _http;
    private (bool Read, DnsCluster? Options) _dns;

    public Cluster Cluster { get; } = cluster;

    public ClusterCheckContext Context { get; } = context;

    /// <summary>The path of <see cref="Http"/>.</summary>
    public static string HttpPath { get; } = ApiPath.Key("typed_extension_protocol_options", EnvoyExtensionNames.HttpProtocolOptions);

    /// <summary>The typed HTTP settings.</summary>
    public UpstreamHttpOptions? Http
    {
        get
        {
            if (_http.Read) return _http.Options;
            Cluster.TypedExtensionProtocolOptions.TryGetValue(EnvoyExtensionNames.HttpProtocolOptions, out var any);
            EnvoyAny.TryUnpack<UpstreamHttpOptions>(any, EnvoyTypeUrls.HttpProtocolOptions, out var options);
            _http = (true, options);
            return options;
        }
    }

    /// <summary>The settings of a cluster of type envoy.clusters.dns.</summary>
    public DnsCluster? Dns
    {
        get
        {
            if (_dns.Read) return _dns.Options;
            EnvoyAny.TryUnpack<DnsCluster>(Cluster.ClusterType?.TypedConfig, EnvoyTypeUrls.DnsCluster, out var options);
            if (options is null && Cluster.ClusterType is { Name: EnvoyExtensionNames.DnsCluster, TypedConfig: null }) options = new DnsCluster();
            _dns = (true, options);
            return options;
        }
    }

    /// <summary>Found through the enum; without any type a cluster is STATIC.</summary>
    public Cluster.Types.DiscoveryType? Type => Cluster.ClusterDiscoveryTypeCase == Cluster.ClusterDiscoveryTypeOneofCase.ClusterType ? null : Cluster.Type;

    public bool IsLogicalDns => Type == Cluster.Types.DiscoveryType.LogicalDns || Dns is { AllAddressesInSingleEndpoint: true };

    public bool IsDns => Type is Cluster.Types.DiscoveryType.StrictDns or Cluster.Types.DiscoveryType.LogicalDns || Dns is not null;

    /// <summary>Every transport socket, those wrapped by others included.</summary>
    public List<SocketView> Sockets => _sockets ??= SocketView.All(Cluster);

    /// <summary>Every TLS context.</summary>
    public List<TlsView> Tls => _tls ??= TlsView.All(Sockets);

    /// <summary>Every load balancing policy, those inside of others included.</summary>
    public List<PolicyView> Policies => _policies ??= PolicyView.All(Cluster.LoadBalancingPolicy);

    /// <summary>Every HTTP/2 block.</summary>
    public IEnumerable<(string Path, Http2ProtocolOptions Options)> Http2Options
    {
        get
        {
            if (Http?.ExplicitHttpConfig?.Http2ProtocolOptions is { } a) yield return (HttpPath + ".explicit_http_config.http2_protocol_options", a);
            if (Http?.UseDownstreamProtocolConfig?.Http2ProtocolOptions is { } b) yield return (HttpPath + ".use_downstream_protocol_config.http2_protocol_options", b);
            if (Http?.AutoConfig?.Http2ProtocolOptions is { } c) yield return (HttpPath + ".auto_config.http2_protocol_options", c);
#pragma warning disable CS0612 // the deprecated field is what is judged
            if (Cluster.Http2ProtocolOptions is { } d) yield return ("http2_protocol_options", d);
#pragma warning restore CS0612
        }
    }

    /// <summary>Every HTTP/3 block.</summary>
    public IEnumerable<(string Path, Http3ProtocolOptions Options)> Http3Options
    {
        get
        {
            if (Http?.ExplicitHttpConfig?.Http3ProtocolOptions is { } a) yield return (HttpPath + ".explicit_http_config.http3_protocol_options", a);
            if (Http?.UseDownstreamProtocolConfig?.Http3ProtocolOptions is { } b) yield return (HttpPath + ".use_downstream_protocol_config.http3_protocol_options", b);
            if (Http?.AutoConfig?.Http3ProtocolOptions is { } c) yield return (HttpPath + ".auto_config.http3_protocol_options", c);
        }
    }

    /// <summary>The hosts of the cluster itself, and those the context knows from EDS.</summary>
    public IEnumerable<(string Path, ClusterLoadAssignment Assignment)> Assignments
    {
        get
        {
            if (Cluster.LoadAssignment is { } own) yield return ("load_assignment", own);
            foreach (var found in EdsAssignments) yield return ("", found);
        }
    }

    /// <summary>What the context knows from EDS.</summary>
    public IReadOnlyList<ClusterLoadAssignment> EdsAssignments =>
        Type == Cluster.Types.DiscoveryType.Eds && Context.Endpoints is { } endpoints && endpoints.TryGetValue(Cluster.Name, out var found) ? found : [];

    /// <summary>Every host with its path.</summary>
    public IEnumerable<(string Path, LbEndpoint Endpoint)> LbEndpoints()
    {
        foreach (var (path, assignment) in Assignments)
        {
            for (var i = 0; i < assignment.Endpoints.Count; i++)
            {
                for (var j = 0; j < assignment.Endpoints[i].LbEndpoints.Count; j++)
                {
                    yield return (ApiPath.Index(ApiPath.Index(ApiPath.Field(path, "endpoints"), i) + ".lb_endpoints", j), assignment.Endpoints[i].LbEndpoints[j]);
                }
            }
        }
    }

    public void Run(ClusterRule rule)
    {
        _rule = rule;
        rule.Check(this);
    }

    public void Report(string path, string message, ClusterFindingSeverity? severity = null) =>
        findings.Add(new ClusterFinding { RuleId = _rule!.Id, Severity = severity ?? _rule.Severity, Path = path, Message = message });
}
