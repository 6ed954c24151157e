using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Jobs by the clock.</summary>
internal static class CronJobRules
{
    public static void Create(Node node, Report report)
    {
        var name = new ObjectMetaView(new CronJobView(node).Metadata).Name;
        if (name.TryText(out var text) && text.Length > 52)
            report.InvalidText(Field.Root(Concept.CronJobs).Member("metadata", "name"), text, "must be no more than 52 characters");
        Spec(node, report, isCreate: true);
    }

    public static void Spec(Node node, Report report, bool isCreate)
    {
        var spec = new CronJobView(node).Spec;
        var at = Field.Root(Concept.CronJobs).Member("spec");
        if (spec.Schedule.IsEmpty)
            report.Required(at.Member("schedule"));
        else if (spec.Schedule.TryText(out var schedule))
            Schedule(schedule, spec, at.Member("schedule"), report, isCreate);
        Check.NotNegative(spec.StartingDeadlineSeconds, at.Member("startingDeadlineSeconds"), report);
        if (spec.TimeZone.TryGiven(out string zone))
            Zone(zone, at.Member("timeZone"), report);
        Check.RequiredOneOf(spec.ConcurrencyPolicy, at.Member("concurrencyPolicy"), report, "Allow", "Forbid", "Replace");
        var job = new JobTemplateSpecView(spec.JobTemplate).Spec;
        var place = at.Member("jobTemplate", "spec");
        JobRules.Spec(job, place, report);
        if (job.Selector.Given)
            report.Invalid(place.Member("selector", Concept.Selectors), JsonText.Write(job.Selector.Node.Value), "`selector` will be auto-generated");
        if (job.ManualSelector.IsTrue)
            report.NotSupported(place.Member("manualSelector"), "true", ["nil", "false"]);
        Check.NotNegative(spec.SuccessfulJobsHistoryLimit, at.Member("successfulJobsHistoryLimit"), report);
        Check.NotNegative(spec.FailedJobsHistoryLimit, at.Member("failedJobsHistoryLimit"), report);
    }

    private static void Schedule(string schedule, CronJobSpecView spec, Field at, Report report, bool isCreate)
    {
        if (CronSchedule.ErrorOf(schedule) is { } error)
            report.InvalidText(at, schedule, error);
        if (schedule.IndexOf("TZ", StringComparison.Ordinal) < 0)
            return;
        if (isCreate)
            report.InvalidText(at, schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
        else if (spec.TimeZone.Given.IsTrue)
            report.InvalidText(at, schedule, "cannot use both timeZone field and TZ or CRON_TZ in schedule");
    }

    private static void Zone(string zone, Field at, Report report)
    {
        if (zone.Length == 0)
        {
            report.InvalidText(at, zone, "timeZone must be nil or non-empty string");
            return;
        }

        if (string.Equals(zone, "Local", StringComparison.OrdinalIgnoreCase))
            report.InvalidText(at, zone, "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
        if (zone != "Local" && !TimeZones.IsKnown(zone))
            report.InvalidText(at, zone, "unknown time zone " + zone);
    }
}
