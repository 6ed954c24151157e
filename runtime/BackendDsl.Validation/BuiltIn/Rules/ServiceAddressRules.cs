using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Addresses of a Service and their families.</summary>
internal static class ServiceAddressRules
{
    public static void Check(ServiceSpecView spec, Field at, Report report)
    {
        if (!spec.Type.Is("ExternalName").IsFalse)
            return;
        Families(spec, at, report);
        Addresses(spec, at.Member("clusterIPs"), report);
    }

    public static void External(Node addresses, Field at, Report report)
    {
        for (var i = 0; i < addresses.Count; i++)
        {
            if (addresses.At(i).TryText(out var text) && AddressRules.Address(text, at.Item(i), report, out var address))
                NotSpecial(text, address, at.Item(i), report);
        }
    }

    /// <summary>No address with a meaning of its own.</summary>
    public static void NotSpecial(string text, IpAddress address, Field at, Report report)
    {
        var plain = address.Unmap();
        if (plain.IsUnspecified)
            report.InvalidText(at, text, "may not be unspecified (0.0.0.0 or ::)");
        if (plain.IsLoopback)
            report.InvalidText(at, text, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
        if (plain.IsLinkLocalUnicast)
            report.InvalidText(at, text, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        if (plain.IsLinkLocalMulticast)
            report.InvalidText(at, text, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
    }

    private static void Families(ServiceSpecView spec, Field at, Report report)
    {
        for (var i = 0; i < spec.IpFamilies.Count; i++)
        {
            var family = spec.IpFamilies.At(i);
            Rules.Check.OneOf(family, at.Member("ipFamilies").Item(i), report, "IPv4", "IPv6");
            for (var j = 0; j < i; j++)
            {
                if (family.TryText(out var text) && spec.IpFamilies.At(j).Is(text))
                {
                    report.Duplicate(at.Member("ipFamilies").Item(i), family);
                    break;
                }
            }
        }

        Rules.Check.OneOf(spec.IpFamilyPolicy, at.Member("ipFamilyPolicy"), report, "PreferDualStack", "RequireDualStack", "SingleStack");
        if (!spec.IpFamilyPolicy.Is("SingleStack").IsTrue)
            return;
        if (spec.ClusterIPs.Count > 1)
            report.Invalid(at.Member("ipFamilyPolicy"), spec.IpFamilyPolicy, "must be 'RequireDualStack' or 'PreferDualStack' when multiple cluster IPs are specified");
        if (spec.IpFamilies.Count > 1)
            report.Invalid(at.Member("ipFamilyPolicy"), spec.IpFamilyPolicy, "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified");
    }

    private static void Addresses(ServiceSpecView spec, Field at, Report report)
    {
        var (one, all) = (spec.ClusterIP, spec.ClusterIPs);
        if (one.TryText(out var first) && all.Count > 0)
        {
            if (!all.At(0).Is(first))
                report.Invalid(at, JsonText.Write(all.Value), "first value must match `clusterIP`");
            if (first.Length == 0)
                report.Invalid(at, JsonText.Write(all.Value), "must be empty when `clusterIP` is not specified");
        }

        var (bad, known) = (false, new List<IpAddress>());
        for (var i = 0; i < all.Count; i++)
        {
            if (!all.At(i).TryText(out var text))
            {
                bad = true;
                continue;
            }

            if (i == 0 && text == "None")
            {
                if (all.Count > 1)
                {
                    bad = true;
                    report.Invalid(at, JsonText.Write(all.Value), "'None' must be the first and only value");
                }

                continue;
            }

            if (AddressRules.Address(text, at.Item(i), report, out var address))
                known.Add(address);
            else
                bad = true;
        }

        if (all.Count > 2)
            report.Invalid(at, JsonText.Write(all.Value), "may only hold up to 2 values");
        if (bad)
            return;
        if (known.Count > 1 && (known.Count > 2 || known[0].Unmap().Family == known[1].Unmap().Family))
            report.Invalid(at, JsonText.Write(all.Value), "may specify no more than one IP for each IP family");
        for (var i = 0; i < known.Count && i < spec.IpFamilies.Count; i++)
        {
            if (spec.IpFamilies.At(i).TryText(out var family) && family is "IPv4" or "IPv6" && (family == "IPv4") != (known[i].Unmap().Family == 4))
                report.Invalid(at.Item(i), all.At(i), $"expected an {family} value as indicated by `ipFamilies[{i}]`");
        }
    }
}
