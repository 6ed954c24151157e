using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Kgateway.Translation;

/// <summary>
/// Packs messages with type URLs from constants. <see cref="Any.Pack(IMessage)"/> would ask the message's descriptor for its name, and the
/// first descriptor of a process costs a tenth of a second.
/// </summary>
internal static class TypedConfig
{
    public const string HttpProtocolOptions = Prefix + "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";
    public const string PreserveCase = Prefix + "envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig";
    public const string DnsCluster = Prefix + "envoy.extensions.clusters.dns.v3.DnsCluster";
    public const string UpstreamTlsContext = Prefix + "envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext";
    public const string RawBuffer = Prefix + "envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer";
    public const string ProxyProtocol = Prefix + "envoy.extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport";
    public const string LeastRequest = Prefix + "envoy.extensions.load_balancing_policies.least_request.v3.LeastRequest";
    public const string RoundRobin = Prefix + "envoy.extensions.load_balancing_policies.round_robin.v3.RoundRobin";
    public const string Random = Prefix + "envoy.extensions.load_balancing_policies.random.v3.Random";
    public const string RingHash = Prefix + "envoy.extensions.load_balancing_policies.ring_hash.v3.RingHash";
    public const string Maglev = Prefix + "envoy.extensions.load_balancing_policies.maglev.v3.Maglev";

    private const string Prefix = "type.googleapis.com/";

    public static Any Pack(string typeUrl, IMessage message) => new() { TypeUrl = typeUrl, Value = message.ToByteString() };

    public static Any Pack(string typeUrl, ByteString value) => new() { TypeUrl = typeUrl, Value = value };
}
