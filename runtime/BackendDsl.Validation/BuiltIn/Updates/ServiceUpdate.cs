using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Defaults;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;
using Truth = BackendDsl.Validation.BuiltIn.Views.Truth;

namespace BackendDsl.Validation.BuiltIn.Updates;

/// <summary>Changes of a Service: what belonged to the old type goes silently, addresses stay.</summary>
internal static class ServiceUpdate
{
    private const string Once = "may not change once set";

    public static void Check(Node node, Node old, Report report)
    {
        var (spec, before) = (new ServiceView(node).Spec, new ServiceView(old).Spec);
        if (spec.Node.Object is { } own)
            DropOldType(spec, before, own);
        KeepAddresses(spec, before);
        ServiceRules.Check(node, report);
        var at = Field.Root(Concept.Immutable).Member("spec");
        if ((spec.Type.Is("LoadBalancer") & before.Type.Is("LoadBalancer")).IsTrue)
            Immutable.Check(spec.LoadBalancerClass, before.LoadBalancerClass, at.Member("loadBalancerClass"), report, Once);
        if ((!spec.Type.Is("ExternalName") & !before.Type.Is("ExternalName")).IsTrue && before.ClusterIPs.Count > 0 && spec.ClusterIPs.Count > 0
            && Difference.Of(spec.ClusterIPs.At(0), before.ClusterIPs.At(0)).IsTrue)
            report.Invalid(at.Member("clusterIPs").Item(0), JsonText.Write(spec.ClusterIPs.Value), Once);
        if ((!spec.Type.Is("ExternalName") & !before.Type.Is("ExternalName")).IsTrue && before.IpFamilies.Count > 0 && spec.IpFamilies.Count > 0
            && Difference.Of(spec.IpFamilies.At(0), before.IpFamilies.At(0)).IsTrue)
            report.Invalid(at.Member("ipFamilies").Item(0), JsonText.Write(spec.IpFamilies.Value), Once);
    }

    // What only the old type has, and was not changed by the author, is dropped.
    private static void DropOldType(ServiceSpecView spec, ServiceSpecView before, TypedObject own)
    {
        if ((before.Type.IsOneOf("NodePort", "LoadBalancer") & !spec.Type.IsOneOf("NodePort", "LoadBalancer")).IsTrue)
        {
            for (var i = 0; i < spec.Ports.Count; i++)
            {
                var port = new ServicePortView(spec.Ports.At(i));
                if (port.Node.Object is { } typed && HadNodePort(before.Ports, port.NodePort).IsTrue)
                    typed.Slots[ServicePortView.At.NodePort] = Value.Absent;
            }
        }

        var (was, isNow) = (External(before), External(spec));
        if ((was & !isNow).IsTrue && Difference.Of(spec.ExternalTrafficPolicy, before.ExternalTrafficPolicy).IsFalse)
            own.Slots[ServiceSpecView.At.ExternalTrafficPolicy] = Value.Absent;
        if ((before.Type.Is("LoadBalancer") & !spec.Type.Is("LoadBalancer")).IsTrue)
        {
            foreach (var slot in new[] { ServiceSpecView.At.AllocateLoadBalancerNodePorts, ServiceSpecView.At.LoadBalancerClass, ServiceSpecView.At.HealthCheckNodePort })
            {
                if (Difference.Of(spec.Node[slot], before.Node[slot]).IsFalse)
                    own.Slots[slot] = Value.Absent;
            }
        }

        if ((!before.Type.Is("ExternalName") & spec.Type.Is("ExternalName")).IsTrue && Difference.Of(spec.ClusterIPs, before.ClusterIPs).IsFalse)
        {
            foreach (var slot in new[] { ServiceSpecView.At.ClusterIP, ServiceSpecView.At.ClusterIPs, ServiceSpecView.At.IpFamilies, ServiceSpecView.At.IpFamilyPolicy })
                own.Slots[slot] = Value.Absent;
        }
    }

    private static void KeepAddresses(ServiceSpecView spec, ServiceSpecView before)
    {
        if (spec.Node.Object is not { } own || !(!spec.Type.Is("ExternalName") & !before.Type.Is("ExternalName")).IsTrue)
            return;
        if ((spec.ClusterIP.IsEmpty & spec.ClusterIPs.HasNone).IsTrue)
        {
            own.Slots[ServiceSpecView.At.ClusterIP] = before.ClusterIP.Value;
            own.Slots[ServiceSpecView.At.ClusterIPs] = before.ClusterIPs.Value;
        }
        else if (spec.ClusterIP.TryGiven(out string one) && one.Length > 0 && before.ClusterIP.TryText(out var old) && one != old
            && Difference.Of(spec.ClusterIPs, before.ClusterIPs).IsFalse)
        {
            own.Slots[ServiceSpecView.At.ClusterIPs] = Fill.Texts(one);
        }
    }

    private static Views.Truth External(ServiceSpecView spec) =>
        spec.Type.IsOneOf("NodePort", "LoadBalancer") | (spec.Type.Is("ClusterIP") & !spec.ExternalIPs.HasNone);

    private static Views.Truth HadNodePort(Node ports, Node value)
    {
        var result = Views.Truth.False;
        for (var i = 0; i < ports.Count; i++)
            result |= !Difference.Of(new ServicePortView(ports.At(i)).NodePort, value);
        return result;
    }
}
