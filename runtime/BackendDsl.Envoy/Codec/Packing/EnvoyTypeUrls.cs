namespace BackendDsl.Envoy;

/// <summary>The type URLs of the messages that are packed into an Any of a cluster, and of the resources of xDS.</summary>
public static class EnvoyTypeUrls
{
    /// <summary>A cluster.</summary>
    public const string Cluster = "type.googleapis.com/envoy.config.cluster.v3.Cluster";

    /// <summary>The endpoints of a cluster.</summary>
    public const string ClusterLoadAssignment = "type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment";

    /// <summary>A secret.</summary>
    public const string Secret = "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret";

    /// <summary>The cluster part of a config dump.</summary>
    public const string ClustersConfigDump = "type.googleapis.com/envoy.admin.v3.ClustersConfigDump";

    /// <summary>HTTP settings of a cluster.</summary>
    public const string HttpProtocolOptions = "type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

    /// <summary>TCP settings of a cluster.</summary>
    public const string TcpProtocolOptions = "type.googleapis.com/envoy.extensions.upstreams.tcp.v3.TcpProtocolOptions";

    /// <summary>TLS towards the hosts of a cluster.</summary>
    public const string UpstreamTlsContext = "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext";

    /// <summary>Plain text.</summary>
    public const string RawBuffer = "type.googleapis.com/envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer";

    /// <summary>The PROXY protocol around another socket.</summary>
    public const string ProxyProtocolUpstreamTransport = "type.googleapis.com/envoy.extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport";

    /// <summary>HTTP/1.1 CONNECT around another socket.</summary>
    public const string Http11ProxyUpstreamTransport = "type.googleapis.com/envoy.extensions.transport_sockets.http_11_proxy.v3.Http11ProxyUpstreamTransport";

    /// <summary>A connection to a listener of the same proxy, around another socket.</summary>
    public const string InternalUpstreamTransport = "type.googleapis.com/envoy.extensions.transport_sockets.internal_upstream.v3.InternalUpstreamTransport";

    /// <summary>QUIC, for HTTP/3.</summary>
    public const string QuicUpstreamTransport = "type.googleapis.com/envoy.extensions.transport_sockets.quic.v3.QuicUpstreamTransport";

    /// <summary>A cluster resolved by DNS.</summary>
    public const string DnsCluster = "type.googleapis.com/envoy.extensions.clusters.dns.v3.DnsCluster";

    /// <summary>A dynamic forward proxy cluster.</summary>
    public const string DynamicForwardProxyCluster = "type.googleapis.com/envoy.extensions.clusters.dynamic_forward_proxy.v3.ClusterConfig";

    /// <summary>A cluster made of others, used in turn.</summary>
    public const string AggregateCluster = "type.googleapis.com/envoy.extensions.clusters.aggregate.v3.ClusterConfig";

    /// <summary>A cluster made of others, chosen by retries.</summary>
    public const string CompositeCluster = "type.googleapis.com/envoy.extensions.clusters.composite.v3.ClusterConfig";

    /// <summary>Load balancing in turn.</summary>
    public const string RoundRobin = "type.googleapis.com/envoy.extensions.load_balancing_policies.round_robin.v3.RoundRobin";

    /// <summary>Load balancing by fewest requests.</summary>
    public const string LeastRequest = "type.googleapis.com/envoy.extensions.load_balancing_policies.least_request.v3.LeastRequest";

    /// <summary>Load balancing by chance.</summary>
    public const string Random = "type.googleapis.com/envoy.extensions.load_balancing_policies.random.v3.Random";

    /// <summary>Consistent hashing by a ring.</summary>
    public const string RingHash = "type.googleapis.com/envoy.extensions.load_balancing_policies.ring_hash.v3.RingHash";

    /// <summary>Consistent hashing by a Maglev table.</summary>
    public const string Maglev = "type.googleapis.com/envoy.extensions.load_balancing_policies.maglev.v3.Maglev";

    /// <summary>Load balancing chosen by the kind of cluster.</summary>
    public const string ClusterProvided = "type.googleapis.com/envoy.extensions.load_balancing_policies.cluster_provided.v3.ClusterProvided";

    /// <summary>Load balancing to a host named by the request.</summary>
    public const string OverrideHost = "type.googleapis.com/envoy.extensions.load_balancing_policies.override_host.v3.OverrideHost";

    /// <summary>Load balancing over subsets.</summary>
    public const string Subset = "type.googleapis.com/envoy.extensions.load_balancing_policies.subset.v3.Subset";

    /// <summary>Load balancing by weights of localities, around another policy.</summary>
    public const string WrrLocality = "type.googleapis.com/envoy.extensions.load_balancing_policies.wrr_locality.v3.WrrLocality";

    /// <summary>Load balancing by reported utilisation.</summary>
    public const string ClientSideWeightedRoundRobin = "type.googleapis.com/envoy.extensions.load_balancing_policies.client_side_weighted_round_robin.v3.ClientSideWeightedRoundRobin";

    /// <summary>Load balancing to the first host that answers.</summary>
    public const string PickFirst = "type.googleapis.com/envoy.extensions.load_balancing_policies.pick_first.v3.PickFirst";

    /// <summary>Header names as they were received.</summary>
    public const string PreserveCaseFormatterConfig = "type.googleapis.com/envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig";

    /// <summary>DNS by c-ares.</summary>
    public const string CaresDnsResolverConfig = "type.googleapis.com/envoy.extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig";

    /// <summary>DNS by the operating system.</summary>
    public const string GetAddrInfoDnsResolverConfig = "type.googleapis.com/envoy.extensions.network.dns_resolver.getaddrinfo.v3.GetAddrInfoDnsResolverConfig";

    /// <summary>Rejecting a share of the requests while the success rate is low.</summary>
    public const string AdmissionControl = "type.googleapis.com/envoy.extensions.filters.http.admission_control.v3.AdmissionControl";

    /// <summary>The last HTTP filter of a cluster; its message is empty.</summary>
    public const string UpstreamCodec = "type.googleapis.com/envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec";

    /// <summary>The HTTP filter of a cluster that calls a Lambda function.</summary>
    public const string AwsLambda = "type.googleapis.com/envoy.extensions.filters.http.aws_lambda.v3.Config";

    /// <summary>The HTTP filter of a cluster that signs requests for AWS.</summary>
    public const string AwsRequestSigning = "type.googleapis.com/envoy.extensions.filters.http.aws_request_signing.v3.AwsRequestSigning";

    /// <summary>Whom a token of Google Cloud is for, in the metadata of a cluster.</summary>
    public const string GcpAudience = "type.googleapis.com/envoy.extensions.filters.http.gcp_authn.v3.Audience";
}
