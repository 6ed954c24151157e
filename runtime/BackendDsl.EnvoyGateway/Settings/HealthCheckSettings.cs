using System.Text;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Type.V3;
using BackendDsl.EnvoyGateway.Reading;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>Active health checks and the panic threshold.</summary>
internal static class HealthCheckSettings
{
    private const string Field = "health_checks[0].";
    private const string Source = "healthCheck.active.";
    private const long DefaultPanicThreshold = 50;

    private static readonly long[] s_defaultStatuses = [200];

    public static void Apply(ClusterDraft draft)
    {
        var block = draft.Spec.Child("healthCheck");
        if (block.Whole("panicThreshold") is { } panic and not DefaultPanicThreshold)
        {
            draft.Cluster.CommonLbConfig.HealthyPanicThreshold = new() { Value = panic };
            draft.From("common_lb_config.healthy_panic_threshold", "healthCheck.panicThreshold");
        }

        if (block.Child("active") is { IsPresent: true } active)
            draft.Cluster.HealthChecks.Add(Active(draft, active));
    }

    private static HealthCheck Active(ClusterDraft draft, ObjectFields block)
    {
        var check = new HealthCheck
        {
            Timeout = Convert.Duration(block.Duration("timeout")),
            Interval = Convert.Duration(block.Duration("interval")),
            UnhealthyThreshold = (uint?)block.Whole("unhealthyThreshold"),
            HealthyThreshold = (uint?)block.Whole("healthyThreshold"),
            InitialJitter = Convert.Duration(block.Duration("initialJitter")),
        };
        draft.From(Field + "timeout", Source + "timeout");
        draft.From(Field + "interval", Source + "interval");
        draft.From(Field + "unhealthy_threshold", Source + "unhealthyThreshold");
        draft.From(Field + "healthy_threshold", Source + "healthyThreshold");
        if (check.InitialJitter is not null)
            draft.From(Field + "initial_jitter", Source + "initialJitter");
        switch (block.Text("type"))
        {
            case "HTTP":
                check.HttpHealthCheck = Http(draft, block.Child("http"));
                draft.From(Field + "http_health_check", Source + "http");
                break;
            case "TCP":
                check.TcpHealthCheck = new() { Send = Payload(block.Child("tcp").Child("send")) };
                if (Payload(block.Child("tcp").Child("receive")) is { } expected)
                    check.TcpHealthCheck.Receive.Add(expected);
                draft.From(Field + "tcp_health_check", Source + "tcp");
                break;
            case "GRPC":
                check.GrpcHealthCheck = new() { ServiceName = block.Child("grpc").Text("service") ?? "" };
                draft.From(Field + "grpc_health_check", Source + "grpc");
                break;
        }

        return check;
    }

    private static HealthCheck.Types.HttpHealthCheck Http(ClusterDraft draft, ObjectFields block)
    {
        var check = new HealthCheck.Types.HttpHealthCheck
        {
            Host = block.Text("hostname") ?? draft.Host,
            Path = block.Text("path") ?? "",
            Send = Payload(block.Child("requestBody")),
        };
        // A method that Envoy does not know is as if none were given.
        if (block.Text("method") is { } method && System.Enum.TryParse<RequestMethod>(method, ignoreCase: true, out var known) && System.Enum.IsDefined(known))
            check.Method = known;
        AddRanges(check.ExpectedStatuses, block.List("expectedStatuses") is { Count: > 0 } ? block.Wholes("expectedStatuses") : s_defaultStatuses);
        if (block.List("retriableStatuses") is { Count: > 0 })
            AddRanges(check.RetriableStatuses, block.Wholes("retriableStatuses"));
        if (Payload(block.Child("expectedResponse")) is { } expected)
            check.Receive.Add(expected);
        return check;
    }

    private static HealthCheck.Types.Payload? Payload(ObjectFields block)
    {
        if (!block.IsPresent)
            return null;
        var payload = new HealthCheck.Types.Payload();
        if (block.Text("type") == "Text")
        {
            // An empty text is as if there were none, and then nothing holds what Envoy requires.
            if (block.Text("text") is { Length: > 0 } text)
                payload.Text = System.Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
        }
        else if (block.Text("binary") is { Length: > 0 } binary && TryDecode(binary, out var bytes))
        {
            payload.Binary = ByteString.CopyFrom(bytes);
        }

        return payload;
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        if (!System.Convert.TryFromBase64String(text, bytes, out var count))
            return false;
        Array.Resize(ref bytes, count);
        return true;
    }

    // Sorted, each once, neighbours joined; the end of a range is not in it.
    private static void AddRanges(RepeatedField<Int64Range> ranges, IEnumerable<long> statuses)
    {
        if (statuses is long[] and [var single])
        {
            ranges.Add(new Int64Range { Start = single, End = single + 1 });
            return;
        }

        foreach (var status in new SortedSet<long>(statuses))
        {
            if (ranges.Count > 0 && ranges[^1].End == status)
                ranges[^1].End++;
            else
                ranges.Add(new Int64Range { Start = status, End = status + 1 });
        }
    }
}
