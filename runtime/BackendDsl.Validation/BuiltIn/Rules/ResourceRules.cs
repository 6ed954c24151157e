using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Requests and limits: names, amounts, and how they agree.</summary>
internal static class ResourceRules
{
    public static void Container(ResourceRequirementsView resources, Node claims, Field at, Report report)
    {
        if (resources.Node.Given.IsFalse)
            return;
        Amounts(resources.Limits, at.Member("limits"), report);
        Amounts(resources.Requests, at.Member("requests"), report);
        Agree(resources, at, report);
        var huge = HasHuge(resources.Limits) | HasHuge(resources.Requests);
        if (huge.IsTrue)
        {
            var basic = resources.Limits.Get("cpu").Given | resources.Limits.Get("memory").Given | resources.Requests.Get("cpu").Given | resources.Requests.Get("memory").Given;
            if (!basic)
                report.Forbidden(at, "HugePages require cpu or memory");
        }

        ResourceClaimRules.Used(resources.Claims, claims, at.Member("claims"), report);
    }

    public static void Overhead(Node overhead, Field at, Report report)
    {
        // The server judges the overhead as the limits of something that has limits alone.
        Amounts(overhead, at.Member("limits"), report);
    }

    /// <summary>An amount that is not below nothing, and whole where it counts things.</summary>
    public static void Amount(string name, string text, Field at, Report report)
    {
        if (!Decoding.Amount.TryRead(text, out var amount))
            return;
        if (amount.Sign < 0)
            report.InvalidText(at, Canonical(text), Texts.NotNegative);
        if (ResourceNames.IsInteger(name) && !amount.IsWhole)
            report.InvalidText(at, Canonical(text), "must be an integer");
    }

    /// <summary>The quantity as the server writes it back.</summary>
    public static string Canonical(string text) => Quantity.TryParse(text, out var quantity) ? quantity.ToString() : text;

    /// <summary>A quantity that may be anything from nothing on.</summary>
    public static void NotNegative(Node node, Field at, Report report)
    {
        if (node.TryGiven(out string text) && Decoding.Amount.TryRead(text, out var amount) && amount.Sign < 0)
            report.InvalidText(at, Canonical(text), Texts.NotNegative);
    }

    private static void Amounts(Node amounts, Field at, Report report)
    {
        for (var i = 0; i < amounts.Count; i++)
        {
            var name = amounts.Key(i);
            if (name is not ("cpu" or "memory"))
                ResourceNames.Container(name, at.Key(name), report);
            if (!amounts.Entry(i).TryGiven(out string text))
                continue;
            Amount(name, text, at.Key(name), report);
            if (ResourceNames.IsHugePages(name))
                HugePages(name, text, at.Key(name), report);
        }
    }

    private static void HugePages(string name, string text, Field at, Report report)
    {
        var size = name.Substring("hugepages-".Length);
        var good = Decoding.Amount.TryRead(text, out var amount) && Quantity.TryParse(size, out _) && Decoding.Amount.TryRead(size, out var page)
            && page.Whole > 0 && amount.Whole % page.Whole == 0;
        if (!good)
            report.InvalidText(at, Canonical(text), $"{Canonical(text)} is not positive integer multiple of {name}");
    }

    private static void Agree(ResourceRequirementsView resources, Field at, Report report)
    {
        for (var i = 0; i < resources.Requests.Count; i++)
        {
            var name = resources.Requests.Key(i);
            var limit = resources.Limits.Get(name);
            var shared = ResourceNames.MayOvercommit(name);
            if (!limit.Given & !shared)
                report.Required(at.Member("limits"), "Limit must be set for non overcommitable resources");
            if (!resources.Requests.Entry(i).TryGiven(out string text) || !limit.TryGiven(out string most)
                || !Decoding.Amount.TryRead(text, out var request) || !Decoding.Amount.TryRead(most, out var maximum))
                continue;
            var order = request.CompareTo(maximum);
            if (order != 0 && !shared)
                report.InvalidText(at.Member("requests"), Canonical(text), $"must be equal to {name} limit of {Canonical(most)}");
            else if (order > 0)
                report.InvalidText(at.Member("requests"), Canonical(text), $"must be less than or equal to {name} limit of {Canonical(most)}");
        }
    }

    private static Truth HasHuge(Node amounts)
    {
        for (var i = 0; i < amounts.Count; i++)
        {
            if (ResourceNames.IsHugePages(amounts.Key(i)))
                return Truth.True;
        }

        return amounts.IsComplete ? Truth.False : Truth.Unknown;
    }
}
