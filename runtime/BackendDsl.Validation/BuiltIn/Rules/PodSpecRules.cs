using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>The specification of a Pod as a whole; its parts have their own files.</summary>
internal static class PodSpecRules
{
    /// <summary>Judges a Pod's specification.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="at">Its place.</param>
    /// <param name="report">Where findings go.</param>
    /// <param name="use">What it is for.</param>
    /// <param name="claims">A StatefulSet's claim templates, which are volumes too; absent for others.</param>
    public static void Check(PodSpecView spec, Field at, Report report, PodUse use, Node claims = default)
    {
        at = at.For(Concept.PodSpec);
        var volumes = VolumeRules.Check(spec.Volumes, at.Member("volumes", Concept.Volumes), report, use, claims);
        var pod = new PodContext(spec, volumes);
        ResourceClaimRules.Check(spec.ResourceClaims, at.Member("resourceClaims", Concept.Resources), report);
        ContainerRules.CheckAll(pod, at, report, use);
        Policies(spec, at, report);
        MetadataRules.Labels(spec.NodeSelector, at.Member("nodeSelector", Concept.Scheduling), report);
        SecurityRules.CheckPod(spec, at, report);
        SchedulingRules.Check(spec, at, report);
        PodDnsRules.Check(spec, at, report);
        PodResourceRules.Check(spec, at, report);
        OperatingSystemRules.Check(spec, at, report);
        Names(spec, at, report);
        Host(spec, at, report, use);
        Gates(spec, at, report, use);
    }

    private static void Policies(PodSpecView spec, Field at, Report report)
    {
        Rules.Check.RequiredOneOf(spec.RestartPolicy, at.Member("restartPolicy"), report, "Always", "OnFailure", "Never");
        Rules.Check.OneOf(spec.PreemptionPolicy, at.Member("preemptionPolicy"), report, "PreemptLowerPriority", "Never");
        Rules.Check.Between(spec.ActiveDeadlineSeconds, 1, int.MaxValue, at.Member("activeDeadlineSeconds"), report, "must be between 1 and 2147483647, inclusive");
    }

    private static void Names(PodSpecView spec, Field at, Report report)
    {
        Rules.Check.Subdomain(spec.ServiceAccountName, at.Member("serviceAccountName"), report);
        Rules.Check.Subdomain(spec.NodeName, at.Member("nodeName"), report);
        Rules.Check.Subdomain(spec.PriorityClassName, at.Member("priorityClassName"), report);
        if (spec.RuntimeClassName.TryGiven(out string runtime))
            report.InvalidText(at.Member("runtimeClassName"), runtime, Dns.CheckSubdomain(runtime));
        if (spec.Overhead.Given)
            ResourceRules.Overhead(spec.Overhead, at.Member("overhead", Concept.Resources), report);
    }

    private static void Host(PodSpecView spec, Field at, Report report, PodUse use)
    {
        if (use != PodUse.StatefulSet)
        {
            Rules.Check.Label(spec.Hostname, at.Member("hostname"), report);
            Rules.Check.Label(spec.Subdomain, at.Member("subdomain"), report);
        }

        if (spec.HostUsers.Given & !spec.HostUsers.IsTrue)
        {
            const string Users = "when `hostUsers` is false";
            if (spec.HostNetwork.IsTrue)
                report.Forbidden(at.Member("hostNetwork"), Users);
            if (spec.HostPID.IsTrue)
                report.Forbidden(at.Member("HostPID"), Users);
            if (spec.HostIPC.IsTrue)
                report.Forbidden(at.Member("HostIPC"), Users);
        }

        if (report.Minor < 35 || !spec.HostnameOverride.TryGiven(out string name))
            return;
        var place = at.Member("hostnameOverride");
        report.InvalidText(place, name, Dns.CheckSubdomain(name));
        if (name.Length > 64)
            report.TooLong(place, 64);
        if (spec.HostNetwork.IsTrue)
            report.Forbidden(place, "may not be specified when hostNetwork is true");
        if (spec.SetHostnameAsFQDN.IsTrue)
            report.Forbidden(place, "may not be specified when setHostnameAsFQDN is true");
    }

    private static void Gates(PodSpecView spec, Field at, Report report, PodUse use)
    {
        for (var i = 0; i < spec.ReadinessGates.Count; i++)
            NameRules.Qualified(new PodReadinessGateView(spec.ReadinessGates.At(i)).ConditionType, at.Member("readinessGates").Item(i).Member("conditionType"), report);
        var place = at.Member("schedulingGates", Concept.Scheduling);
        for (var i = 0; i < spec.SchedulingGates.Count; i++)
        {
            var name = new PodSchedulingGateView(spec.SchedulingGates.At(i)).Name;
            NameRules.Qualified(name, place.Item(i), report);
            if (!name.TryText(out var text))
                continue;
            for (var j = 0; j < i; j++)
            {
                if (new PodSchedulingGateView(spec.SchedulingGates.At(j)).Name.Is(text))
                {
                    report.Duplicate(place.Item(i), name);
                    break;
                }
            }
        }

        if (use == PodUse.Pod && !spec.SchedulingGates.HasNone & !spec.NodeName.IsEmpty)
            report.Forbidden(at.Member("nodeName", Concept.Scheduling), "cannot be set until all schedulingGates have been cleared");
    }
}
