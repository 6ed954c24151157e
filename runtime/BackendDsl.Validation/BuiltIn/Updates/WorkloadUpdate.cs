using BackendDsl.Validation.BuiltIn.Defaults;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Updates;

/// <summary>Changes of what keeps Pods running.</summary>
internal static class WorkloadUpdate
{
    private const string Fields = "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";
    private const string OldFields = "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

    public static void Deployment(Node node, Node old, Report report)
    {
        WorkloadRules.Deployment(node, report);
        Selector(node, old, report);
    }

    public static void ReplicaSet(Node node, Node old, Report report)
    {
        WorkloadRules.ReplicaSet(node, report);
        Selector(node, old, report);
    }

    public static void DaemonSet(Node node, Node old, Report report)
    {
        WorkloadDefaults.CountTemplates(node, old, Difference.Of(node.Member("spec").Member("template"), old.Member("spec").Member("template")));
        WorkloadRules.DaemonSet(node, report);
        Selector(node, old, report);
    }

    public static void StatefulSet(Node node, Node old, Report report)
    {
        WorkloadRules.StatefulSet(node, report);
        string[] free = ["replicas", "ordinals", "template", "updateStrategy", "persistentVolumeClaimRetentionPolicy", "minReadySeconds"];
        if (report.Minor >= 33)
            free = [.. free, "revisionHistoryLimit"];
        if (Difference.Except(node.Member("spec"), old.Member("spec"), free))
            report.Forbidden(At(), report.Minor >= 33 ? Fields : OldFields);
    }

    public static void Job(Node node, Node old, Report report)
    {
        var (spec, before) = (new JobView(node).Spec, new JobView(old).Spec);
        var at = Field.Root(Concept.Immutable).Member("spec");
        JobRules.Common(new JobView(node), Field.Root(Concept.Jobs).Member("spec"), report);
        Completions(spec, before, at.Member("completions"), report);
        Immutable.Check(spec.Selector, before.Selector, at.Member("selector"), report);
        Template(spec, before, at.Member("template"), report);
        foreach (var name in new[] { "completionMode", "podFailurePolicy", "backoffLimitPerIndex", "managedBy", "successPolicy" })
            Immutable.Check(spec.Node.Member(name), before.Node.Member(name), at.Member(name), report);
    }

    public static void CronJob(Node node, Node old, Report report)
    {
        // A zone that stood in the schedule before may stay there.
        var hadZone = new CronJobView(old).Spec.Schedule.TryText(out var schedule) && schedule.IndexOf("TZ", StringComparison.Ordinal) >= 0;
        CronJobRules.Spec(node, report, isCreate: !hadZone);
    }

    private static Field At() => Field.Root(Concept.Immutable).Member("spec");

    private static void Selector(Node node, Node old, Report report) =>
        Immutable.Check(node.Member("spec").Member("selector"), old.Member("spec").Member("selector"), At().Member("selector"), report);

    private static void Completions(JobSpecView spec, JobSpecView before, Field at, Report report)
    {
        if (!spec.CompletionMode.Is("Indexed"))
            Immutable.Check(spec.Completions, before.Completions, at, report);
        if (!spec.CompletionMode.Is("Indexed").IsTrue || !Difference.Of(spec.Completions, before.Completions).IsTrue)
            return;
        if (spec.Completions.TryGiven(out long completions) && spec.Parallelism.TryGiven(out long parallelism) && completions != parallelism)
            report.Invalid(at, completions, "can only be modified in tandem with spec.parallelism");
    }

    // While the Job waits, where its Pods run may still change.
    private static void Template(JobSpecView spec, JobSpecView before, Field at, Report report)
    {
        if (before.Suspend.IsTrue.IsTrue)
        {
            var (own, other) = (spec.Template.Spec, before.Template.Spec);
            var changed = Difference.Except(own, other, "nodeSelector", "tolerations", "schedulingGates", "affinity", "containers", "initContainers")
                | Difference.Except(own.Affinity, other.Affinity, "nodeAffinity")
                | Containers(own.Containers, other.Containers, report) | Containers(own.InitContainers, other.InitContainers, report);
            if (changed)
                report.Invalid(at, JsonText.Write(spec.Template.Node.Value), Texts.Immutable);
            return;
        }

        if (!before.Suspend.IsTrue.IsFalse)
            return;
        Immutable.Check(spec.Template, before.Template, at, report);
    }

    private static Truth Containers(Node own, Node other, Report report)
    {
        // Resources of a Job that waits may change from 1.36 on.
        if (report.Minor < 36)
            return Difference.Of(own, other);
        if (own.Count != other.Count)
            return own.IsComplete && other.IsComplete ? Truth.True : Truth.Unknown;
        var result = Truth.False;
        for (var i = 0; i < own.Count; i++)
            result |= Difference.Except(own.At(i), other.At(i), "resources");
        return result;
    }
}
