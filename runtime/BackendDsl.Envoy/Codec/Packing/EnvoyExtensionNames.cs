namespace BackendDsl.Envoy;

/// <summary>The names under which Envoy registers the extensions a cluster uses.</summary>
public static class EnvoyExtensionNames
{
    /// <summary>The key of typed_extension_protocol_options for HTTP settings.</summary>
    public const string HttpProtocolOptions = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

    /// <summary>The key of typed_extension_protocol_options for TCP settings.</summary>
    public const string TcpProtocolOptions = "envoy.extensions.upstreams.tcp.v3.TcpProtocolOptions";

    /// <summary>TLS.</summary>
    public const string TlsTransportSocket = "envoy.transport_sockets.tls";

    /// <summary>Plain text.</summary>
    public const string RawBufferTransportSocket = "envoy.transport_sockets.raw_buffer";

    /// <summary>The PROXY protocol around another socket.</summary>
    public const string UpstreamProxyProtocolTransportSocket = "envoy.transport_sockets.upstream_proxy_protocol";

    /// <summary>HTTP/1.1 CONNECT around another socket.</summary>
    public const string Http11ProxyTransportSocket = "envoy.transport_sockets.http_11_proxy";

    /// <summary>A connection to a listener of the same proxy.</summary>
    public const string InternalUpstreamTransportSocket = "envoy.transport_sockets.internal_upstream";

    /// <summary>QUIC.</summary>
    public const string QuicTransportSocket = "envoy.transport_sockets.quic";

    /// <summary>A cluster resolved by DNS.</summary>
    public const string DnsCluster = "envoy.clusters.dns";

    /// <summary>Load balancing in turn.</summary>
    public const string RoundRobin = "envoy.load_balancing_policies.round_robin";

    /// <summary>Load balancing by fewest requests.</summary>
    public const string LeastRequest = "envoy.load_balancing_policies.least_request";

    /// <summary>Load balancing by chance.</summary>
    public const string Random = "envoy.load_balancing_policies.random";

    /// <summary>Consistent hashing by a ring.</summary>
    public const string RingHash = "envoy.load_balancing_policies.ring_hash";

    /// <summary>Consistent hashing by a Maglev table.</summary>
    public const string Maglev = "envoy.load_balancing_policies.maglev";

    /// <summary>Header names as they were received.</summary>
    public const string PreserveCaseFormatter = "envoy.http.stateful_header_formatters.preserve_case";

    /// <summary>The secret of the trusted authorities of the system, static in the bootstrap of kgateway.</summary>
    public const string SystemCaSecret = "SYSTEM_CA_CERT";

    /// <summary>The HTTP filter that calls a Lambda function.</summary>
    public const string AwsLambdaFilter = "envoy.filters.http.aws_lambda";

    /// <summary>The HTTP filter that signs requests for AWS.</summary>
    public const string AwsRequestSigningFilter = "envoy.filters.http.aws_request_signing";

    /// <summary>The last HTTP filter of a cluster.</summary>
    public const string UpstreamCodecFilter = "envoy.filters.http.upstream_codec";

    /// <summary>The HTTP filter that gets tokens of Google Cloud; it reads the metadata of clusters under this name.</summary>
    public const string GcpAuthnFilter = "envoy.filters.http.gcp_authn";
}
