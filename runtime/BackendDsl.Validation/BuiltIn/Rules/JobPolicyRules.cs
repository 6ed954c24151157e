using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>When a Job has failed or succeeded before all of its Pods have.</summary>
internal static class JobPolicyRules
{
    private static readonly string[] s_actions = ["Count", "FailIndex", "FailJob", "Ignore"];

    public static void Failure(JobSpecView spec, Field at, Report report)
    {
        var rules = spec.PodFailurePolicy.Rules;
        if (rules.Count > 20)
            report.TooMany(at.Member("rules"), rules.Count, 20);
        for (var i = 0; i < rules.Count; i++)
            Rule(spec, new(rules.At(i)), at.Member("rules").Item(i), report);
    }

    public static void Success(JobSpecView spec, Field at, Report report)
    {
        var rules = spec.SuccessPolicy.Rules;
        at = at.Member("rules");
        if (rules.HasNone)
            report.Required(at, "at least one rules must be specified when the successPolicy is specified");
        if (rules.Count > 20)
            report.TooMany(at, rules.Count, 20);
        for (var i = 0; i < rules.Count; i++)
            Success(spec, new(rules.At(i)), at.Item(i), report);
    }

    private static void Success(JobSpecView spec, SuccessPolicyRuleView rule, Field at, Report report)
    {
        if (!rule.SucceededCount.Given & !rule.SucceededIndexes.Given)
            report.Required(at, "at least one of succeededCount or succeededIndexes must be specified");
        long? total = null;
        if (rule.SucceededIndexes.TryGiven(out string indexes) && spec.Completions.TryGiven(out long completions))
        {
            if (IndexError(indexes, completions, out var count) is { } error)
                report.InvalidText(at.Member("succeededIndexes"), indexes, "error parsing succeededIndexes: " + error);
            else
                total = count;
        }

        if (!rule.SucceededCount.TryGiven(out long succeeded))
            return;
        var place = at.Member("succeededCount");
        Check.NotNegative(rule.SucceededCount, place, report);
        if (spec.Completions.TryGiven(out long all) && succeeded > all)
            report.Invalid(place, succeeded, $"must be less than or equal to {Text(all)} (the number of specified completions)");
        if (total is { } known && succeeded > known)
            report.Invalid(place, succeeded, $"must be less than or equal to {Text(known)} (the number of indexes in the specified succeededIndexes field)");
    }

    private static void Rule(JobSpecView spec, PodFailurePolicyRuleView rule, Field at, Report report)
    {
        var action = at.Member("action");
        if (rule.Action.IsEmpty)
            report.Required(action, "valid values: [" + string.Join(" ", s_actions.Select(GoQuote.Quote)) + "]");
        else if (rule.Action.TryText(out var text) && Array.IndexOf(s_actions, text) < 0)
            report.NotSupported(action, rule.Action, s_actions);
        if (rule.Action.Is("FailIndex") & !spec.BackoffLimitPerIndex.Given)
            report.InvalidText(action, "FailIndex", "requires the backoffLimitPerIndex to be set");
        if (rule.OnExitCodes.Given.IsTrue)
            ExitCodes(rule.OnExitCodes, spec, at.Member("onExitCodes"), report);
        for (var i = 0; i < rule.OnPodConditions.Count; i++)
        {
            var condition = new PodFailurePolicyOnPodConditionsPatternView(rule.OnPodConditions.At(i));
            var place = at.Member("onPodConditions").Item(i);
            NameRules.Qualified(condition.Type, place.Member("type"), report);
            if (condition.Status.IsEmpty)
                report.Required(place.Member("status"), "valid values: [\"False\" \"True\" \"Unknown\"]");
            else
                Check.OneOf(condition.Status, place.Member("status"), report, "False", "True", "Unknown");
        }

        if (rule.OnPodConditions.Count > 20)
            report.TooMany(at.Member("onPodConditions"), rule.OnPodConditions.Count, 20);
        if (rule.OnExitCodes.Given & !rule.OnPodConditions.HasNone)
            report.Add(at, FindingReason.FieldValueInvalid, "Invalid value: specifying both OnExitCodes and OnPodConditions is not supported");
        if (!rule.OnExitCodes.Given & rule.OnPodConditions.HasNone)
            report.Add(at, FindingReason.FieldValueInvalid, "Invalid value: specifying one of OnExitCodes and OnPodConditions is required");
    }

    private static void ExitCodes(PodFailurePolicyOnExitCodesRequirementView codes, JobSpecView spec, Field at, Report report)
    {
        if (codes.Operator.IsEmpty)
            report.Required(at.Member("operator"), "valid values: [\"In\" \"NotIn\"]");
        else
            Check.OneOf(codes.Operator, at.Member("operator"), report, "In", "NotIn");
        if (codes.ContainerName.TryGiven(out string name))
        {
            var found = Truth.False;
            foreach (var list in new[] { spec.Template.Spec.Containers, spec.Template.Spec.InitContainers })
            {
                for (var i = 0; i < list.Count; i++)
                    found |= new ContainerView(list.At(i)).Name.Is(name);
                if (!list.IsComplete)
                    found |= Truth.Unknown;
            }

            if (!found)
                report.InvalidText(at.Member("containerName"), name, "must be one of the container or initContainer names in the pod template");
        }

        var place = at.Member("values");
        if (codes.Values.HasNone)
            report.Invalid(place, codes.Values.Given.IsTrue ? "[]" : "null", "at least one value is required");
        if (codes.Values.Count > 255)
            report.TooMany(place, codes.Values.Count, 255);
        var (ordered, seen) = (true, new HashSet<long>());
        long? before = null;
        for (var i = 0; i < codes.Values.Count; i++)
        {
            if (!codes.Values.At(i).TryNumber(out var code))
                continue;
            if (code == 0 && codes.Operator.Is("In").IsTrue)
                report.Invalid(place.Item(i), code, "must not be 0 for the In operator");
            if (!seen.Add(code))
                report.Duplicate(place.Item(i), codes.Values.At(i));
            ordered &= before is not { } last || last <= code;
            before = code;
        }

        if (!ordered)
            report.Invalid(place, JsonText.Write(codes.Values.Value), "must be ordered");
    }

    // Numbers and ranges, rising, below the number of completions: "0,2-4,7".
    private static string? IndexError(string indexes, long completions, out long total)
    {
        total = 0;
        if (indexes.Length == 0)
            return null;
        long? last = null;
        foreach (var interval in indexes.Split(','))
        {
            var limits = interval.Split('-');
            if (limits.Length > 2)
                return $"the fragment {GoQuote.Quote(interval)} violates the requirement that an index interval can have at most two parts separated by '-'";
            long first = 0;
            for (var i = 0; i < limits.Length; i++)
            {
                if (!long.TryParse(limits[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
                    return "cannot convert string to integer for index: " + GoQuote.Quote(limits[i]);
                if (index >= completions)
                    return "too large index: " + GoQuote.Quote(limits[i]);
                if (last is { } before && before >= index)
                    return $"non-increasing order, previous: {Text(before)}, current: {Text(index)}";
                total += i == 0 ? 1 : index - first;
                (first, last) = (index, index);
            }
        }

        return null;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
