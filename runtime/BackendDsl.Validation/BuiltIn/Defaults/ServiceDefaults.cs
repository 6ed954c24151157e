using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Defaults of a Service. Addresses and node ports are the server's to hand out and stay open.</summary>
internal static class ServiceDefaults
{
    public static void Service(TypedObject typed, Report report)
    {
        _ = report;
        var spec = new ServiceSpecView(Fill.Object(new(Value.Of(typed)), ServiceView.At.Spec));
        if (spec.Node.Object is not { } own)
            return;
        Fill.Text(spec, ServiceSpecView.At.SessionAffinity, "None");
        Fill.Replace(spec, ServiceSpecView.At.SessionAffinityConfig, Value.Absent, spec.SessionAffinity.Is("None"));
        if (spec.SessionAffinity.Is("ClientIP").IsTrue)
        {
            var client = Fill.Object(Fill.Object(spec, ServiceSpecView.At.SessionAffinityConfig), SessionAffinityConfigView.At.ClientIP);
            Fill.Pointer(client, ClientIPConfigView.At.TimeoutSeconds, 10800);
        }

        Fill.Text(spec, ServiceSpecView.At.Type, "ClusterIP");
        for (var i = 0; i < spec.Ports.Count; i++)
            Port(new(spec.Ports.At(i)));
        var outside = spec.Type.IsOneOf("NodePort", "LoadBalancer") | (spec.Type.Is("ClusterIP") & !spec.ExternalIPs.HasNone);
        if (spec.ExternalTrafficPolicy.IsEmpty.IsTrue)
            Fill.Replace(spec, ServiceSpecView.At.ExternalTrafficPolicy, Value.Of("Cluster"), outside);
        Fill.SetWhen(spec.Type.IsOneOf("NodePort", "LoadBalancer", "ClusterIP"), spec, ServiceSpecView.At.InternalTrafficPolicy, Value.Of("Cluster"));
        Fill.SetWhen(spec.Type.Is("LoadBalancer"), spec, ServiceSpecView.At.AllocateLoadBalancerNodePorts, Value.Of(true));
        Addresses(spec, own);
    }

    private static void Port(ServicePortView port)
    {
        Fill.Text(port, ServicePortView.At.Protocol, "TCP");
        if (port.Node.Object is not { } typed)
            return;
        ref var target = ref typed.Slots[ServicePortView.At.TargetPort];
        if (target.IsAbsent || (target.Kind == ValueKind.Integer && target.Integer == 0) || (target.Kind == ValueKind.String && target.String.Length == 0))
            target = port.Port.Value;
        else if (target.Kind == ValueKind.MaybeAbsent)
            target = Value.Unknown;
    }

    // The older member for one address and the newer for two follow each other.
    private static void Addresses(ServiceSpecView spec, TypedObject own)
    {
        if (!spec.ClusterIP.TryGiven(out string one) || one.Length == 0)
            return;
        if (spec.ClusterIPs.HasNone.IsTrue)
            own.Slots[ServiceSpecView.At.ClusterIPs] = Fill.Texts(one);
    }
}
