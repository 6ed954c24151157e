using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>The containers of a Pod: those that run, those that prepare, and sidecars among these.</summary>
internal static class ContainerRules
{
    public static void CheckAll(PodContext pod, Field at, Report report, PodUse use)
    {
        var (normal, init) = (pod.Spec.Containers, pod.Spec.InitContainers);
        var place = at.Member("containers", Concept.Containers);
        if (normal.HasNone)
            report.Required(place);
        for (var i = 0; i < normal.Count; i++)
        {
            var container = new ContainerView(normal.At(i));
            var own = place.Item(i);
            Common(container, pod, own, report, use);
            DuplicateName(container.Name, normal, i, own, report);
            ProbeRules.Lifecycle(container.Lifecycle, pod, own.Member("lifecycle", Concept.Lifecycle), report);
            ProbeRules.Liveness(container.LivenessProbe, pod, own.Member("livenessProbe", Concept.Probes), report);
            ProbeRules.Readiness(container.ReadinessProbe, pod, own.Member("readinessProbe", Concept.Probes), report);
            ProbeRules.Liveness(container.StartupProbe, pod, own.Member("startupProbe", Concept.Probes), report);
            RestartRules.Check(container, own, report, isInit: false);
        }

        PortRules.HostPorts(normal, place, report);
        place = at.Member("initContainers", Concept.Containers);
        for (var i = 0; i < init.Count; i++)
        {
            var container = new ContainerView(init.At(i));
            var own = place.Item(i);
            Common(container, pod, own, report, use);
            DuplicateName(container.Name, init, i, own, report);
            DuplicateName(container.Name, normal, normal.Count, own, report);
            Init(container, pod, own, report);
            RestartRules.Check(container, own, report, isInit: true);
        }

        PortRules.HostPorts(init, place, report);
        HostNetworkPorts(pod, at, report, use);
    }

    private static void Init(ContainerView container, PodContext pod, Field at, Report report)
    {
        const string NoSidecar = "may not be set for init containers without restartPolicy=Always";
        var sidecar = container.RestartPolicy.Given & container.RestartPolicy.Is("Always");
        if (!sidecar)
        {
            if (container.Lifecycle.Node.Given)
                report.Forbidden(at.Member("lifecycle", Concept.Lifecycle), NoSidecar);
            if (container.LivenessProbe.Node.Given)
                report.Forbidden(at.Member("livenessProbe", Concept.Probes), NoSidecar);
            if (container.ReadinessProbe.Node.Given)
                report.Forbidden(at.Member("readinessProbe", Concept.Probes), NoSidecar);
            if (container.StartupProbe.Node.Given)
                report.Forbidden(at.Member("startupProbe", Concept.Probes), NoSidecar);
        }

        if (!sidecar.IsTrue)
            return;
        ProbeRules.Lifecycle(container.Lifecycle, pod, at.Member("lifecycle", Concept.Lifecycle), report);
        ProbeRules.Liveness(container.LivenessProbe, pod, at.Member("livenessProbe", Concept.Probes), report);
        ProbeRules.Readiness(container.ReadinessProbe, pod, at.Member("readinessProbe", Concept.Probes), report);
        ProbeRules.Liveness(container.StartupProbe, pod, at.Member("startupProbe", Concept.Probes), report);
    }

    private static void Common(ContainerView container, PodContext pod, Field at, Report report, PodUse use)
    {
        if (container.Name.TryText(out var name))
        {
            if (name.Length == 0)
                report.Required(at.Member("name"));
            else
                report.InvalidText(at.Member("name"), name, Dns.CheckLabel(name));
        }

        if (container.Image.TryText(out var image))
        {
            if (image.Length == 0)
                report.Required(at.Member("image"));
            else if (use == PodUse.Pod && image.Trim().Length != image.Length)
                report.InvalidText(at.Member("image"), image, "must not have leading or trailing whitespace");
        }

        Check.RequiredOneOf(container.TerminationMessagePolicy, at.Member("terminationMessagePolicy"), report, "File", "FallbackToLogsOnError");
        Check.RequiredOneOf(container.ImagePullPolicy, at.Member("imagePullPolicy"), report, "Always", "IfNotPresent", "Never");
        PortRules.Check(container.Ports, at.Member("ports", Concept.Ports), report);
        EnvRules.Check(container.Env, pod, at.Member("env", Concept.Environment), report);
        EnvRules.From(container.EnvFrom, at.Member("envFrom", Concept.Environment), report);
        VolumeMountRules.Mounts(container, pod, at.Member("volumeMounts", Concept.VolumeMounts), report);
        VolumeMountRules.Devices(container, pod, at.Member("volumeDevices", Concept.VolumeMounts), report);
        ResourceRules.Container(container.Resources, pod.Spec.ResourceClaims, at.Member("resources", Concept.Resources), report);
        RestartRules.Resize(container, pod, at.Member("resizePolicy", Concept.Resources), report);
        SecurityRules.CheckContainer(container.SecurityContext, pod, at.Member("securityContext", Concept.Security), report);
    }

    // The name stands in the first "count" containers already.
    private static void DuplicateName(Node name, Node containers, int count, Field at, Report report)
    {
        if (!name.TryText(out var text) || text.Length == 0)
            return;
        for (var i = 0; i < count; i++)
        {
            if (new ContainerView(containers.At(i)).Name.Is(text))
            {
                report.Duplicate(at.Member("name"), name);
                return;
            }
        }
    }

    private static void HostNetworkPorts(PodContext pod, Field at, Report report, PodUse use)
    {
        if (!pod.Spec.HostNetwork.IsTrue.IsTrue)
            return;
        HostNetworkPorts(pod.Spec.Containers, at.Member("containers", Concept.Containers), report, use);
        HostNetworkPorts(pod.Spec.InitContainers, at.Member("initContainers", Concept.Containers), report, use);
    }

    private static void HostNetworkPorts(Node containers, Field at, Report report, PodUse use)
    {
        for (var i = 0; i < containers.Count; i++)
        {
            var ports = new ContainerView(containers.At(i)).Ports;
            for (var j = 0; j < ports.Count; j++)
            {
                var port = new ContainerPortView(ports.At(j));
                if (port.HostPort.TryNumber(out var host) && port.ContainerPort.TryNumber(out var own) && host != own && (host != 0 || use == PodUse.Pod))
                    report.Invalid(at.Item(i).Member("ports", Concept.Ports).Item(j).Member("hostPort"), host, "must match `containerPort` when `hostNetwork` is true");
            }
        }
    }
}
