using BackendDsl.Envoy.Checks.Constraints;
using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Config.Core.V3;
using Google.Protobuf.Collections;
using Payload = BackendDsl.Envoy.Config.Core.V3.HealthCheck.Types.Payload;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Active health checks.</summary>
internal static class HealthCheckRules
{
    private const string Http = "extensions/health_checkers/http/health_checker_impl.cc";

    public static readonly ClusterRule NeedsHttp2 = new("health-check-needs-http2", "S1", FindingEffect.Refused,
        "a gRPC health check needs a cluster that speaks HTTP/2: explicit, by ALPN, or as downstream with HTTP/2 options", "extensions/health_checkers/grpc/health_checker_impl.cc");

    public static readonly ClusterRule OneOnly = new("one-health-check", "S2", FindingEffect.Refused,
        "at most one health check", "common/upstream/cluster_factory_impl.cc", until: new(1, 39));

    public static readonly ClusterRule Names = new("health-checks-have-names", "S2", FindingEffect.Refused,
        "each of several health checks has a name of its own", "common/upstream/multi_health_checker.cc", since: new(1, 40));

    public static readonly ClusterRule StatusRanges = new("health-check-status-ranges", "S4", FindingEffect.Refused,
        "ranges of expected and retriable statuses start before they end, at 100 or above, and end at 600 or below", Http);

    public static readonly ClusterRule PayloadMethod = new("health-check-payload-needs-body", "S5", FindingEffect.Refused,
        "no request payload with GET (the default), HEAD, DELETE or TRACE", Http);

    public static readonly ClusterRule BufferSize = new("health-check-response-fits-buffer", "S6", FindingEffect.Refused,
        "the expected bytes of a response fit its buffer (1024 bytes unless response_buffer_size says otherwise; 0 is unlimited)", Http);

    public static readonly ClusterRule Hexadecimal = new("health-check-payload-is-hex", "S7", FindingEffect.Refused,
        "the text of a payload is hexadecimal, two digits a byte", "extensions/health_checkers/common, PayloadMatcher::loadProtoBytes");

    public static readonly ClusterRule EventLog = new("health-check-event-log-can-be-written", "", FindingEffect.Refused,
        "the folder of event_log_path exists where Envoy runs", "common/access_log/access_log_manager_impl.cc", needsEnvironment: true);

    public static readonly ClusterRule Codec = new("health-check-over-http1", "R8", FindingEffect.Ignored,
        "an HTTP health check of a cluster with explicit HTTP/2 has codec_client_type HTTP2; else it goes over HTTP/1.1", Http);

    public static IReadOnlyList<ClusterRule> All { get; } = [NeedsHttp2, OneOnly, Names, StatusRanges, PayloadMethod, BufferSize, Hexadecimal, EventLog, Codec];

    public static void Check(Inspection inspection, HttpProtocol protocol)
    {
        var checks = inspection.Cluster.HealthChecks;
        if (checks.Count > 1)
        {
            inspection.Report(OneOnly, Place.Root.Member("health_checks"), "Multiple health checks not supported");
            Several(inspection, checks);
        }
        for (var i = 0; i < checks.Count; i++) Check(inspection, protocol, checks[i], Place.Root.Member("health_checks", i));
    }

    private static void Several(Inspection inspection, RepeatedField<HealthCheck> checks)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < checks.Count; i++)
        {
            if (checks[i].Name.Length == 0)
                inspection.Report(Names, Place.Root.Member("health_checks", i), $"health check at index {i} is missing a name; all health checks must have a name when multiple health checks are configured");
            else if (!names.Add(checks[i].Name))
                inspection.Report(Names, Place.Root.Member("health_checks", i).Member("name"), $"duplicate health check name '{checks[i].Name}' at index {i}; all health check names must be unique within a cluster");
        }
    }

    private static void Check(Inspection inspection, HttpProtocol protocol, HealthCheck check, Place at)
    {
#pragma warning disable CS0612 // the deprecated field is read before its successor
        if (check.EventLogPath.Length > 0) FileRules.Writable(inspection, EventLog, check.EventLogPath, at.Member("event_log_path"));
#pragma warning restore CS0612
        for (var i = 0; i < check.EventLogger.Count; i++) Constraints.Extensions.Registered(inspection, Slots.HealthCheckSinks, check.EventLogger[i].Name, check.EventLogger[i].TypedConfig, at.Member("event_logger", i));
        switch (check.HealthCheckerCase)
        {
            case HealthCheck.HealthCheckerOneofCase.GrpcHealthCheck when !protocol.UsesHttp2:
                inspection.Report(NeedsHttp2, at.Member("grpc_health_check"), $"{inspection.Cluster.Name} cluster must support HTTP/2 for gRPC healthchecking");
                break;
            case HealthCheck.HealthCheckerOneofCase.HttpHealthCheck:
                HttpCheck(inspection, protocol, check.HttpHealthCheck, at.Member("http_health_check"));
                break;
            case HealthCheck.HealthCheckerOneofCase.TcpHealthCheck:
                Payloads(inspection, at.Member("tcp_health_check"), check.TcpHealthCheck.Send, check.TcpHealthCheck.Receive);
                break;
            case HealthCheck.HealthCheckerOneofCase.CustomHealthCheck:
                Constraints.Extensions.Registered(inspection, Slots.HealthCheckers, check.CustomHealthCheck.Name, check.CustomHealthCheck.TypedConfig, at.Member("custom_health_check"));
                break;
        }
    }

    private static void HttpCheck(Inspection inspection, HttpProtocol protocol, HealthCheck.Types.HttpHealthCheck http, Place at)
    {
        for (var i = 0; i < http.ExpectedStatuses.Count; i++) Range(inspection, "expected", http.ExpectedStatuses[i], at.Member("expected_statuses", i));
        for (var i = 0; i < http.RetriableStatuses.Count; i++) Range(inspection, "retriable", http.RetriableStatuses[i], at.Member("retriable_statuses", i));
        Payloads(inspection, at, http.Send, http.Receive);
        var size = http.ResponseBufferSize ?? 1024;
        var expected = (ulong)http.Receive.Sum(p => (long)Length(p));
        if (size != 0 && expected > size) inspection.Report(BufferSize, at.Member("receive"), $"The expected response length '{expected}' is over than http health response buffer size '{size}'");
        var method = http.Method == RequestMethod.MethodUnspecified ? RequestMethod.Get : http.Method;
        if (method is RequestMethod.Get or RequestMethod.Head or RequestMethod.Delete or RequestMethod.Trace && Length(http.Send) > 0)
            inspection.Report(PayloadMethod, at.Member("send"), $"HTTP health check cannot specify a request payload with method '{method.ToString().ToUpperInvariant()}'. Only methods that support a request body (POST, PUT, PATCH, OPTIONS) can be used with payload.");
        if (protocol.Options?.ExplicitHttpConfig?.Http2ProtocolOptions is not null && http.CodecClientType == Type.V3.CodecClientType.Http1)
            inspection.Report(Codec, at, "checks go over HTTP/1.1, and fail against a backend that takes HTTP/2 alone");
    }

    // The numbers are compared unsigned.
    private static void Range(Inspection inspection, string name, Type.V3.Int64Range range, Place at)
    {
        var (start, end) = ((ulong)range.Start, (ulong)range.End);
        if (start >= end) inspection.Report(StatusRanges, at, $"Invalid http {name} status range: expecting start < end, but found start={start} and end={end}");
        else if (start < 100) inspection.Report(StatusRanges, at, $"Invalid http {name} status range: expecting start >= 100, but found start={start}");
        else if (end > 600) inspection.Report(StatusRanges, at, $"Invalid http {name} status range: expecting end <= 600, but found end={end}");
    }

    private static void Payloads(Inspection inspection, Place at, Payload? send, RepeatedField<Payload> receive)
    {
        if (send is { HasText: true } && !IsHex(send.Text)) inspection.Report(Hexadecimal, at.Member("send").Member("text"), $"invalid hex string '{send.Text}'");
        for (var i = 0; i < receive.Count; i++)
        {
            if (receive[i].HasText && !IsHex(receive[i].Text)) inspection.Report(Hexadecimal, at.Member("receive", i).Member("text"), $"invalid hex string '{receive[i].Text}'");
        }
    }

    // An empty text is a matter of the constraint of the field.
    private static bool IsHex(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);

    private static int Length(Payload? payload) => payload is null ? 0 : payload.HasText ? payload.Text.Length / 2 : payload.HasBinary ? payload.Binary.Length : 0;
}
