using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>spec.healthCheck</c></summary>
internal sealed class HealthCheckPart : PolicyPart
{
    private const ReleaseLine TcpSince = ReleaseLine.Next;

    private readonly HealthCheck _check;

    public HealthCheckPart(PolicyObject block, ReleaseFacts facts)
        : base(PolicyUnit.HealthCheck)
    {
        _check = new()
        {
            Timeout = block.Duration("timeout"),
            Interval = block.Duration("interval"),
            UnhealthyThreshold = block.UInt32("unhealthyThreshold"),
            HealthyThreshold = block.UInt32("healthyThreshold"),
        };
        if (block.Child("http") is { IsPresent: true } http)
            _check.HttpHealthCheck = Http(http);
        else if (block.Child("grpc") is { IsPresent: true } grpc)
            _check.GrpcHealthCheck = new() { ServiceName = grpc.Text("serviceName") ?? "", Authority = grpc.Text("authority") ?? "" };
        else if (block.Knows("tcp", TcpSince, facts) && block.Child("tcp") is { IsPresent: true } tcp)
            _check.TcpHealthCheck = Tcp(tcp);
    }

    public override bool Apply(ClusterDraft draft)
    {
        draft.Cluster.HealthChecks.Clear();
        draft.Cluster.HealthChecks.Add(Give(_check));
        var host = _check.HttpHealthCheck?.Host ?? _check.GrpcHealthCheck?.Authority ?? "";
        if (host.Length > 0 && draft.Facts.HealthCheckHostClearsEndpoints)
            ClearEndpointHostnames(draft);
        return true;
    }

    private static HealthCheck.Types.HttpHealthCheck Http(PolicyObject http)
    {
        var check = new HealthCheck.Types.HttpHealthCheck { Path = http.Text("path") ?? "", Host = http.Text("host") ?? "" };
        switch (http.Text("method"))
        {
            case null: break;
            case "GET": check.Method = RequestMethod.Get; break;
            case "HEAD": check.Method = RequestMethod.Head; break;
            case "POST": check.Method = RequestMethod.Post; break;
            case "PUT": check.Method = RequestMethod.Put; break;
            case "DELETE": check.Method = RequestMethod.Delete; break;
            case "OPTIONS": check.Method = RequestMethod.Options; break;
            case "TRACE": check.Method = RequestMethod.Trace; break;
            case "PATCH": check.Method = RequestMethod.Patch; break;
            case var other: http.Error("method", $"unknown HTTP method \"{other}\""); break;
        }

        return check;
    }

    private static HealthCheck.Types.TcpHealthCheck Tcp(PolicyObject tcp)
    {
        var check = new HealthCheck.Types.TcpHealthCheck();
        // Without anything to send the field must stay unset: then the check only connects.
        if (tcp.Text("send") is { } send)
            check.Send = new() { Text = send };
        var receive = new Google.Protobuf.Collections.RepeatedField<string>();
        tcp.CopyTexts("receive", receive);
        foreach (var text in receive)
            check.Receive.Add(new HealthCheck.Types.Payload { Text = text });
        return check;
    }

    /// <summary>An endpoint's own hostname would win over the host that the policy gives, so newer gateways take it away.</summary>
    private static void ClearEndpointHostnames(ClusterDraft draft)
    {
        if (draft.Cluster.LoadAssignment is not { } assignment)
            return;
        foreach (var locality in assignment.Endpoints)
        {
            foreach (var endpoint in locality.LbEndpoints)
            {
                if (endpoint.Endpoint?.HealthCheckConfig is { } config)
                    config.Hostname = "";
            }
        }
    }
}
