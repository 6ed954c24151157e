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

    /// <summary>Families as a cluster with both hands them out.</summary>
    public static void Families(TypedObject typed)
    {
        var spec = new ServiceView(new(Value.Of(typed))).Spec;
        if (spec.Node.Object is not { } own || !spec.Type.Is("ExternalName").IsFalse || !spec.ClusterIPs.IsComplete)
            return;
        var open = (spec.ClusterIP.Is("None") & spec.Selector.HasNone).IsTrue;
        if (!spec.IpFamilyPolicy.Given.IsTrue)
        {
            if (spec.IpFamilies.Count > 1 || spec.ClusterIPs.Count > 1 || !spec.IpFamilyPolicy.Given.IsFalse)
                return;
            own.Slots[ServiceSpecView.At.IpFamilyPolicy] = Value.Of(open && spec.IpFamilies.HasNone.IsTrue ? "RequireDualStack" : "SingleStack");
        }

        if (spec.IpFamilies.HasNone.IsFalse || !spec.IpFamilyPolicy.TryText(out var policy))
            return;
        var first = "IPv4";
        if (spec.ClusterIPs.Count > 0 && spec.ClusterIPs.At(0).TryText(out var address) && address.IndexOf(':') >= 0)
            first = "IPv6";
        if (spec.IpFamilies.HasNone.IsTrue)
            own.Slots[ServiceSpecView.At.IpFamilies] = policy == "SingleStack" ? Fill.Texts(first) : Fill.Texts(first, first == "IPv4" ? "IPv6" : "IPv4");
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
