using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Codec.Schema;
using Google.Protobuf;
using Google.Protobuf.Collections;
using static BackendDsl.Envoy.ClusterFindingSeverity;
using HttpOptionsCase = BackendDsl.Envoy.Extensions.Upstreams.Http.V3.HttpProtocolOptions.UpstreamProtocolOptionsOneofCase;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Active health checks.</summary>
internal static class HealthCheckRules
{
    private const string Http = "extensions/health_checkers/http/health_checker_impl.cc";

    public static readonly ClusterRule S1 = new("S1", Error,
        "a gRPC health check needs a cluster that speaks HTTP/2: explicit, by ALPN, or as downstream with HTTP/2 options",
        "common/upstream/health_checker_impl.cc, HealthCheckerFactory::create", scope =>
        {
            if (SupportsHttp2(scope)) return;
            foreach (var (path, check) in Checks(scope))
            {
                if (check.GrpcHealthCheck is not null) scope.Report(path + ".grpc_health_check", $"{scope.Cluster.Name} cluster must support HTTP/2 for gRPC healthchecking");
            }
        });

    public static readonly ClusterRule S2 = new("S2", Error,
        "at most one health check",
        "common/upstream/cluster_factory_impl.cc", scope =>
        {
            if (scope.Cluster.HealthChecks.Count > 1) scope.Report("health_checks", "Multiple health checks not supported");
        });

    public static readonly ClusterRule S4 = new("S4", Error,
        "ranges of expected and retriable statuses start before they end, at 100 or above, and end at 600 or below",
        Http, scope =>
        {
            foreach (var (path, http) in HttpChecks(scope))
            {
                for (var i = 0; i < http.ExpectedStatuses.Count; i++) Range(scope, "expected", http.ExpectedStatuses[i], ApiPath.Index(path + ".expected_statuses", i));
                for (var i = 0; i < http.RetriableStatuses.Count; i++) Range(scope, "retriable", http.RetriableStatuses[i], ApiPath.Index(path + ".retriable_statuses", i));
            }
        });

    public static readonly ClusterRule S5 = new("S5", Error,
        "no request payload with GET (the default), HEAD, DELETE or TRACE",
        Http, scope =>
        {
            foreach (var (path, http) in HttpChecks(scope))
            {
                var method = http.Method == RequestMethod.MethodUnspecified ? RequestMethod.Get : http.Method;
                if (method is not (RequestMethod.Get or RequestMethod.Head or RequestMethod.Delete or RequestMethod.Trace) || !HasBytes(http.Send)) continue;
                scope.Report(path + ".send", $"cannot specify a request payload with method '{method.ToString().ToUpperInvariant()}'");
            }
        });

    public static readonly ClusterRule S6 = new("S6", Error,
        "the expected bytes of a response fit its buffer (1024 bytes unless response_buffer_size says otherwise; 0 is unlimited)",
        Http, scope =>
        {
            foreach (var (path, http) in HttpChecks(scope))
            {
                var size = http.ResponseBufferSize ?? 1024;
                var expected = (ulong)http.Receive.Sum(p => (long)Length(p));
                if (size != 0 && expected > size) scope.Report(path + ".receive", $"The expected response length '{expected}' is over than http response buffer size '{size}'");
            }
        });

    public static readonly ClusterRule S7 = new("S7", Error,
        "the text of a payload is hexadecimal, two digits a byte",
        "extensions/health_checkers/common, PayloadMatcher::loadProtoBytes", scope =>
        {
            foreach (var (path, check) in Checks(scope))
            {
                if (check.HttpHealthCheck is { } http) Payloads(scope, path + ".http_health_check", http.Send, http.Receive);
                if (check.TcpHealthCheck is { } tcp) Payloads(scope, path + ".tcp_health_check", tcp.Send, tcp.Receive);
            }
        });

    private static IEnumerable<(string Path, HealthCheck Check)> Checks(RuleScope scope) =>
        scope.Cluster.HealthChecks.Select((check, i) => (ApiPath.Index("health_checks", i), check));

    private static IEnumerable<(string Path, HealthCheck.Types.HttpHealthCheck Check)> HttpChecks(RuleScope scope) =>
        Checks(scope).Where(c => c.Check.HttpHealthCheck is not null).Select(c => (c.Path + ".http_health_check", c.Check.HttpHealthCheck));

    private static bool SupportsHttp2(RuleScope scope)
    {
#pragma warning disable CS0612 // the deprecated field counts where there are no typed options
        if (scope.Http is not { } http) return scope.Cluster.Http2ProtocolOptions is not null;
#pragma warning restore CS0612
        return http.UpstreamProtocolOptionsCase switch
        {
            HttpOptionsCase.ExplicitHttpConfig => http.ExplicitHttpConfig.Http2ProtocolOptions is not null,
            HttpOptionsCase.AutoConfig => true,
            HttpOptionsCase.UseDownstreamProtocolConfig => http.UseDownstreamProtocolConfig.Http2ProtocolOptions is not null,
            _ => false,
        };
    }

    private static void Range(RuleScope scope, string name, Type.V3.Int64Range range, string path)
    {
        if (range.Start >= range.End) scope.Report(path, $"Invalid http {name} status range: expecting start < end, but found start={range.Start} and end={range.End}");
        else if (range.Start < 100) scope.Report(path, $"Invalid http {name} status range: expecting start >= 100, but found start={range.Start}");
        else if (range.End > 600) scope.Report(path, $"Invalid http {name} status range: expecting end <= 600, but found end={range.End}");
    }

    private static void Payloads(RuleScope scope, string path, HealthCheck.Types.Payload? send, RepeatedField<HealthCheck.Types.Payload> receive)
    {
        if (send is { HasText: true } && !IsHex(send.Text)) scope.Report(path + ".send.text", $"invalid hex string '{send.Text}'");
        for (var i = 0; i < receive.Count; i++)
        {
            if (receive[i].HasText && !IsHex(receive[i].Text)) scope.Report(ApiPath.Index(path + ".receive", i) + ".text", $"invalid hex string '{receive[i].Text}'");
        }
    }

    // An empty text is a matter of the constraint of the field.
    private static bool IsHex(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);

    private static bool HasBytes(HealthCheck.Types.Payload? payload) => Length(payload) > 0;

    private static int Length(HealthCheck.Types.Payload? payload) => payload is null ? 0 : payload.HasText ? payload.Text.Length / 2 : (payload.HasBinary ? payload.Binary : ByteString.Empty).Length;
}
