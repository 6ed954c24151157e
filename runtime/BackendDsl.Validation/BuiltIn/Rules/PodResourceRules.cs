using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Requests and limits of a Pod as a whole.</summary>
internal static class PodResourceRules
{
    private static readonly string[] s_supported = ["cpu", "hugepages-", "memory"];

    public static void Check(PodSpecView spec, Field at, Report report)
    {
        if (report.Minor < 34 || !spec.Resources.Node.Given.IsTrue)
            return;
        at = at.Member("resources", Concept.Resources);
        var resources = spec.Resources;
        if (!resources.Claims.HasNone)
            report.Forbidden(at.Member("claims"), "claims may not be set for Resources at pod-level");
        ResourceRules.Container(resources, spec.ResourceClaims, at, report);
        Names(resources.Limits, at.Member("limits"), report);
        Names(resources.Requests, at.Member("requests"), report);
        Requests(spec, at, report);
        Limits(spec, at, report);
    }

    private static void Names(Node amounts, Field at, Report report)
    {
        for (var i = 0; i < amounts.Count; i++)
        {
            var name = amounts.Key(i);
            if (name is not ("cpu" or "memory") && !ResourceNames.IsHugePages(name))
                report.NotSupported(at.Key(name), BackendDsl.Cel.Text.GoQuote.Quote(name), s_supported);
        }
    }

    // The Pod asks for at least what its containers ask for together.
    private static void Requests(PodSpecView spec, Field at, Report report)
    {
        var requests = spec.Resources.Requests;
        for (var i = 0; i < requests.Count; i++)
        {
            var name = requests.Key(i);
            if (!requests.Entry(i).TryGiven(out string text) || !Amount.TryRead(text, out var whole))
                continue;
            var sum = AggregateRequests.Of(spec, name);
            if (sum is { } least && whole.CompareTo(least.Amount) < 0)
                report.InvalidText(at.Member("requests").Key(name), ResourceRules.Canonical(text), $"must be greater than or equal to aggregate container requests of {least.Text}");
        }
    }

    // No container's limit is above the Pod's.
    private static void Limits(PodSpecView spec, Field at, Report report)
    {
        var limits = spec.Resources.Limits;
        for (var i = 0; i < limits.Count; i++)
        {
            var name = limits.Key(i);
            if (!limits.Entry(i).TryGiven(out string text) || !Amount.TryRead(text, out var most))
                continue;
            Limits(spec.Containers, "containers", name, text, most, at, report);
            Limits(spec.InitContainers, "initContainers", name, text, most, at, report);
        }
    }

    private static void Limits(Node containers, string list, string name, string text, Amount most, Field at, Report report)
    {
        for (var i = 0; i < containers.Count; i++)
        {
            var own = new ContainerView(containers.At(i)).Resources.Limits.Get(name);
            if (own.TryGiven(out string limit) && Amount.TryRead(limit, out var amount) && amount.CompareTo(most) > 0)
                report.InvalidText(at.Member(list).Item(i).Key(name).Member("limits"), ResourceRules.Canonical(limit), $"must be less than or equal to pod limits of {ResourceRules.Canonical(text)}");
        }
    }
}
