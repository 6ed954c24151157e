using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;
using Truth = BackendDsl.Validation.BuiltIn.Views.Truth;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Defaults of a Pod's specification, alone or as a template.</summary>
internal static class PodDefaults
{
    private static readonly Field s_pod = Field.Root(Concept.Dropped).Member("spec");

    /// <summary>The specification in the template of a workload.</summary>
    public static Field InTemplate { get; } = Field.Root(Concept.Dropped).Member("spec", "template").Member("spec");

    /// <summary>The specification in the template of a CronJob's Jobs.</summary>
    public static Field InJobTemplate { get; } = Field.Root(Concept.Dropped).Member("spec", "jobTemplate").Member("spec", "template").Member("spec");

    /// <summary>The specification in a PodTemplate.</summary>
    public static Field InPodTemplate { get; } = Field.Root(Concept.Dropped).Member("template", "spec");

    /// <summary>A Pod of its own: requests follow limits, ports of the host's network are the host's.</summary>
    public static void Pod(TypedObject pod, Report report)
    {
        var node = new Node(Value.Of(pod));
        var spec = new PodSpecView(Fill.Object(node, PodView.At.Spec));
        Spec(spec, s_pod, report);
        if (spec.TerminationGracePeriodSeconds.TryGiven(out long grace) && grace < 0 && spec.Node.Object is { } typed)
        {
            typed.Slots[PodSpecView.At.TerminationGracePeriodSeconds] = Value.Of(1L);
            var at = Field.Root(Concept.ServerWarning).Member("spec", "terminationGracePeriodSeconds");
            report.Warn(at, at + ": must be >= 0; negative values are invalid and will be treated as 1");
        }

        foreach (var (name, list) in new[] { ("containers", spec.Containers), ("initContainers", spec.InitContainers) })
        {
            for (var i = 0; i < list.Count; i++)
            {
                var container = new ContainerView(list.At(i));
                RequestsFromLimits(container.Resources, name, i, report);
                HostPorts(container.Ports, spec.HostNetwork.IsTrue);
            }
        }

        PodLevelResources.Fill(spec, report);
        Fill.Pointer(spec, PodSpecView.At.EnableServiceLinks, true);
    }

    /// <summary>The template of a workload.</summary>
    /// <param name="template">The template.</param>
    /// <param name="at">Where its specification stands.</param>
    /// <param name="report">Told of what is dropped or changed.</param>
    public static void Template(PodTemplateSpecView template, Field at, Report report)
    {
        var spec = new PodSpecView(Fill.Object(template, PodTemplateSpecView.At.Spec));
        Fill.Object(template, PodTemplateSpecView.At.Metadata);
        Spec(spec, at, report);
    }

    private static void Spec(PodSpecView spec, Field at, Report report)
    {
        if (spec.Node.Object is null)
            return;
        Dropped.FromPod(spec, at, report);
        Fill.Text(spec, PodSpecView.At.DnsPolicy, "ClusterFirst");
        Fill.Text(spec, PodSpecView.At.RestartPolicy, "Always");
        Fill.Object(spec, PodSpecView.At.SecurityContext);
        Fill.Pointer(spec, PodSpecView.At.TerminationGracePeriodSeconds, 30);
        Fill.Text(spec, PodSpecView.At.SchedulerName, "default-scheduler");
        ServiceAccount(spec);
        for (var i = 0; i < spec.Volumes.Count; i++)
            VolumeDefaults.Fill(new(spec.Volumes.At(i)), at, i, report);
        foreach (var (name, list) in new[] { ("containers", spec.Containers), ("initContainers", spec.InitContainers) })
        {
            for (var i = 0; i < list.Count; i++)
                ContainerDefaults.Fill(new(list.At(i)), at, name, i, report);
        }

        Amounts.RoundUp(spec.Overhead, () => at.Member("overhead"), report);
        if (report.Minor >= 32 && spec.Resources.Node.Object is not null)
        {
            Amounts.RoundUp(spec.Resources.Limits, () => at.Member("resources", "limits"), report);
            Amounts.RoundUp(spec.Resources.Requests, () => at.Member("resources", "requests"), report);
        }
    }

    // Two names for one thing: the older mirrors the newer, and fills it where only the older is given.
    private static void ServiceAccount(PodSpecView spec)
    {
        var typed = spec.Node.Object!;
        ref var newer = ref typed.Slots[PodSpecView.At.ServiceAccountName];
        ref var older = ref typed.Slots[PodSpecView.At.ServiceAccount];
        if (newer.IsAbsent || (newer.Kind == ValueKind.String && newer.String.Length == 0))
            newer = older;
        else if (newer.Kind == ValueKind.MaybeAbsent && !older.IsAbsent)
            newer = Value.MaybeAbsent;
        older = newer;
    }

    private static void RequestsFromLimits(ResourceRequirementsView resources, string list, int index, Report report)
    {
        if (resources.Node.Object is not { } typed)
            return;
        if (resources.Limits.Value.IsUnknown || (resources.Limits.Map is { IsComplete: false }))
        {
            // Some request may come from a limit that is not known.
            typed.Slots[ResourceRequirementsView.At.Requests] = Open(resources.Requests);
            return;
        }

        if (resources.Limits.Map is not { Count: > 0 } limits || resources.Requests.Value.IsUnknown)
            return;
        var missing = limits.Keys.Where(k => resources.Requests.Map is not { } own || own.Find(k) < 0).ToArray();
        if (missing.Length == 0)
            return;
        var requests = resources.Requests.Map ?? TypedMap.Empty;
        if (!requests.IsComplete)
            return;
        foreach (var key in missing)
            report.Inform(s_pod.Member(list).Item(index).Member("resources", "limits").Key(key), $"requests[{key}] is set to this limit without a word: a container that names a limit alone asks for all of it");
        var keys = requests.Keys.Concat(missing).ToArray();
        var values = requests.Values.Concat(missing.Select(k => limits[k])).ToArray();
        Array.Sort(keys, values, StringComparer.Ordinal);
        typed.Slots[ResourceRequirementsView.At.Requests] = Value.Of(new TypedMap(keys, values, requests.IsComplete));
    }

    private static Value Open(Node requests) => requests.Map is { } map
        ? Value.Of(new TypedMap(map.Keys, map.Values, false))
        : requests.Value.IsAbsent ? Value.Of(new TypedMap([], [], false)) : requests.Value;

    private static void HostPorts(Node ports, Truth hostNetwork)
    {
        if (hostNetwork.IsFalse)
            return;
        for (var i = 0; i < ports.Count; i++)
        {
            var port = new ContainerPortView(ports.At(i));
            if (port.Node.Object is not { } typed || !port.HostPort.IsZero.IsTrue)
                continue;
            typed.Slots[ContainerPortView.At.HostPort] = hostNetwork.IsTrue ? port.ContainerPort.Value : Value.MaybeAbsent;
        }
    }
}
