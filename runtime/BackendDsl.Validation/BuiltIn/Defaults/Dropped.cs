using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Members that the server knows but drops without a word, because their feature is off by default in that version.</summary>
internal static class Dropped
{
    /// <summary>Drops from a Pod's specification.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="at">Where it stands: a Pod's own, or a template's.</param>
    /// <param name="report">Told of each.</param>
    public static void FromPod(PodSpecView spec, Field at, Report report)
    {
        Drop(spec, PodSpecView.At.SchedulingGroup, at.Member("schedulingGroup"), "GenericWorkload", report);
        Drop(spec, PodSpecView.At.WorkloadRef, at.Member("workloadRef"), "GenericWorkload", report);
        if (report.Minor < 34)
        {
            Drop(spec, PodSpecView.At.ResourceClaims, at.Member("resourceClaims"), "DynamicResourceAllocation", report);
            Drop(spec, PodSpecView.At.Resources, at.Member("resources"), "PodLevelResources", report);
        }

        if (report.Minor < 35)
            Drop(spec, PodSpecView.At.HostnameOverride, at.Member("hostnameOverride"), "HostnameOverride", report);
        if (report.Minor < 33)
        {
            Drop(spec, PodSpecView.At.HostUsers, at.Member("hostUsers"), "UserNamespacesSupport", report);
            Drop(spec.SecurityContext, PodSecurityContextView.At.SupplementalGroupsPolicy, at.Member("securityContext", "supplementalGroupsPolicy"), "SupplementalGroupsPolicy", report);
        }

        for (var i = 0; i < spec.Containers.Count; i++)
            FromContainer(new(spec.Containers.At(i)), at.Member("containers").Item(i), report, isInit: false);
        for (var i = 0; i < spec.InitContainers.Count; i++)
            FromContainer(new(spec.InitContainers.At(i)), at.Member("initContainers").Item(i), report, isInit: true);
        for (var i = 0; i < spec.Volumes.Count; i++)
            FromVolume(new(spec.Volumes.At(i)), at.Member("volumes").Item(i), report);
    }

    public static void Drop(Node node, int slot, Field at, string feature, Report report)
    {
        if (node.Object is not { } typed || typed.Slots[slot].IsAbsent)
            return;
        if (typed.Slots[slot].IsPresent)
            report.Inform(at, $"dropped without a word: the feature {feature} is off by default in Kubernetes 1.{report.Minor}");
        typed.Slots[slot] = Value.Absent;
    }

    private static void FromContainer(ContainerView container, Field at, Report report, bool isInit)
    {
        if (container.Node.Object is null)
            return;
        var hadSignal = container.Lifecycle.StopSignal.Given;
        Drop(container.Lifecycle, LifecycleView.At.StopSignal, at.Member("lifecycle", "stopSignal"), "ContainerStopSignals", report);
        // Nothing is left of a lifecycle that had no more.
        if (container.Lifecycle.Node.Object is { } lifecycle && (!container.Lifecycle.PostStart.Given & !container.Lifecycle.PreStop.Given & hadSignal).IsTrue && lifecycle.IsComplete)
            container.Node.Object.Slots[ContainerView.At.Lifecycle] = Value.Absent;
        if (report.Minor < 35)
        {
            Drop(container, ContainerView.At.RestartPolicyRules, at.Member("restartPolicyRules"), "ContainerRestartRules", report);
            for (var i = 0; i < container.Env.Count; i++)
                Drop(new EnvVarView(container.Env.At(i)).ValueFrom, EnvVarSourceView.At.FileKeyRef, at.Member("env").Item(i).Member("valueFrom", "fileKeyRef"), "EnvFiles", report);
        }

        if (report.Minor == 34 && (!isInit || !container.RestartPolicy.Is("Always")).IsTrue)
            Drop(container, ContainerView.At.RestartPolicy, at.Member("restartPolicy"), "ContainerRestartRules", report);
        if (report.Minor < 33)
        {
            Drop(container, ContainerView.At.ResizePolicy, at.Member("resizePolicy"), "InPlacePodVerticalScaling", report);
            Drop(container.SecurityContext, SecurityContextView.At.ProcMount, at.Member("securityContext", "procMount"), "ProcMountType", report);
        }

        if (report.Minor < 34)
            Drop(container.Resources, ResourceRequirementsView.At.Claims, at.Member("resources", "claims"), "DynamicResourceAllocation", report);
    }

    private static void FromVolume(VolumeView volume, Field at, Report report)
    {
        if (report.Minor < 35)
            Drop(volume, VolumeView.At.Image, at.Member("image"), "ImageVolume", report);
        for (var i = 0; i < volume.Projected.Sources.Count; i++)
        {
            var source = new VolumeProjectionView(volume.Projected.Sources.At(i));
            var place = at.Member("projected", "sources").Item(i);
            Drop(source, VolumeProjectionView.At.ClusterTrustBundle, place.Member("clusterTrustBundle"), "ClusterTrustBundleProjection", report);
            Drop(source, VolumeProjectionView.At.PodCertificate, place.Member("podCertificate"), "PodCertificateRequest", report);
        }
    }
}
