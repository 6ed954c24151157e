using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.EnvoyGateway.Destinations;
using BackendDsl.EnvoyGateway.Reading;
using Google.Protobuf.WellKnownTypes;
using Options = BackendDsl.Envoy.Extensions.Upstreams.Http.V3.HttpProtocolOptions;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>HTTP options: the protocol, times of connections, and the filters of the cluster.</summary>
internal static class HttpSettings
{
    private const string Field = "typed_extension_protocol_options[" + EnvoyExtensionNames.HttpProtocolOptions + "].";
    private const uint DefaultStreamWindow = 65536;
    private const uint DefaultConnectionWindow = 1_048_576;
    private const long Millisecond = 1_000_000;

    public static void Apply(ClusterDraft draft)
    {
        var http = draft.Spec.Child("timeout").Child("http");
        var idle = http.Duration("connectionIdleTimeout");
        var longest = http.Duration("maxConnectionDuration");
        var requests = draft.Spec.Child("circuitBreaker").Whole("maxRequestsPerConnection");
        var filters = AdmissionControlSettings.Filters(draft);
        var auto = draft.AllTls;
        var takesClients = draft.Spec.Flag("useClientProtocol") == true;
        var (forced, isHttp2) = (draft.ForcesHttp1, draft.IsHttp2);
        if (idle is null && longest is null && requests is null && filters.Count == 0 && !auto && !takesClients && !forced && !isHttp2)
            return;

        var options = new Options();
        if (idle is not null || longest is not null || requests is not null)
        {
            options.CommonHttpProtocolOptions = new()
            {
                IdleTimeout = Convert.Duration(idle),
                MaxConnectionDuration = Convert.Duration(longest),
                MaxRequestsPerConnection = (uint?)requests,
            };
            Report(draft, idle, "common_http_protocol_options.idle_timeout", "timeout.http.connectionIdleTimeout");
            Report(draft, longest, "common_http_protocol_options.max_connection_duration", "timeout.http.maxConnectionDuration");
            Report(draft, requests, "common_http_protocol_options.max_requests_per_connection", "circuitBreaker.maxRequestsPerConnection");
        }

        options.HttpFilters.AddRange(filters);
        options.UpstreamHttpProtocolOptions = Upstream(draft, auto);
        draft.SendsRequestName = options.UpstreamHttpProtocolOptions is not null;
        var written = takesClients || (!forced && (isHttp2 || auto));
        var http2 = written ? Http2(draft.Spec.Child("http2")) : null;
        if (takesClients)
        {
            options.UseDownstreamProtocolConfig = new() { HttpProtocolOptions = new(), Http2ProtocolOptions = http2 };
            draft.From(Field + "use_downstream_protocol_config", "useClientProtocol");
        }
        else if (forced)
        {
            options.ExplicitHttpConfig = new() { HttpProtocolOptions = new() };
        }
        else if (isHttp2)
        {
            options.ExplicitHttpConfig = new() { Http2ProtocolOptions = http2 };
        }
        else if (auto)
        {
            options.AutoConfig = new() { HttpProtocolOptions = new(), Http2ProtocolOptions = http2 };
        }
        else
        {
            options.ExplicitHttpConfig = new() { HttpProtocolOptions = new() };
        }

        draft.WritesHttp2 = written;
        draft.LosesHttpOptions = http2 is not null && !IsValid(http2);
        if (written && draft.Spec.Has("http2"))
            draft.From(Field + (takesClients ? "use_downstream_protocol_config" : isHttp2 ? "explicit_http_config" : "auto_config") + ".http2_protocol_options", "http2");
        draft.Cluster.TypedExtensionProtocolOptions.Add(EnvoyExtensionNames.HttpProtocolOptions,
            draft.LosesHttpOptions ? new Any() : EnvoyAny.Pack(options, EnvoyTypeUrls.HttpProtocolOptions));
    }

    // What breaks a constraint of the message makes the controller write an empty value in its place, without a word.
    private static bool IsValid(Http2ProtocolOptions options) => options.ConnectionKeepalive is not { } keepalive
        || (keepalive.Timeout is { } timeout && AtLeastMillisecond(timeout)
            && (keepalive.Interval is not { } interval || AtLeastMillisecond(interval))
            && (keepalive.ConnectionIdleInterval is not { } idle || AtLeastMillisecond(idle)));

    private static bool AtLeastMillisecond(Duration time) => time.Seconds > 0 || time.Nanos >= Millisecond;

    private static UpstreamHttpProtocolOptions? Upstream(ClusterDraft draft, bool auto)
    {
        if (draft.IsDynamic)
            return new() { AutoSni = true, AutoSanValidation = true };
        return auto && draft.Destinations.All(d => d.Tls is { Sni: null or "", SniFromEndpoint: false }) ? new() { AutoSni = true } : null;
    }

    private static Http2ProtocolOptions Http2(ObjectFields block)
    {
        var options = new Http2ProtocolOptions
        {
            InitialStreamWindowSize = Window(block, "initialStreamWindowSize") ?? DefaultStreamWindow,
            InitialConnectionWindowSize = Window(block, "initialConnectionWindowSize") ?? DefaultConnectionWindow,
            MaxConcurrentStreams = (uint?)block.Whole("maxConcurrentStreams"),
        };
        if (block.Text("onInvalidMessage") is { } action)
            options.OverrideStreamErrorOnInvalidHttpMessage = action == "TerminateStream";
        if (block.Child("connectionKeepalive") is { IsPresent: true } keepalive)
        {
            options.ConnectionKeepalive = new()
            {
                Interval = Convert.Duration(keepalive.Duration("interval")),
                Timeout = Convert.Duration(keepalive.Duration("timeout")),
                ConnectionIdleInterval = Convert.Duration(keepalive.Duration("idleInterval")),
            };
            if (keepalive.Whole("intervalJitter") is { } jitter)
                options.ConnectionKeepalive.IntervalJitter = new() { Value = jitter };
        }

        return options;
    }

    private static uint? Window(ObjectFields block, string name) => block.Quantity(name) is { } quantity && quantity.TryGetInt64(out var value) ? (uint)value : null;

    private static void Report(ClusterDraft draft, long? value, string field, string source)
    {
        if (value is not null)
            draft.From(Field, field, "", source);
    }
}
