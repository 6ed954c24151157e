using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Jobs, and what CronJobs make.</summary>
internal static class JobRules
{
    private const string NeedsIndexes = "requires indexed completion mode";

    public static void Job(Node node, Report report)
    {
        var job = new JobView(node);
        var at = Field.Root(Concept.Jobs).Member("spec");
        GeneratedSelector(job, at, report);
        Common(job, at, report);
    }

    /// <summary>What holds for a Job that is made and one that changes.</summary>
    public static void Common(JobView job, Field at, Report report)
    {
        Spec(job.Spec, at, report);
        if (!job.Spec.Selector.Given)
            report.Required(at.Member("selector", Concept.Selectors));
        SelectorRules.Check(job.Spec.Selector, at.Member("selector", Concept.Selectors), report);
        var labels = new ObjectMetaView(job.Spec.Template.Metadata).Labels;
        if (!job.Spec.Selector.Given | !SelectorRules.Matches(job.Spec.Selector, labels))
            report.Invalid(at.Member("template", "metadata").Member("labels"), WorkloadRules.Labels(job.Spec.Template), "`selector` does not match template `labels`");
    }

    /// <summary>What a Job and a Job's template have in common.</summary>
    public static void Spec(JobSpecView spec, Field at, Report report)
    {
        foreach (var (name, value) in new[] { ("parallelism", spec.Parallelism), ("completions", spec.Completions), ("activeDeadlineSeconds", spec.ActiveDeadlineSeconds), ("backoffLimit", spec.BackoffLimit), ("ttlSecondsAfterFinished", spec.TtlSecondsAfterFinished), ("backoffLimitPerIndex", spec.BackoffLimitPerIndex), ("maxFailedIndexes", spec.MaxFailedIndexes) })
            Check.NotNegative(value, at.Member(name), report);
        Indexes(spec, at, report);
        if (spec.PodFailurePolicy.Given.IsTrue)
            JobPolicyRules.Failure(spec, at.Member("podFailurePolicy"), report);
        if (spec.SuccessPolicy.Given.IsTrue)
        {
            if (!spec.CompletionMode.Is("Indexed"))
                report.Invalid(at.Member("successPolicy"), JsonText.Write(spec.SuccessPolicy.Node.Value), NeedsIndexes);
            if (spec.CompletionMode.Is("Indexed"))
                JobPolicyRules.Success(spec, at.Member("successPolicy"), report);
        }

        if (spec.PodFailurePolicy.Given.IsTrue)
            Check.OneOf(spec.PodReplacementPolicy, at.Member("podReplacementPolicy"), report, "Failed");
        else if (spec.PodFailurePolicy.Given.IsFalse)
            Check.OneOf(spec.PodReplacementPolicy, at.Member("podReplacementPolicy"), report, "Failed", "TerminatingOrFailed");
        WorkloadRules.PodTemplate(spec.Template, at.Member("template"), report);
        var policy = spec.Template.Spec.RestartPolicy;
        var place = at.Member("template", "spec").Member("restartPolicy");
        if (!policy.IsOneOf("OnFailure", "Never"))
            report.Required(place, "valid values: \"OnFailure\", \"Never\"");
        else if ((spec.PodFailurePolicy.Given & policy.Is("OnFailure")).IsTrue)
            report.Invalid(place, policy, "only \"Never\" is supported when podFailurePolicy is specified");
        if (report.Minor >= 32 && spec.ManagedBy.TryGiven(out string manager))
        {
            PathRules.DomainPrefixed(manager, at.Member("managedBy"), report);
            if (manager.Length > 63)
                report.TooLong(at.Member("managedBy"), 63);
        }
    }

    private static void Indexes(JobSpecView spec, Field at, Report report)
    {
        if (spec.MaxFailedIndexes.Given & !spec.BackoffLimitPerIndex.Given)
            report.Required(at.Member("backoffLimitPerIndex"), "when maxFailedIndexes is specified");
        var mode = spec.CompletionMode;
        Check.OneOf(mode, at.Member("completionMode"), report, "NonIndexed", "Indexed");
        if (!mode.Given | mode.Is("NonIndexed"))
        {
            if (spec.BackoffLimitPerIndex.TryGiven(out long perIndex))
                report.Invalid(at.Member("backoffLimitPerIndex"), perIndex, NeedsIndexes);
            if (spec.MaxFailedIndexes.TryGiven(out long failed))
                report.Invalid(at.Member("maxFailedIndexes"), failed, NeedsIndexes);
        }

        if (!mode.Is("Indexed").IsTrue)
            return;
        if (!spec.Completions.Given)
            report.Required(at.Member("completions"), "when completion mode is Indexed");
        const string Most = "must be less than or equal to 100000";
        if (spec.Parallelism.TryGiven(out long parallel) && parallel > 100000)
            report.Invalid(at.Member("parallelism"), parallel, Most + " when completion mode is Indexed");
        if (!spec.MaxFailedIndexes.TryGiven(out long most))
        {
            if (spec.Completions.TryGiven(out long many) && many > 100000 && (spec.BackoffLimitPerIndex.Given & !spec.MaxFailedIndexes.Given).IsTrue)
                report.Required(at.Member("maxFailedIndexes"), "must be specified when completions is above 100000");
            return;
        }

        if (spec.Completions.TryGiven(out long all) && most > all)
            report.Invalid(at.Member("maxFailedIndexes"), most, "must be less than or equal to completions");
        if (most > 100000)
            report.Invalid(at.Member("maxFailedIndexes"), most, Most);
    }

    private static void GeneratedSelector(JobView job, Field at, Report report)
    {
        if (!job.Spec.ManualSelector.IsTrue.IsFalse || !job.Spec.Selector.Given.IsTrue)
            return;
        var labels = new ObjectMetaView(job.Spec.Template.Metadata).Labels;
        var place = at.Member("template", "metadata").Member("labels");
        if (new ObjectMetaView(job.Metadata).Name.TryText(out var name))
        {
            foreach (var key in JobLabels.Names)
                Label(labels, key, name, place, report);
        }

        foreach (var key in JobLabels.Uids)
            Label(labels, key, JobLabels.Uid, place, report);
        if (!SelectorRules.Matches(job.Spec.Selector, labels) & !SelectorRules.IsUnreadable(job.Spec.Selector))
            report.Invalid(at.Member("selector", Concept.Selectors), JsonText.Write(job.Spec.Selector.Node.Value), "`selector` not auto-generated");
    }

    private static void Label(Node labels, string key, string expected, Field at, Report report)
    {
        var label = labels.Get(key);
        if (!label.Given)
            report.Required(at.Key(key), $"must be '{expected}'");
        else if (label.TryGiven(out string own) && own != expected)
            report.Invalid(at.Key(key), JsonText.Write(labels.Value), $"must be '{expected}'");
    }

}
