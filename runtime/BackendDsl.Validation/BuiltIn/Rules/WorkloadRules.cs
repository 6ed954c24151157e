using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;
using Truth = BackendDsl.Validation.BuiltIn.Views.Truth;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>What keeps Pods running: their selectors, templates and strategies.</summary>
internal static class WorkloadRules
{
    private const string NoMatch = "`selector` does not match template `labels`";

    public static Field Spec(Concept concept = Concept.Workloads) => Field.Root(concept).Member("spec");

    public static void Deployment(Node node, Report report)
    {
        var spec = new DeploymentView(node).Spec;
        var at = Spec();
        Check.NotNegative(spec.Replicas, at.Member("replicas"), report);
        Selector(spec.Selector, at, report, "empty selector is invalid for deployment", broken: "invalid label selector");
        Template(spec.Template, spec.Selector, at, report, "ReplicaSet", mayMiss: false);
        StrategyRules.Deployment(spec.Strategy, at.Member("strategy"), report);
        Check.NotNegative(spec.MinReadySeconds, at.Member("minReadySeconds"), report);
        Check.NotNegative(spec.RevisionHistoryLimit, at.Member("revisionHistoryLimit"), report);
        if (!spec.ProgressDeadlineSeconds.TryGiven(out long deadline))
            return;
        Check.NotNegative(spec.ProgressDeadlineSeconds, at.Member("progressDeadlineSeconds"), report);
        if (spec.MinReadySeconds.TryNumber(out var ready) && deadline <= ready)
            report.Invalid(at.Member("progressDeadlineSeconds"), deadline, "must be greater than minReadySeconds");
    }

    public static void ReplicaSet(Node node, Report report)
    {
        var spec = new ReplicaSetView(node).Spec;
        var at = Spec();
        Check.NotNegative(spec.Replicas, at.Member("replicas"), report);
        Check.NotNegative(spec.MinReadySeconds, at.Member("minReadySeconds"), report);
        Selector(spec.Selector, at, report, "empty selector is invalid for deployment", broken: "invalid label selector");
        Template(spec.Template, spec.Selector, at, report, "ReplicaSet", mayMiss: false);
    }

    public static void DaemonSet(Node node, Report report)
    {
        var spec = new DaemonSetView(node).Spec;
        var at = Spec();
        if (spec.Selector.Given.IsTrue)
            Selector(spec.Selector, at, report, "empty selector is invalid for daemonset", broken: null);
        Template(spec.Template, spec.Selector, at, report, "DaemonSet", mayMiss: true);
        Check.NotNegative(spec.MinReadySeconds, at.Member("minReadySeconds"), report);
        StrategyRules.DaemonSet(spec.UpdateStrategy, at.Member("updateStrategy"), report);
        Check.NotNegative(spec.RevisionHistoryLimit, at.Member("revisionHistoryLimit"), report);
    }

    public static void StatefulSet(Node node, Report report)
    {
        var spec = new StatefulSetView(node).Spec;
        var at = Spec();
        if (spec.PodManagementPolicy.IsEmpty)
            report.Required(at.Member("podManagementPolicy"));
        else if (spec.PodManagementPolicy.TryText(out var policy) && policy is not ("OrderedReady" or "Parallel"))
            report.Invalid(at.Member("podManagementPolicy"), spec.PodManagementPolicy, "must be 'OrderedReady' or 'Parallel'");
        StrategyRules.StatefulSet(spec.UpdateStrategy, at.Member("updateStrategy"), report);
        StrategyRules.Retention(spec.PersistentVolumeClaimRetentionPolicy, at.Member("persistentVolumeClaimRetentionPolicy"), report);
        Check.NotNegative(spec.Replicas, at.Member("replicas"), report);
        Check.NotNegative(spec.MinReadySeconds, at.Member("minReadySeconds"), report);
        if (spec.Ordinals.Node.Given)
            Check.NotNegative(spec.Ordinals.Start, at.Member("ordinals", "start"), report);
        if (report.Minor >= 33 && spec.ServiceName.TryText(out var service) && service.Length > 0)
            report.InvalidText(at.Member("serviceName"), service, BackendDsl.Cel.Text.Dns.CheckLabel(service));
        Selector(spec.Selector, at, report, "empty selector is invalid for statefulset", broken: "");
        if (report.Minor >= 34)
        {
            for (var i = 0; i < spec.VolumeClaimTemplates.Count; i++)
                Claim(new(spec.VolumeClaimTemplates.At(i)), at.Member("volumeClaimTemplates").Item(i), report);
        }

        var template = at.Member("template");
        if (!SelectorRules.Matches(spec.Selector, new ObjectMetaView(spec.Template.Metadata).Labels) & !SelectorRules.IsUnreadable(spec.Selector))
            report.Invalid(template.Member("metadata", "labels"), Labels(spec.Template), NoMatch);
        var told = SelectorRules.IsUnreadable(spec.Selector).IsTrue ? report.Deferred : report;
        if (report.Minor >= 34)
            PodTemplate(spec.Template, template, told, PodUse.StatefulSet, spec.VolumeClaimTemplates);
        else
            TemplateMetadata(spec.Template, template, told);

        AlwaysRestarts(spec.Template.Spec, template.Member("spec"), "StatefulSet", report);
    }

    public static void ReplicationController(Node node, Report report)
    {
        var spec = new ReplicationControllerView(node).Spec;
        var at = Spec();
        Check.NotNegative(spec.MinReadySeconds, at.Member("minReadySeconds"), report);
        if (spec.Selector.HasNone)
            report.Required(at.Member("selector"));
        Check.NotNegative(spec.Replicas, at.Member("replicas"), report);
        if (spec.Template.Given.IsFalse)
        {
            report.Required(at.Member("template"));
            return;
        }

        var labels = new ObjectMetaView(spec.Template.Metadata).Labels;
        var matches = Truth.True;
        for (var i = 0; i < spec.Selector.Count; i++)
            matches &= spec.Selector.Entry(i).TryText(out var text) ? labels.Get(spec.Selector.Key(i)).Given & labels.Get(spec.Selector.Key(i)).Is(text) : Truth.Unknown;
        if (!spec.Selector.HasNone & !matches)
            report.Invalid(at.Member("template", "metadata").Member("labels"), Labels(spec.Template), NoMatch);
        PodTemplate(spec.Template, at.Member("template"), report);
        AlwaysRestarts(spec.Template.Spec, at.Member("template", "spec"), "ReplicationController", report);
    }

    public static void PodTemplateKind(Node node, Report report) =>
        PodTemplate(new PodTemplateView(node).Template, Field.Root(Concept.Workloads).Member("template"), report);

    public static void Pod(Node node, Report report)
    {
        PodChange(node, report);
        if (!new PodView(node).Spec.EphemeralContainers.HasNone)
            report.Forbidden(Field.Root(Concept.Containers).Member("spec", "ephemeralContainers"), "cannot be set on create");
    }

    /// <summary>What holds for a Pod that is made and one that changes.</summary>
    public static void PodChange(Node node, Report report)
    {
        var pod = new PodView(node);
        PodSpecRules.Check(pod.Spec, Field.Root(Concept.PodSpec).Member("spec"), report, PodUse.Pod);
        PodAnnotationRules.Check(new ObjectMetaView(pod.Metadata).Annotations, pod.Spec, Field.Root(Concept.Annotations).Member("metadata", "annotations"), report);
    }

    /// <summary>The template of Pods: labels, annotations, specification. Name and finalizers are not looked at.</summary>
    public static void PodTemplate(PodTemplateSpecView template, Field at, Report report, PodUse use = PodUse.Template, Node claims = default)
    {
        TemplateMetadata(template, at, report);
        PodSpecRules.Check(template.Spec, at.Member("spec"), report, use, claims);
        if (!template.Spec.EphemeralContainers.HasNone)
            report.Forbidden(at.Member("spec", "ephemeralContainers"), "ephemeral containers not allowed in pod template");
    }

    private static void TemplateMetadata(PodTemplateSpecView template, Field at, Report report)
    {
        var meta = new ObjectMetaView(template.Metadata);
        MetadataRules.Labels(meta.Labels, at.Member("labels", Concept.Labels), report);
        MetadataRules.Annotations(meta.Annotations, at.Member("annotations", Concept.Annotations), report);
        PodAnnotationRules.Check(meta.Annotations, template.Spec, at.Member("annotations", Concept.Annotations), report);
    }

    public static void AlwaysRestarts(PodSpecView spec, Field at, string kind, Report report)
    {
        if (spec.RestartPolicy.TryText(out var policy) && policy != "Always")
            report.NotSupported(at.Member("restartPolicy"), spec.RestartPolicy, "Always");
        if (spec.ActiveDeadlineSeconds.Given)
            report.Forbidden(at.Member("activeDeadlineSeconds"), $"activeDeadlineSeconds in {kind} is not Supported");
    }

    public static string Labels(PodTemplateSpecView template)
    {
        var labels = new ObjectMetaView(template.Metadata).Labels.Value;
        return labels.Kind == ValueKind.Object ? JsonText.Write(labels) : "null";
    }

    private static void Selector(LabelSelectorView selector, Field at, Report report, string empty, string? broken)
    {
        var place = at.Member("selector", Concept.Selectors);
        if (!selector.Node.Given)
            report.Required(place);
        if (!selector.Node.Given.IsTrue)
            return;
        var before = report.ErrorCount;
        SelectorRules.Check(selector, place, report);
        var wrong = report.ErrorCount > before;
        if (SelectorRules.IsEmpty(selector))
            report.Invalid(place, "{}", empty);
        if (wrong && broken is not null)
            report.Invalid(place, JsonText.Write(selector.Node.Value), broken);
    }

    private static void Template(PodTemplateSpecView template, LabelSelectorView selector, Field at, Report report, string kind, bool mayMiss)
    {
        var place = at.Member("template");
        var matches = SelectorRules.Matches(selector, new ObjectMetaView(template.Metadata).Labels);
        // Where the server cannot read the selector, it looks no further, but for a DaemonSet.
        if (!mayMiss && SelectorRules.IsUnreadable(selector).IsTrue)
            report = report.Deferred;
        // A selector that is not there matches nothing, an empty one everything.
        var judged = mayMiss ? Truth.True : !selector.Given | !SelectorRules.IsEmpty(selector);
        if (judged & !matches & !SelectorRules.IsUnreadable(selector))
            report.Invalid(place.Member("metadata", "labels"), Labels(template), NoMatch);
        PodTemplate(template, place, report);
        AlwaysRestarts(template.Spec, place.Member("spec"), kind, report);
    }

    private static void Claim(PersistentVolumeClaimView claim, Field at, Report report) =>
        ClaimRules.Spec(claim.Spec, at.Member("spec"), report, Concept.Storage);
}
