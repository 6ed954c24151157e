using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>A Pod's own requests, where it names limits alone: the sum of its containers' requests, else its limits.</summary>
internal static class PodLevelResources
{
    public static void Fill(PodSpecView spec, Report report)
    {
        if (report.Minor < 34 || spec.Resources.Node.Object is not { } typed || spec.Resources.Limits.Map is not { } limits || !limits.IsComplete)
            return;
        var requests = spec.Resources.Requests.Map ?? TypedMap.Empty;
        if (spec.Resources.Requests.Value.IsUnknown || !requests.IsComplete)
            return;
        var (keys, values) = (requests.Keys.ToList(), requests.Values.ToList());
        for (var i = 0; i < limits.Count; i++)
        {
            var key = limits.Keys[i];
            if (requests.Find(key) >= 0 || !(key is "cpu" or "memory" || ResourceNames.IsHugePages(key)))
                continue;
            keys.Add(key);
            values.Add(AggregateRequests.Of(spec, key) is { } sum ? Value.Of(sum.Text) : limits.Values[i]);
        }

        if (keys.Count == requests.Count)
            return;
        var (sorted, with) = (keys.ToArray(), values.ToArray());
        Array.Sort(sorted, with, StringComparer.Ordinal);
        typed.Slots[ResourceRequirementsView.At.Requests] = Value.Of(new TypedMap(sorted, with, true));
    }
}
