using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Codec.Schema;
using static BackendDsl.Envoy.ClusterFindingSeverity;
using ProtocolSelection = BackendDsl.Envoy.Config.Cluster.V3.Cluster.Types.ClusterProtocolSelection;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>HTTP settings.</summary>
internal static class HttpRules
{
    private const string UpstreamImpl = "common/upstream/upstream_impl.cc";
    private const string HttpConfig = "extensions/upstreams/http/config.cc";
    private const uint HeaderTableSize = 1, EnablePush = 2, MaxConcurrentStreams = 3, InitialWindowSize = 4, EnableConnectProtocol = 8;

#pragma warning disable CS0612 // deprecated fields are what S16 and S17 are about
    public static readonly ClusterRule S16 = new("S16", Error,
        "max_requests_per_connection is set on the cluster or in its HTTP settings, not both",
        UpstreamImpl + ", ClusterInfoImpl", scope =>
        {
            if (scope.Cluster.MaxRequestsPerConnection is not null && scope.Http?.CommonHttpProtocolOptions?.MaxRequestsPerConnection is not null)
                scope.Report("max_requests_per_connection", "Only one of max_requests_per_connection from Cluster or HttpProtocolOptions can be specified");
        });

    public static readonly ClusterRule S17 = new("S17", Error,
        "without typed HTTP settings, http_protocol_options and http2_protocol_options are not both set unless the downstream protocol decides",
        UpstreamImpl + ", createOptions", scope =>
        {
            if (scope.Http is null && scope.Cluster is { HttpProtocolOptions: not null, Http2ProtocolOptions: not null, ProtocolSelection: ProtocolSelection.UseConfiguredProtocol })
                scope.Report("http2_protocol_options", $"cluster: Both HTTP1 and HTTP2 options may only be configured with non-default 'protocol_selection' values");
        });
#pragma warning restore CS0612

    public static readonly ClusterRule S19 = new("S19", Error,
        "the last HTTP filter of a cluster is the upstream codec",
        UpstreamImpl + ", ClusterInfoImpl", scope =>
        {
            if (scope.Http is not { HttpFilters: [.., var last] } http) return;
            var isCodec = last.TypedConfig is { } config ? EnvoyAny.Is(config, EnvoyTypeUrls.UpstreamCodec) : last.Name == "envoy.filters.http.upstream_codec";
            if (!isCodec) scope.Report(ApiPath.Index(RuleScope.HttpPath + ".http_filters", http.HttpFilters.Count - 1), "The codec filter is the only valid terminal upstream HTTP filter");
        });

    public static readonly ClusterRule S20 = new("S20", Error,
        "custom HTTP/2 SETTINGS: no ENABLE_PUSH of 1, no ENABLE_CONNECT_PROTOCOL, no identifier with two values, none that has a field of its own that is set",
        "common/http/utility.cc, validateCustomSettingsParameters", scope =>
        {
            foreach (var (path, options) in scope.Http2Options) Settings(scope, path, options);
        });

    public static readonly ClusterRule S21 = new("S21", Error,
        "max_header_field_size_kb is not above max_response_headers_kb",
        HttpConfig + " (1.38 and later)", scope =>
        {
            if (scope.Http?.CommonHttpProtocolOptions?.MaxResponseHeadersKb is not { } limit) return;
            foreach (var (path, options) in scope.Http2Options)
            {
                if (options.MaxHeaderFieldSizeKb > limit) scope.Report(path + ".max_header_field_size_kb", $"max_header_field_size_kb must not exceed max_response_headers_kb ({options.MaxHeaderFieldSizeKb} > {limit})");
            }
        });

    public static readonly ClusterRule S22 = new("S22", Error,
        "auto_config with HTTP/3 has alternate_protocols_cache_options; a key value store in them needs a single worker (the latter with a context)",
        HttpConfig, scope =>
        {
            if (scope.Http?.AutoConfig is not { } auto) return;
            if (auto.Http3ProtocolOptions is not null && auto.AlternateProtocolsCacheOptions is null)
                scope.Report(RuleScope.HttpPath + ".auto_config", $"alternate protocols cache must be configured when HTTP/3 is enabled with auto_config");
            if (auto.AlternateProtocolsCacheOptions?.KeyValueStoreConfig is not null && scope.Context.Concurrency is { } workers && workers != 1)
                scope.Report(RuleScope.HttpPath + ".auto_config.alternate_protocols_cache_options.key_value_store_config", $"options has key value store but Envoy has concurrency = {workers}");
        });

    public static readonly ClusterRule S23 = new("S23", Error,
        "auto_config needs transport sockets that can negotiate a protocol (ALPN); plain text cannot",
        UpstreamImpl + ", ClusterImplBase", scope =>
        {
            if (scope.Http?.AutoConfig is null) return;
            var name = scope.Cluster.Name;
            if (scope.Cluster.TransportSocket is null) scope.Report(RuleScope.HttpPath + ".auto_config", $"ALPN configured for cluster {name} which has a non-ALPN transport socket: raw_buffer is used where none is given");
            foreach (var socket in scope.Sockets.Where(s => s is { IsOuter: true, SupportsAlpn: false })) scope.Report(socket.Path, $"ALPN configured for cluster {name} which has a non-ALPN transport socket");
        });

    public static readonly ClusterRule S24 = new("S24", Error,
        "HTTP/3 needs a QUIC transport socket, or an HTTP/1.1 proxy socket around one",
        UpstreamImpl + ", ClusterImplBase", scope =>
        {
            if (scope.Http3Options.FirstOrDefault() is not { Options: not null } http3) return;
            var socket = scope.Sockets.FirstOrDefault(s => s.Path == "transport_socket");
            if (socket is { IsQuic: true } or { Kind: EnvoyTypeUrls.Http11ProxyUpstreamTransport, Inner.IsQuic: true }) return;
            scope.Report(http3.Path, $"HTTP3 requires a QuicUpstreamTransport transport socket: {scope.Cluster.Name}");
        });

    public static readonly ClusterRule S25 = new("S25", Error,
        "header_validation_config needs a build with the universal header validator",
        HttpConfig, scope =>
        {
            if (scope.Context.HasHeaderValidator == false && scope.Http?.HeaderValidationConfig is not null)
                scope.Report(RuleScope.HttpPath + ".header_validation_config", "This Envoy binary does not support header validator extensions.");
        },
        needsContext: true);

    private static void Settings(RuleScope scope, string path, Http2ProtocolOptions options)
    {
        var values = new Dictionary<uint, uint>();
        for (var i = 0; i < options.CustomSettingsParameters.Count; i++)
        {
            // Missing ones are a matter of the constraints of the fields.
            if (options.CustomSettingsParameters[i] is not { Identifier: { } id, Value: { } value }) continue;
            var here = ApiPath.Index(path + ".custom_settings_parameters", i);
            if (id == EnablePush && value == 1) scope.Report(here, "server push is not supported by Envoy and can not be enabled via a SETTINGS parameter.");
            else if (id == EnableConnectProtocol) scope.Report(here, "the \"allow_connect\" SETTINGS parameter must only be configured through the named field");
            else if (Named(id, options) is { } name) scope.Report(here, $"the {name} HTTP/2 SETTINGS parameter(s) can not be configured through both named and custom parameters");
            else if (!values.TryAdd(id, value) && values[id] != value) scope.Report(here, $"inconsistent HTTP/2 custom SETTINGS parameter(s) detected; identifiers = {{0x{id:x2}}}");
        }
    }

    private static string? Named(uint id, Http2ProtocolOptions options) => id switch
    {
        HeaderTableSize when options.HpackTableSize is not null => "hpack_table_size",
        MaxConcurrentStreams when options.MaxConcurrentStreams is not null => "max_concurrent_streams",
        InitialWindowSize when options.InitialStreamWindowSize is not null => "initial_stream_window_size",
        _ => null,
    };
}
