using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>How much of everything a namespace may have.</summary>
internal static class QuotaRules
{
    private static readonly HashSet<string> s_standard = new(StringComparer.Ordinal)
    {
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage", "requests.ephemeral-storage", "limits.cpu",
        "limits.memory", "limits.ephemeral-storage", "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "persistentvolumeclaims",
        "configmaps", "services.nodeports", "services.loadbalancers",
    };

    private static readonly string[] s_operators = ["In", "NotIn", "Exists", "DoesNotExist"];

    public static void Create(Node node, Report report)
    {
        var spec = new ResourceQuotaView(node).Spec;
        var at = Field.Root(Concept.Quotas).Member("spec");
        var hard = at.Member("hard");
        for (var i = 0; i < spec.Hard.Count; i++)
        {
            var name = spec.Hard.Key(i);
            Name(name, hard.Key(name), report);
            if (spec.Hard.Entry(i).TryGiven(out string text))
                ResourceRules.Amount(name, text, hard.Key(name), report);
        }

        Scopes(spec, at.Member("scopes"), report);
        Selector(spec, at.Member("scopeSelector"), report);
    }

    private static void Name(string name, Field at, Report report)
    {
        ResourceNames.Any(name, at, report);
        if (name.IndexOf('/') < 0 && !s_standard.Contains(name) && !name.StartsWith("requests.hugepages-", StringComparison.Ordinal) && !ResourceNames.IsHugePages(name))
            report.InvalidText(at, name, "must be a standard resource for quota");
    }

    private static void Scopes(ResourceQuotaSpecView spec, Field at, Report report)
    {
        if (spec.Scopes.HasNone.IsTrue)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < spec.Scopes.Count; i++)
        {
            if (!spec.Scopes.At(i).TryText(out var scope))
                continue;
            names.Add(scope);
            if (!QuotaScopes.IsKnown(scope, report.Minor))
                report.Invalid(at, JsonText.Write(spec.Scopes.Value), "unsupported scope");
            for (var j = 0; j < spec.Hard.Count; j++)
            {
                if (QuotaScopes.IsKnown(scope, report.Minor) && !QuotaScopes.Fits(scope, spec.Hard.Key(j)))
                    report.Invalid(at, JsonText.Write(spec.Scopes.Value), "unsupported scope applied to resource");
            }
        }

        if ((names.Contains("BestEffort") && names.Contains("NotBestEffort")) || (names.Contains("Terminating") && names.Contains("NotTerminating")))
            report.Invalid(at, JsonText.Write(spec.Scopes.Value), "conflicting scopes");
    }

    private static void Selector(ResourceQuotaSpecView spec, Field at, Report report)
    {
        if (!spec.ScopeSelector.Given.IsTrue)
            return;
        var place = at.Member("matchExpressions");
        var expressions = spec.ScopeSelector.MatchExpressions;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < expressions.Count; i++)
        {
            var expression = new ScopedResourceSelectorRequirementView(expressions.At(i));
            var own = place.Item(i);
            if (expression.ScopeName.TryText(out var scope))
            {
                if (!QuotaScopes.IsKnown(scope, report.Minor))
                    report.Invalid(own.Member("scopeName"), expression.ScopeName, "unsupported scope");
                names.Add(scope);
                for (var j = 0; j < spec.Hard.Count; j++)
                {
                    if (QuotaScopes.IsKnown(scope, report.Minor) && !QuotaScopes.Fits(scope, spec.Hard.Key(j)))
                        report.Invalid(place, JsonText.Write(expressions.Value), "unsupported scope applied to resource");
                }

                if (scope is "BestEffort" or "NotBestEffort" or "Terminating" or "NotTerminating" or "CrossNamespacePodAffinity" && expression.Operator.TryText(out var op) && op != "Exists")
                    report.Invalid(own.Member("operator"), expression.Operator, "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity");
            }

            // The server leaves the index out here.
            Operator(expression, place, report);
        }

        if ((names.Contains("BestEffort") && names.Contains("NotBestEffort")) || (names.Contains("Terminating") && names.Contains("NotTerminating")))
            report.Invalid(place, JsonText.Write(expressions.Value), "conflicting scopes");
    }

    private static void Operator(ScopedResourceSelectorRequirementView expression, Field at, Report report)
    {
        if (!expression.Operator.TryText(out var op))
            return;
        switch (op)
        {
            case "In" or "NotIn":
                if (expression.Values.HasNone)
                    report.Required(at.Member("values"), "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
                break;
            case "Exists" or "DoesNotExist":
                if (!expression.Values.HasNone)
                    report.Invalid(at.Member("values"), JsonText.Write(expression.Values.Value), "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
                break;
            default:
                if (Array.IndexOf(s_operators, op) < 0)
                    report.Invalid(at.Member("operator"), expression.Operator, "not a valid selector operator");
                break;
        }
    }
}
