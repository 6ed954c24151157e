using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Services: ports, selectors, what belongs to which type. Their addresses stand in <see cref="ServiceAddressRules"/>.</summary>
internal static class ServiceRules
{
    private const string LoadBalancerOnly = "may only be used when `type` is 'LoadBalancer'";

    public static void Create(Node node, Report report) => Check(node, report);

    public static void Check(Node node, Report report)
    {
        var service = new ServiceView(node);
        var spec = service.Spec;
        var at = Field.Root(Concept.Services).Member("spec");
        var headless = spec.ClusterIP.Is("None");
        if (spec.Ports.HasNone & !headless & !spec.Type.Is("ExternalName"))
            report.Required(at.Member("ports"));
        Types(spec, headless, at, report);
        Ports(spec, at.Member("ports"), report);
        MetadataRules.Labels(spec.Selector, at.Member("selector", Concept.Selectors), report);
        Affinity(spec, at, report);
        ServiceAddressRules.Check(spec, at, report);
        SourceRanges(service, at, report);
        if (spec.AllocateLoadBalancerNodePorts.Given & !spec.Type.Is("LoadBalancer"))
            report.Forbidden(at.Member("allocateLoadBalancerNodePorts"), LoadBalancerOnly);
        if (spec.LoadBalancerClass.Given & !spec.Type.Is("LoadBalancer"))
            report.Forbidden(at.Member("loadBalancerClass"), LoadBalancerOnly);
        if (spec.LoadBalancerClass.TryGiven(out string name))
            report.InvalidText(at.Member("loadBalancerClass"), name, NameRules.QualifiedMessages(name));
        Traffic(spec, at, report);
        if (spec.ExternalIPs.HasNone.IsFalse)
            ServiceAddressRules.External(spec.ExternalIPs, at.Member("externalIPs"), report);
    }

    private static void Types(ServiceSpecView spec, Truth headless, Field at, Report report)
    {
        Rules.Check.RequiredOneOf(spec.Type, at.Member("type"), report, "ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
        if (!spec.Type.TryText(out var type))
            return;
        switch (type)
        {
            case "LoadBalancer" or "NodePort":
                for (var i = 0; type == "LoadBalancer" && i < spec.Ports.Count; i++)
                {
                    if (new ServicePortView(spec.Ports.At(i)).Port.TryGiven(out long port) && port == 10250)
                        report.Invalid(at.Member("ports").Item(i), port, "may not expose port 10250 externally since it is used by kubelet");
                }

                if (headless)
                    report.InvalidText(at.Member("clusterIPs").Item(0), "None", $"may not be set to 'None' for {type} services");
                break;
            case "ExternalName":
                const string No = "may not be set for ExternalName services";
                if (!spec.ClusterIPs.HasNone)
                    report.Forbidden(at.Member("clusterIPs"), No);
                if (!spec.IpFamilies.HasNone)
                    report.Forbidden(at.Member("ipFamilies"), No);
                if (spec.IpFamilyPolicy.Given)
                    report.Forbidden(at.Member("ipFamilyPolicy"), No);
                if (!spec.ExternalName.TryText(out var name))
                    break;
                if (name.EndsWith(".", StringComparison.Ordinal))
                    name = name.Substring(0, name.Length - 1);
                if (name.Length == 0)
                    report.Required(at.Member("externalName"));
                else
                    report.InvalidText(at.Member("externalName"), name, Dns.CheckSubdomain(name));
                break;
            case "ClusterIP":
                for (var i = 0; i < spec.Ports.Count; i++)
                {
                    if (!new ServicePortView(spec.Ports.At(i)).NodePort.IsZero)
                        report.Forbidden(at.Member("ports").Item(i).Member("nodePort"), "may not be used when `type` is 'ClusterIP'");
                }

                break;
        }
    }

    private static void Ports(ServiceSpecView spec, Field at, Report report)
    {
        for (var i = 0; i < spec.Ports.Count; i++)
        {
            var port = new ServicePortView(spec.Ports.At(i));
            var own = at.Item(i);
            if (spec.Ports.Count > 1 && port.Name.IsEmpty)
                report.Required(own.Member("name"));
            if (port.Name.TryText(out var name) && name.Length > 0)
            {
                report.InvalidText(own.Member("name"), name, Dns.CheckLabel(name));
                if (Earlier(spec.Ports, i, p => p.Name.Is(name)))
                    report.Duplicate(own.Member("name"), port.Name);
            }

            if (port.Port.TryNumber(out var number) && number is < 1 or > 65535)
                report.Invalid(own.Member("port"), number, Texts.Port);
            Rules.Check.RequiredOneOf(port.Protocol, own.Member("protocol"), report, "SCTP", "TCP", "UDP");
            PortRules.NumberOrName(port.TargetPort, own.Member("targetPort"), report);
            if (port.AppProtocol.TryGiven(out string application))
                report.InvalidText(own.Member("appProtocol"), application, NameRules.QualifiedMessages(application));
            if (!port.Protocol.TryText(out var protocol))
                continue;
            if (port.Port.TryNumber(out number) && Earlier(spec.Ports, i, p => p.Protocol.Is(protocol) & (p.Port.TryNumber(out var other) ? other == number : Truth.Unknown)))
                report.DuplicateText(own, $"{{\"Name\":\"\",\"Protocol\":\"{protocol}\",\"AppProtocol\":null,\"Port\":{number},\"TargetPort\":0,\"NodePort\":0}}");
            if (port.NodePort.TryNumber(out var node) && node != 0 && Earlier(spec.Ports, i, p => p.Protocol.Is(protocol) & (p.NodePort.TryNumber(out var other) ? other == node : Truth.Unknown)))
                report.DuplicateText(own.Member("nodePort"), node.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static bool Earlier(Node ports, int count, Func<ServicePortView, Truth> same)
    {
        for (var j = 0; j < count; j++)
        {
            if (same(new(ports.At(j))).IsTrue)
                return true;
        }

        return false;
    }

    private static void Affinity(ServiceSpecView spec, Field at, Report report)
    {
        Rules.Check.RequiredOneOf(spec.SessionAffinity, at.Member("sessionAffinity"), report, "ClientIP", "None");
        var config = at.Member("sessionAffinityConfig");
        if (!spec.SessionAffinity.Is("ClientIP").IsTrue)
            return;
        if (new SessionAffinityConfigView(spec.SessionAffinityConfig).ClientIP.TimeoutSeconds.TryGiven(out long timeout) && timeout is <= 0 or > 86400)
            report.Invalid(config.Member("clientIP", "timeoutSeconds"), timeout, "must be greater than 0 and less than 86400");
    }

    private static void SourceRanges(ServiceView service, Field at, Report report)
    {
        const string Annotation = "service.beta.kubernetes.io/load-balancer-source-ranges";
        var spec = service.Spec;
        var ranges = spec.LoadBalancerSourceRanges;
        var place = at.Member("LoadBalancerSourceRanges");
        if (!ranges.HasNone & !spec.Type.Is("LoadBalancer"))
            report.Forbidden(place, LoadBalancerOnly);
        for (var i = 0; i < ranges.Count; i++)
        {
            // Spaces around are let through: the annotation before had them.
            if (ranges.At(i).TryText(out var range))
                AddressRules.Network(range.Trim(), place.Item(i), report, out _);
        }

        var annotation = new ObjectMetaView(service.Metadata).Annotations.Get(Annotation);
        if (!ranges.HasNone.IsTrue || !annotation.TryGiven(out string text))
            return;
        place = Field.Root(Concept.Services).Member("metadata", "annotations").Key(Annotation);
        if (!spec.Type.Is("LoadBalancer"))
            report.Forbidden(place, LoadBalancerOnly);
        if (text.Trim().Length == 0)
            return;
        foreach (var range in text.Trim().Split(','))
            AddressRules.Network(range.Trim(), place, report, out _);
    }

    private static void Traffic(ServiceSpecView spec, Field at, Report report)
    {
        var external = spec.Type.IsOneOf("LoadBalancer", "NodePort") | (spec.Type.Is("ClusterIP") & !spec.ExternalIPs.HasNone);
        var policy = at.Member("externalTrafficPolicy");
        if (!external & !spec.ExternalTrafficPolicy.IsEmpty)
            report.Invalid(policy, spec.ExternalTrafficPolicy, "may only be set for externally-accessible services");
        if (external)
            Rules.Check.RequiredOneOf(spec.ExternalTrafficPolicy, policy, report, "Cluster", "Local");
        var health = spec.Type.Is("LoadBalancer") & spec.ExternalTrafficPolicy.Is("Local");
        if (!health & !spec.HealthCheckNodePort.IsZero)
            report.Invalid(at.Member("healthCheckNodePort"), spec.HealthCheckNodePort, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
        Rules.Check.OneOf(spec.InternalTrafficPolicy, at.Member("internalTrafficPolicy"), report, "Cluster", "Local");
        if (report.Minor >= 34)
            Rules.Check.OneOf(spec.TrafficDistribution, at.Member("trafficDistribution"), report, "PreferClose", "PreferSameZone", "PreferSameNode");
        else
            Rules.Check.OneOf(spec.TrafficDistribution, at.Member("trafficDistribution"), report, "PreferClose");
    }
}
