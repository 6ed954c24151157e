using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;
using Truth = BackendDsl.Validation.BuiltIn.Views.Truth;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Defaults of Jobs, and the selector that the server makes for one.</summary>
internal static class BatchDefaults
{
    public static void Job(TypedObject typed, Report report)
    {
        var job = new JobView(new(Value.Of(typed)));
        var spec = new JobSpecView(Fill.Object(job, JobView.At.Spec));
        if (spec.Node.Object is null)
            return;
        Spec(spec, report);
        var labels = new ObjectMetaView(spec.Template.Metadata).Labels;
        var meta = new ObjectMetaView(job.Metadata);
        if (meta.Node.Object is { } own && meta.Labels.HasNone.IsTrue && labels.HasNone.IsFalse)
            own.Slots[ObjectMetaView.At.Labels] = labels.Value;
    }

    /// <summary>The labels and the selector by which a Job finds its Pods.</summary>
    public static void Selector(TypedObject typed)
    {
        var job = new JobView(new(Value.Of(typed)));
        if (job.Spec.Node.Object is null)
            return;
        Selector(job, job.Spec);
        Fill.Pointer(job.Spec, JobSpecView.At.ManualSelector, false);
    }

    public static void CronJob(TypedObject typed, Report report)
    {
        var spec = new CronJobSpecView(Fill.Object(new(Value.Of(typed)), CronJobView.At.Spec));
        if (spec.Node.Object is null)
            return;
        Fill.Text(spec, CronJobSpecView.At.ConcurrencyPolicy, "Allow");
        Fill.Pointer(spec, CronJobSpecView.At.Suspend, false);
        Fill.Pointer(spec, CronJobSpecView.At.SuccessfulJobsHistoryLimit, 3);
        Fill.Pointer(spec, CronJobSpecView.At.FailedJobsHistoryLimit, 1);
        var template = Fill.Object(spec, CronJobSpecView.At.JobTemplate);
        var job = new JobSpecView(Fill.Object(template, JobTemplateSpecView.At.Spec));
        if (job.Node.Object is null)
            return;

        // A Job's own defaults are not for its template.
        PodDefaults.Template(new(Fill.Object(job, JobSpecView.At.Template)), PodDefaults.InJobTemplate, report);
        Conditions(job);
    }

    private static void Spec(JobSpecView spec, Report report)
    {
        PodDefaults.Template(new(Fill.Object(spec, JobSpecView.At.Template)), PodDefaults.InTemplate, report);
        if ((!spec.Completions.Given & !spec.Parallelism.Given).IsTrue)
            Fill.Pointer(spec, JobSpecView.At.Completions, 1);
        else if (!(spec.Completions.Given | spec.Parallelism.Given).IsTrue)
            Fill.Replace(spec, JobSpecView.At.Completions, Value.MaybeAbsent, Truth.Unknown);
        Fill.Pointer(spec, JobSpecView.At.Parallelism, 1);
        if (spec.BackoffLimitPerIndex.Given.IsTrue)
            Fill.Pointer(spec, JobSpecView.At.BackoffLimit, int.MaxValue);
        else if (spec.BackoffLimitPerIndex.Given.IsFalse)
            Fill.Pointer(spec, JobSpecView.At.BackoffLimit, 6);
        else
            Fill.Set(spec, JobSpecView.At.BackoffLimit, Value.Unknown);
        Fill.Pointer(spec, JobSpecView.At.CompletionMode, "NonIndexed");
        Fill.Pointer(spec, JobSpecView.At.Suspend, false);
        if (spec.PodFailurePolicy.Given.IsTrue)
            Fill.Pointer(spec, JobSpecView.At.PodReplacementPolicy, "Failed");
        else if (spec.PodFailurePolicy.Given.IsFalse)
            Fill.Pointer(spec, JobSpecView.At.PodReplacementPolicy, "TerminatingOrFailed");
        else
            Fill.Set(spec, JobSpecView.At.PodReplacementPolicy, Value.Unknown);
        Conditions(spec);
    }

    private static void Conditions(JobSpecView spec)
    {
        var rules = spec.PodFailurePolicy.Rules;
        for (var i = 0; i < rules.Count; i++)
        {
            var conditions = new PodFailurePolicyRuleView(rules.At(i)).OnPodConditions;
            for (var j = 0; j < conditions.Count; j++)
                Fill.Text(conditions.At(j), PodFailurePolicyOnPodConditionsPatternView.At.Status, "True");
        }
    }

    private static void Selector(JobView job, JobSpecView spec)
    {
        if (spec.ManualSelector.IsTrue.IsTrue)
            return;
        if (!spec.ManualSelector.IsTrue.IsFalse)
        {
            Fill.Set(spec, JobSpecView.At.Selector, Value.MaybeAbsent);
            return;
        }

        var meta = new ObjectMetaView(Fill.Object(spec.Template, PodTemplateSpecView.At.Metadata));
        if (meta.Node.Object is { } typed && (meta.Labels.Value.IsAbsent || meta.Labels.Map is not null))
        {
            var name = new ObjectMetaView(job.Metadata).Name.Value;
            var labels = meta.Labels.Map ?? TypedMap.Empty;
            foreach (var key in JobLabels.Names)
                labels = With(labels, key, name.IsAbsent ? Value.Of("") : name.Kind == ValueKind.String ? name : Value.Unknown);
            foreach (var key in JobLabels.Uids)
                labels = With(labels, key, Value.Of(JobLabels.Uid));
            typed.Slots[ObjectMetaView.At.Labels] = Value.Of(labels);
        }

        var selector = new LabelSelectorView(Fill.Object(spec, JobSpecView.At.Selector));
        if (selector.Node.Object is { } own && (selector.MatchLabels.Value.IsAbsent || selector.MatchLabels.Map is not null))
            own.Slots[LabelSelectorView.At.MatchLabels] = Value.Of(With(selector.MatchLabels.Map ?? TypedMap.Empty, JobLabels.Selected, Value.Of(JobLabels.Uid)));
    }

    private static TypedMap With(TypedMap map, string key, Value value)
    {
        if (map.Find(key) >= 0)
            return map;
        // In an open map the key may be there with another value.
        if (!map.IsComplete)
            value = Value.Unknown;
        string[] keys = [.. map.Keys, key];
        Value[] values = [.. map.Values, value];
        Array.Sort(keys, values, StringComparer.Ordinal);
        return new(keys, values, map.IsComplete);
    }
}
