using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;
using Truth = BackendDsl.Validation.BuiltIn.Views.Truth;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Defaults of what keeps Pods running.</summary>
internal static class WorkloadDefaults
{
    private const string TemplateCount = "deprecated.daemonset.template.generation";

    public static void Deployment(TypedObject typed, Report report)
    {
        var spec = new DeploymentSpecView(Spec(typed, report));
        Fill.Pointer(spec, DeploymentSpecView.At.Replicas, 1);
        Fill.Pointer(spec, DeploymentSpecView.At.RevisionHistoryLimit, 10);
        Fill.Pointer(spec, DeploymentSpecView.At.ProgressDeadlineSeconds, 600);
        var strategy = new DeploymentStrategyView(Fill.Object(spec, DeploymentSpecView.At.Strategy));
        Fill.Text(strategy, DeploymentStrategyView.At.Type, "RollingUpdate");
        if (!strategy.Type.Is("RollingUpdate").IsTrue || strategy.Node.Object is null)
            return;
        var rolling = Fill.Object(strategy, DeploymentStrategyView.At.RollingUpdate);
        Fill.Pointer(rolling, RollingUpdateDeploymentView.At.MaxUnavailable, "25%");
        Fill.Pointer(rolling, RollingUpdateDeploymentView.At.MaxSurge, "25%");
    }

    public static void ReplicaSet(TypedObject typed, Report report)
    {
        var spec = new ReplicaSetSpecView(Spec(typed, report));
        Fill.Pointer(spec, ReplicaSetSpecView.At.Replicas, 1);
    }

    public static void ReplicationController(TypedObject typed, Report report)
    {
        var whole = Fill.Object(new(Value.Of(typed)), ReplicationControllerView.At.Spec);
        // Its template is a pointer: one that is missing stays so.
        var spec = new ReplicationControllerSpecView(whole);
        if (spec.Template.Given.IsTrue)
            PodDefaults.Template(spec.Template, PodDefaults.InTemplate, report);
        Fill.Pointer(spec, ReplicationControllerSpecView.At.Replicas, 1);
        var labels = new ObjectMetaView(spec.Template.Metadata).Labels;
        if (spec.Node.Object is { } own && spec.Selector.HasNone.IsTrue && !labels.HasNone.IsTrue)
            own.Slots[ReplicationControllerSpecView.At.Selector] = labels.HasNone.IsFalse ? labels.Value : Value.MaybeAbsent;
        var meta = new ObjectMetaView(new ReplicationControllerView(new(Value.Of(typed))).Metadata);
        if (labels.HasNone.IsFalse && meta.Labels.HasNone.IsTrue && meta.Node.Object is { } outer)
            outer.Slots[ObjectMetaView.At.Labels] = labels.Value;
    }

    public static void DaemonSet(TypedObject typed, Report report)
    {
        Count(typed, "1");
        var spec = new DaemonSetSpecView(Spec(typed, report));
        Fill.Pointer(spec, DaemonSetSpecView.At.RevisionHistoryLimit, 10);
        var strategy = new DaemonSetUpdateStrategyView(Fill.Object(spec, DaemonSetSpecView.At.UpdateStrategy));
        Fill.Text(strategy, DaemonSetUpdateStrategyView.At.Type, "RollingUpdate");
        if (!strategy.Type.Is("RollingUpdate").IsTrue || strategy.Node.Object is null)
            return;
        var rolling = Fill.Object(strategy, DaemonSetUpdateStrategyView.At.RollingUpdate);
        Fill.Pointer(rolling, RollingUpdateDaemonSetView.At.MaxUnavailable, 1);
        Fill.Pointer(rolling, RollingUpdateDaemonSetView.At.MaxSurge, 0);
    }

    /// <summary>Counts a DaemonSet's templates: one more than before where the template is another.</summary>
    public static void CountTemplates(Node node, Node old, Truth changed)
    {
        if (node.Object is not { } typed || !changed.IsTrue)
            return;
        var before = new ObjectMetaView(old.Member("metadata")).Annotations.Get(TemplateCount);
        if (before.TryText(out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            Count(typed, (count + 1).ToString(CultureInfo.InvariantCulture));
    }

    // Older clients read the count from an annotation.
    private static void Count(TypedObject typed, string count)
    {
        var meta = new ObjectMetaView(new Node(Value.Of(typed)).Member("metadata"));
        if (meta.Node.Object is not { } own || meta.Annotations.Value.IsUnknown)
            return;
        var map = meta.Annotations.Map ?? TypedMap.Empty;
        var at = map.Find(TemplateCount);
        string[] keys = at >= 0 ? map.Keys : [.. map.Keys, TemplateCount];
        Value[] values = at >= 0 ? [.. map.Values] : [.. map.Values, Value.Of(count)];
        if (at >= 0)
            values[at] = Value.Of(count);
        Array.Sort(keys, values, StringComparer.Ordinal);
        own.Slots[ObjectMetaView.At.Annotations] = Value.Of(new TypedMap(keys, values, map.IsComplete));
    }

    public static void StatefulSet(TypedObject typed, Report report)
    {
        var spec = new StatefulSetSpecView(Spec(typed, report));
        Fill.Pointer(spec, StatefulSetSpecView.At.Replicas, 1);
        Fill.Pointer(spec, StatefulSetSpecView.At.RevisionHistoryLimit, 10);
        Fill.Text(spec, StatefulSetSpecView.At.PodManagementPolicy, "OrderedReady");
        var strategy = new StatefulSetUpdateStrategyView(Fill.Object(spec, StatefulSetSpecView.At.UpdateStrategy));
        // Only a strategy that says nothing gets a type and a partition.
        Fill.Text(strategy, StatefulSetUpdateStrategyView.At.Type, "RollingUpdate");
        if (strategy.Type.Is("RollingUpdate").IsTrue && strategy.Node.Object is not null)
        {
            var rolling = Fill.Object(strategy, StatefulSetUpdateStrategyView.At.RollingUpdate);
            Fill.Pointer(rolling, RollingUpdateStatefulSetStrategyView.At.Partition, 0);
            Dropped.Drop(rolling, RollingUpdateStatefulSetStrategyView.At.MaxUnavailable, Field.Root(Concept.Dropped).Member("spec", "updateStrategy").Member("rollingUpdate", "maxUnavailable"), "MaxUnavailableStatefulSet", report);
        }

        var retention = new StatefulSetPersistentVolumeClaimRetentionPolicyView(Fill.Object(spec, StatefulSetSpecView.At.PersistentVolumeClaimRetentionPolicy));
        Fill.Text(retention, StatefulSetPersistentVolumeClaimRetentionPolicyView.At.WhenDeleted, "Retain");
        Fill.Text(retention, StatefulSetPersistentVolumeClaimRetentionPolicyView.At.WhenScaled, "Retain");
        for (var i = 0; i < spec.VolumeClaimTemplates.Count; i++)
        {
            var claim = spec.VolumeClaimTemplates.At(i);
            if (claim.Object is not { } own)
                continue;
            Fill.Object(claim, PersistentVolumeClaimView.At.Metadata);
            StorageDefaults.Claim(new(Fill.Object(claim, PersistentVolumeClaimView.At.Spec)), Field.Root(Concept.Dropped).Member("spec", "volumeClaimTemplates").Item(i).Member("spec"), report);
            Fill.Text(claim, PersistentVolumeClaimView.At.ApiVersion, "v1");
            Fill.Text(claim, PersistentVolumeClaimView.At.Kind, "PersistentVolumeClaim");
            own.Slots[PersistentVolumeClaimView.At.Status] = Value.Absent;
            Fill.Text(Fill.Object(claim, PersistentVolumeClaimView.At.Status), PersistentVolumeClaimStatusView.At.Phase, "Pending");
        }
    }

    public static void PodTemplate(TypedObject typed, Report report) =>
        PodDefaults.Template(new(Fill.Object(new(Value.Of(typed)), PodTemplateView.At.Template)), PodDefaults.InPodTemplate, report);

    private static Node Spec(TypedObject typed, Report report)
    {
        var spec = Fill.Object(new(Value.Of(typed)), typed.Type.Find("spec"));
        if (spec.Object is { } own)
            PodDefaults.Template(new(Fill.Object(spec, own.Type.Find("template"))), PodDefaults.InTemplate, report);
        return spec;
    }
}
