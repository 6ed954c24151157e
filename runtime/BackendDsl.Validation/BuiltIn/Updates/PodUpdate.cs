using BackendDsl.Validation.BuiltIn.Defaults;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Updates;

/// <summary>The little that may change in a Pod.</summary>
internal static class PodUpdate
{
    private const string Fields = "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    public static void Check(Node node, Node old, Report report)
    {
        WorkloadRules.PodChange(node, report);
        var (spec, before) = (new PodView(node).Spec, new PodView(old).Spec);
        var at = Field.Root(Concept.Immutable).Member("spec");
        var removed = false;
        foreach (var (name, own, other) in new[] { ("containers", spec.Containers, before.Containers), ("initContainers", spec.InitContainers, before.InitContainers) })
        {
            if (own.Count == other.Count || !own.IsComplete || !other.IsComplete)
                continue;
            removed = true;
            report.Forbidden(at.Member(name), "pod updates may not add or remove containers");
        }

        // The server stops here.
        if (removed)
            return;
        Deadline(spec, before, at.Member("activeDeadlineSeconds"), report);
        Tolerations(spec.Tolerations, before.Tolerations, at.Member("tolerations"), report);
        Gates(spec.SchedulingGates, before.SchedulingGates, at.Member("schedulingGates"), report);
        PullPolicies(spec.Containers, before.Containers, at.Member("containers"), report);
        PullPolicies(spec.InitContainers, before.InitContainers, at.Member("initContainers"), report);
        var changed = Difference.Except(spec, before, "containers", "initContainers", "activeDeadlineSeconds", "tolerations", "schedulingGates", "terminationGracePeriodSeconds", "nodeSelector", "affinity")
            | Images(spec.Containers, before.Containers) | Images(spec.InitContainers, before.InitContainers) | Grace(spec, before) | Placement(spec, before);
        if (changed)
            report.Forbidden(at, Fields);
    }

    private static Truth Images(Node own, Node other)
    {
        var result = Truth.False;
        for (var i = 0; i < own.Count && i < other.Count; i++)
            result |= Difference.Except(own.At(i), other.At(i), "image");
        return result;
    }

    // The pull policy follows the image's tag where nobody writes it, and may not change: what is refused does not name it.
    private static void PullPolicies(Node own, Node other, Field at, Report report)
    {
        for (var i = 0; i < own.Count && i < other.Count; i++)
        {
            var (now, before) = (new ContainerView(own.At(i)), new ContainerView(other.At(i)));
            if (now.Image.TryText(out var image) && before.Image.TryText(out var old) && image != old
                && now.ImagePullPolicy.TryText(out var policy) && before.ImagePullPolicy.TryText(out var kept) && policy != kept && policy == ImageName.PullPolicy(image))
            {
                report.Inform(at.Item(i).Member("image"), $"with this image the pull policy is {policy} where it was {kept}: a Pod cannot change it; keep a tag, or write imagePullPolicy: {kept}");
            }
        }
    }

    private static Truth Grace(PodSpecView spec, PodSpecView before)
    {
        if (before.TerminationGracePeriodSeconds.TryNumber(out var old) && old < 0 && spec.TerminationGracePeriodSeconds.TryNumber(out var now) && now == 1)
            return Truth.False;
        return Difference.Of(spec.TerminationGracePeriodSeconds, before.TerminationGracePeriodSeconds);
    }

    // A Pod that still waits at a gate may be sent to fewer nodes.
    private static Truth Placement(PodSpecView spec, PodSpecView before)
    {
        var changed = Difference.Of(spec.NodeSelector, before.NodeSelector) | Difference.Of(spec.Affinity, before.Affinity);
        return before.SchedulingGates.HasNone.IsTrue ? changed : changed.IsTrue ? Truth.Unknown : changed;
    }

    private static void Deadline(PodSpecView spec, PodSpecView before, Field at, Report report)
    {
        if (!before.ActiveDeadlineSeconds.TryGiven(out long old))
            return;
        if (!spec.ActiveDeadlineSeconds.Given)
            report.Invalid(at, "null", "must not update from a positive integer to nil value");
        if (spec.ActiveDeadlineSeconds.TryGiven(out long now) && now > old)
            report.Invalid(at, now, "must be less than or equal to previous value");
    }

    private static void Tolerations(Node own, Node other, Field at, Report report)
    {
        for (var i = 0; i < other.Count; i++)
        {
            var found = own.IsComplete ? Truth.False : Truth.Unknown;
            for (var j = 0; j < own.Count; j++)
                found |= !Difference.Except(own.At(j), other.At(i), "tolerationSeconds");
            if (!found)
            {
                report.Forbidden(at, "existing toleration can not be modified except its tolerationSeconds");
                return;
            }
        }
    }

    private static void Gates(Node own, Node other, Field at, Report report)
    {
        for (var i = 0; i < own.Count; i++)
        {
            var found = other.IsComplete ? Truth.False : Truth.Unknown;
            for (var j = 0; j < other.Count; j++)
                found |= !Difference.Of(own.At(i), other.At(j));
            if (found.IsFalse && new PodSchedulingGateView(own.At(i)).Name.TryText(out var name))
                report.Forbidden(at, $"only deletion is allowed, but found new scheduling gate '{name}'");
        }
    }

}
