using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Codec.Text;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.Http.HeaderFormatters.PreserveCase.V3;
using BackendDsl.Envoy.Extensions.Upstreams.Http.V3;
using BackendDsl.Envoy.Extensions.Upstreams.Tcp.V3;
using Google.Protobuf.Collections;
using HttpProtocolOptions = BackendDsl.Envoy.Extensions.Upstreams.Http.V3.HttpProtocolOptions;
using ProtocolSelection = BackendDsl.Envoy.Config.Cluster.V3.Cluster.Types.ClusterProtocolSelection;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>HTTP settings, typed and those of the cluster itself.</summary>
internal static class HttpRules
{
    private const string UpstreamImpl = "common/upstream/upstream_impl.cc";
    private const string HttpConfig = "extensions/upstreams/http/config.cc";
    private const string OldKey = "envoy.upstreams.http.http_protocol_options";
    private const uint HeaderTableSize = 1, EnablePush = 2, MaxConcurrentStreams = 3, InitialWindowSize = 4, EnableConnectProtocol = 8;

    public static readonly ClusterRule OptionsKey = new("protocol-options-key-is-known", "", FindingEffect.Refused,
        "the keys of typed_extension_protocol_options are envoy.extensions.upstreams.http.v3.HttpProtocolOptions, envoy.extensions.upstreams.tcp.v3.TcpProtocolOptions or another name that is registered",
        UpstreamImpl + ", createProtocolOptionsConfig");

    public static readonly ClusterRule RequestsPerConnection = new("max-requests-per-connection-set-once", "S16", FindingEffect.Refused,
        "max_requests_per_connection is set on the cluster or in its HTTP settings, not both", UpstreamImpl + ", ClusterInfoImpl");

    public static readonly ClusterRule OneProtocol = new("legacy-options-of-one-protocol", "S17", FindingEffect.Refused,
        "without typed HTTP settings, http_protocol_options and http2_protocol_options are not both set unless the downstream protocol decides", UpstreamImpl + ", createOptions");

    public static readonly ClusterRule Codec = new("last-http-filter-is-upstream-codec", "S19", FindingEffect.Refused,
        "the last HTTP filter of a cluster is the upstream codec", UpstreamImpl + ", ClusterInfoImpl");

    public static readonly ClusterRule Settings = new("http2-custom-settings", "S20", FindingEffect.Refused,
        "custom HTTP/2 SETTINGS: no ENABLE_PUSH of 1, no ENABLE_CONNECT_PROTOCOL, no identifier with two values, none that has a field of its own that is set",
        "common/http/utility.cc, validateCustomSettingsParameters");

    public static readonly ClusterRule HeaderFieldSize = new("header-field-size-within-headers-size", "S21", FindingEffect.Refused,
        "max_header_field_size_kb is not above max_response_headers_kb", HttpConfig, since: new(1, 38));

    public static readonly ClusterRule ProtocolsCache = new("http3-auto-config-needs-cache", "S22", FindingEffect.Refused,
        "auto_config with HTTP/3 has alternate_protocols_cache_options; a key value store in them needs a single worker", HttpConfig, needsEnvironment: true);

    public static readonly ClusterRule HeaderValidator = new("header-validator-is-compiled-in", "S25", FindingEffect.Refused,
        "header_validation_config is not set: no standard build has the universal header validator", HttpConfig);

    public static readonly ClusterRule Mirror = new("mirror-policy-names-one-cluster", "", FindingEffect.Refused,
        "a request mirror policy names a cluster or the header that names one, not both, not neither", "common/router/config_impl.cc, ShadowPolicyImpl");

    public static readonly ClusterRule ZeroTimeout = new("timeout-of-zero-switches-off", "R11", FindingEffect.Ignored,
        "a timeout of 0 switches it off; it does not mean at once", "API text of HttpProtocolOptions and TcpProtocolOptions");

    public static IReadOnlyList<ClusterRule> All { get; } =
        [OptionsKey, RequestsPerConnection, OneProtocol, Codec, Settings, HeaderFieldSize, ProtocolsCache, HeaderValidator, Mirror, ZeroTimeout];

    /// <summary>Reads the protocol options of the cluster, typed ones first.</summary>
    public static HttpProtocol Read(Inspection inspection)
    {
        var cluster = inspection.Cluster;
        HttpProtocolOptions? options = null;
        var at = Place.Root;
        foreach (var (key, any) in Ordered(cluster.TypedExtensionProtocolOptions))
        {
            var here = Place.Root.Member("typed_extension_protocol_options").Key(key);
            if (key is EnvoyExtensionNames.HttpProtocolOptions or OldKey)
            {
                if (!IsOf(inspection, any, EnvoyTypeUrls.HttpProtocolOptions, here)) continue;
                if (Constraints.Extensions.Unpack<HttpProtocolOptions>(inspection, any, here) is not { } read) continue;
                Typed(inspection, read, here);
                if (options is null || key == EnvoyExtensionNames.HttpProtocolOptions) (options, at) = (read, here);
            }
            else if (key is EnvoyExtensionNames.TcpProtocolOptions or "envoy.upstreams.tcp.tcp_protocol_options")
            {
                if (IsOf(inspection, any, EnvoyTypeUrls.TcpProtocolOptions, here) && Constraints.Extensions.Unpack<TcpProtocolOptions>(inspection, any, here) is { } tcp)
                    Zero(inspection, tcp.IdleTimeout, here.Member("idle_timeout"), "0 switches it off");
            }
            else if (!ExtensionTable.Default.HasName(Slots.ProtocolOptions, key) && !key.StartsWith("envoy.filters.", StringComparison.Ordinal))
            {
                inspection.Report(OptionsKey, here, $"Didn't find a registered network or http filter or protocol options implementation for name: '{key}'");
            }
        }
        return options is null ? Legacy(inspection) : Protocol(options, at);
    }

    /// <summary>The one number that may stand in two places.</summary>
    public static void CheckRequestsPerConnection(Inspection inspection, HttpProtocol protocol)
    {
#pragma warning disable CS0612 // the deprecated field is what is judged
        var common = protocol.Options is { } options ? options.CommonHttpProtocolOptions : inspection.Cluster.CommonHttpProtocolOptions;
        if (inspection.Cluster.MaxRequestsPerConnection is not null && common?.MaxRequestsPerConnection is not null)
#pragma warning restore CS0612
            inspection.Report(RequestsPerConnection, Place.Root.Member("max_requests_per_connection"), "Only one of max_requests_per_connection from Cluster or HttpProtocolOptions can be specified");
    }

    /// <summary>The HTTP filters towards the hosts.</summary>
    public static void CheckFilters(Inspection inspection, HttpProtocol protocol)
    {
        if (protocol.Options is not { HttpFilters: [.., var last] filters } options) return;
        var at = protocol.At.Member("http_filters", options.HttpFilters.Count - 1);
        if (!EnvoyAny.Is(last.TypedConfig, EnvoyTypeUrls.UpstreamCodec))
            inspection.Report(Codec, at, "The codec filter is the only valid terminal upstream HTTP filter, use 'envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec'");
        for (var i = 0; i < options.HttpFilters.Count; i++)
        {
            var filter = options.HttpFilters[i];
            var here = protocol.At.Member("http_filters", i);
            if (filter.ConfigDiscovery is { } discovery) ConfigSourceRules.Subscribe(inspection, discovery.ConfigSource, here.Member("config_discovery").Member("config_source"));
            else if (!filter.IsOptional) Constraints.Extensions.Registered(inspection, Slots.HttpFilters, filter.Name, filter.TypedConfig, here);
        }
    }

    /// <summary>In the order of the keys; one is in order.</summary>
    private static IEnumerable<KeyValuePair<string, Google.Protobuf.WellKnownTypes.Any>> Ordered(MapField<string, Google.Protobuf.WellKnownTypes.Any> options) =>
        options.Count < 2 ? options : options.OrderBy(e => e.Key, StringComparer.Ordinal);

    private static bool IsOf(Inspection inspection, Google.Protobuf.WellKnownTypes.Any any, string typeUrl, Place at)
    {
        if (EnvoyAny.Is(any, typeUrl)) return true;
        // Nothing packed is the empty message.
        if (any.TypeUrl.Length == 0) return false;
        Constraints.Extensions.NotUnpacked(inspection, any, typeUrl, at);
        return false;
    }

    private static void Typed(Inspection inspection, HttpProtocolOptions options, Place at)
    {
        var (explicitly, downstream, automatic) = (options.ExplicitHttpConfig, options.UseDownstreamProtocolConfig, options.AutoConfig);
        var protocol = explicitly is not null ? at.Member("explicit_http_config") : downstream is not null ? at.Member("use_downstream_protocol_config") : at.Member("auto_config");
        var http2 = explicitly?.Http2ProtocolOptions ?? downstream?.Http2ProtocolOptions ?? automatic?.Http2ProtocolOptions;
        var http1 = explicitly?.HttpProtocolOptions ?? downstream?.HttpProtocolOptions ?? automatic?.HttpProtocolOptions;
        if (http2 is not null) Http2(inspection, http2, protocol.Member("http2_protocol_options"));
        if (options.AutoConfig is { } auto)
        {
            var here = at.Member("auto_config");
            if (auto.Http3ProtocolOptions is not null && auto.AlternateProtocolsCacheOptions is null)
                inspection.Report(ProtocolsCache, here, "alternate protocols cache must be configured when HTTP/3 is enabled with auto_config");
            if (auto.AlternateProtocolsCacheOptions is { KeyValueStoreConfig: { } store } cache && inspection.Environment.Concurrency is { } workers && workers != 1)
                inspection.Report(ProtocolsCache, here.Member("alternate_protocols_cache_options").Member("key_value_store_config"), $"options has key value store but Envoy has concurrency = {workers}");
        }
        if (options.HeaderValidationConfig is { } validator)
            inspection.Report(HeaderValidator, at.Member("header_validation_config"), $"This Envoy binary does not support header validator extensions: '{validator.Name}'");
        if (options.CommonHttpProtocolOptions?.MaxResponseHeadersKb is { } limit)
        {
            if (http2?.MaxHeaderFieldSizeKb > limit)
                inspection.Report(HeaderFieldSize, protocol.Member("http2_protocol_options").Member("max_header_field_size_kb"), "max_header_field_size_kb must not exceed max_response_headers_kb");
        }
        if (http1 is not null) Formatter(inspection, http1, protocol.Member("http_protocol_options"));
        for (var i = 0; i < options.RequestMirrorPolicies.Count; i++)
        {
            var (cluster, header) = (options.RequestMirrorPolicies[i].Cluster, options.RequestMirrorPolicies[i].ClusterHeader);
            var here = at.Member("request_mirror_policies", i);
            if (cluster.Length > 0 && header.Length > 0) inspection.Report(Mirror, here, $"Only one of cluster '{cluster}' or cluster_header '{header}' in request mirror policy can be specified");
            else if (cluster.Length == 0 && header.Length == 0) inspection.Report(Mirror, here, "Exactly one of cluster or cluster_header in request mirror policy need to be specified");
        }
        HashPolicyRules.Check(inspection, options.HashPolicy, at);
        RetryRules.Check(inspection, options.RetryPolicy, at.Member("retry_policy"));
        if (options.CommonHttpProtocolOptions is { } common)
        {
            var here = at.Member("common_http_protocol_options");
            Zero(inspection, common.IdleTimeout, here.Member("idle_timeout"), "0 switches it off: connections whose end was lost stay for ever");
            Zero(inspection, common.MaxConnectionDuration, here.Member("max_connection_duration"), "0 switches it off");
        }
    }

    private static HttpProtocol Protocol(HttpProtocolOptions options, Place at) => options.UpstreamProtocolOptionsCase switch
    {
        HttpProtocolOptions.UpstreamProtocolOptionsOneofCase.ExplicitHttpConfig =>
            new(at, options, false, options.ExplicitHttpConfig.Http2ProtocolOptions is not null, options.ExplicitHttpConfig.Http3ProtocolOptions is not null),
        HttpProtocolOptions.UpstreamProtocolOptionsOneofCase.UseDownstreamProtocolConfig =>
            new(at, options, false, options.UseDownstreamProtocolConfig.Http2ProtocolOptions is not null, options.UseDownstreamProtocolConfig.Http3ProtocolOptions is not null),
        HttpProtocolOptions.UpstreamProtocolOptionsOneofCase.AutoConfig => new(at, options, true, true, options.AutoConfig.Http3ProtocolOptions is not null),
        _ => new(at, options, false, false, false),
    };

#pragma warning disable CS0612 // the deprecated fields count where there are no typed options
    private static HttpProtocol Legacy(Inspection inspection)
    {
        var cluster = inspection.Cluster;
        if (cluster is { HttpProtocolOptions: not null, Http2ProtocolOptions: not null, ProtocolSelection: ProtocolSelection.UseConfiguredProtocol })
            inspection.Report(OneProtocol, Place.Root.Member("http2_protocol_options"), "cluster: Both HTTP1 and HTTP2 options may only be configured with non-default 'protocol_selection' values");
        if (cluster.Http2ProtocolOptions is { } http2) Http2(inspection, http2, Place.Root.Member("http2_protocol_options"));
        if (cluster.HttpProtocolOptions is { } http1) Formatter(inspection, http1, Place.Root.Member("http_protocol_options"));
        return new(Place.Root, null, false, cluster.Http2ProtocolOptions is not null, false);
    }
#pragma warning restore CS0612

    private static void Formatter(Inspection inspection, Http1ProtocolOptions http1, Place at)
    {
        for (var i = 0; i < http1.IgnoreHttp11Upgrade.Count; i++) StringMatcherRules.Check(inspection, http1.IgnoreHttp11Upgrade[i], at.Member("ignore_http_11_upgrade", i));
        if (http1.HeaderKeyFormat?.StatefulFormatter is not { } formatter) return;
        Constraints.Extensions.Open<PreserveCaseFormatterConfig>(inspection, Slots.HeaderFormatters, formatter.Name, formatter.TypedConfig, EnvoyTypeUrls.PreserveCaseFormatterConfig, at.Member("header_key_format").Member("stateful_formatter"));
    }

    private static void Http2(Inspection inspection, Http2ProtocolOptions options, Place at)
    {
        if (options.CustomSettingsParameters.Count == 0) return;
        var (values, named, twice) = (new Dictionary<uint, uint>(), new List<string>(), new SortedSet<uint>());
        Place? namedAt = null, twiceAt = null;
        for (var i = 0; i < options.CustomSettingsParameters.Count; i++)
        {
            // Missing ones are a matter of the constraints of the fields.
            if (options.CustomSettingsParameters[i] is not { Identifier: { } id, Value: { } value }) continue;
            var here = at.Member("custom_settings_parameters", i);
            if (!values.TryAdd(id, value) && values[id] != value)
            {
                twice.Add(id);
                twiceAt ??= here;
            }
            if (id == EnablePush && value == 1) inspection.Report(Settings, here, "server push is not supported by Envoy and can not be enabled via a SETTINGS parameter.");
            else if (id == EnableConnectProtocol) inspection.Report(Settings, here, "the \"allow_connect\" SETTINGS parameter must only be configured through the named field");
            else if (Named(id, options) is { } name)
            {
                if (!named.Contains(name)) named.Add(name);
                namedAt ??= here;
            }
        }
        if (twice.Count > 0) inspection.Report(Settings, twiceAt!, $"inconsistent HTTP/2 custom SETTINGS parameter(s) detected; identifiers = {{{string.Join(", ", twice.Select(id => $"0x{id:x2}"))}}}");
        if (named.Count > 0) inspection.Report(Settings, namedAt!, $"the {{{string.Join(", ", named)}}} HTTP/2 SETTINGS parameter(s) can not be configured through both named and custom parameters");
    }

    private static string? Named(uint id, Http2ProtocolOptions options) => id switch
    {
        HeaderTableSize when options.HpackTableSize is not null => "hpack_table_size",
        MaxConcurrentStreams when options.MaxConcurrentStreams is not null => "max_concurrent_streams",
        InitialWindowSize when options.InitialStreamWindowSize is not null => "initial_stream_window_size",
        _ => null,
    };

    private static void Zero(Inspection inspection, Google.Protobuf.WellKnownTypes.Duration? duration, Place at, string message)
    {
        if (duration is { Seconds: 0, Nanos: 0 }) inspection.Report(ZeroTimeout, at, message);
    }
}
