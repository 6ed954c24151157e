using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>The claims of dynamic resources that a Pod names, and those that its containers use.</summary>
internal static class ResourceClaimRules
{
    public static void Check(Node claims, Field at, Report report)
    {
        if (report.Minor < 34)
            return;
        for (var i = 0; i < claims.Count; i++)
        {
            var claim = new PodResourceClaimView(claims.At(i));
            var place = at.Item(i);
            if (claim.Name.IsEmpty)
                report.Required(place.Member("name"));
            else
                NameRules.Label(claim.Name, place.Member("name"), report);
            for (var j = 0; j < i; j++)
            {
                if (claim.Name.TryText(out var name) && name.Length > 0 && new PodResourceClaimView(claims.At(j)).Name.Is(name))
                {
                    report.Duplicate(place.Member("name"), claim.Name);
                    break;
                }
            }

            if (claim.ResourceClaimName.Given & claim.ResourceClaimTemplateName.Given)
                report.Invalid(place, JsonText.Write(claim.Node.Value), "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
            if (!claim.ResourceClaimName.Given & !claim.ResourceClaimTemplateName.Given)
                report.Invalid(place, JsonText.Write(claim.Node.Value), "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
            if (claim.ResourceClaimName.Given)
                NameRules.Subdomain(claim.ResourceClaimName, place.Member("resourceClaimName"), report);
            if (claim.ResourceClaimTemplateName.Given)
                NameRules.Subdomain(claim.ResourceClaimTemplateName, place.Member("resourceClaimTemplateName"), report);
        }
    }

    /// <summary>What a container uses must be named in the Pod.</summary>
    public static void Used(Node used, Node claims, Field at, Report report)
    {
        if (report.Minor < 34)
            return;
        for (var i = 0; i < used.Count; i++)
        {
            var claim = new ResourceClaimView(used.At(i));
            if (!claim.Name.TryText(out var name))
                continue;
            if (name.Length == 0)
            {
                report.Required(at.Item(i));
                continue;
            }

            for (var j = 0; j < i; j++)
            {
                if (new ResourceClaimView(used.At(j)).Name.Is(name))
                {
                    report.Duplicate(at.Item(i), claim.Name);
                    break;
                }
            }

            var found = Truth.False;
            var names = new List<string>();
            for (var j = 0; j < claims.Count; j++)
            {
                var own = new PodResourceClaimView(claims.At(j)).Name;
                found |= own.Is(name);
                if (own.TryText(out var text))
                    names.Add(text);
            }

            if (!claims.IsComplete)
                found |= Truth.Unknown;
            if (!found)
            {
                names.Sort(StringComparer.Ordinal);
                var detail = names.Count == 0 ? " which is empty" : ": " + string.Join(", ", names);
                report.Add(at.Item(i), FindingReason.FieldValueNotFound, $"Not found: {Report.Print(claim.Name.Value)}: must be one of the names in pod.spec.resourceClaims{detail}");
            }
        }
    }
}
