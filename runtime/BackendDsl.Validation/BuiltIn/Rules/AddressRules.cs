using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>IP addresses and networks: strict since 1.36, with leading zeros and mapped addresses before.</summary>
internal static class AddressRules
{
    private const string NoAddress = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
    private const string NoNetwork = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

    /// <summary>Refuses what is no address; true for one.</summary>
    public static bool Address(string text, Field at, Report report) => Address(text, at, report, out _);

    /// <summary>Refuses what is no address.</summary>
    public static bool Address(string text, Field at, Report report, out IpAddress address)
    {
        if (!IpAddress.TryParseLenient(text, out address) || address.Zone.Length > 0)
        {
            report.InvalidText(at, text, NoAddress);
            return false;
        }

        if (report.Minor < 36)
            return true;
        var good = true;
        if (IsMapped(text, address))
        {
            report.InvalidText(at, text, "must not be an IPv4-mapped IPv6 address");
            good = false;
        }

        if (!IpAddress.TryParse(text, out _))
        {
            report.InvalidText(at, text, "must not have leading 0s");
            good = false;
        }

        return good;
    }

    /// <summary>Refuses what is no network.</summary>
    public static bool Network(string text, Field at, Report report, out Cidr network)
    {
        if (!Cidr.TryParseLenient(text, out network))
        {
            report.InvalidText(at, text, NoNetwork);
            return false;
        }

        if (report.Minor < 36)
            return true;
        var good = true;
        if (IsMapped(text, network.Address))
        {
            report.InvalidText(at, text, "must not have an IPv4-mapped IPv6 address");
            good = false;
        }

        if (!Cidr.TryParse(text, out _))
        {
            report.InvalidText(at, text, "must not have leading 0s in IP or prefix length");
            good = false;
        }
        else if (network.Masked() != network && !network.Masked().Equals(network))
        {
            report.InvalidText(at, text, "must not have bits set beyond the prefix length");
            good = false;
        }

        return good;
    }

    public static bool IsIpv6(IpAddress address, string text) => !address.Is4 && !IsMapped(text, address);

    // An IPv4 address written with colons.
    private static bool IsMapped(string text, IpAddress address) => text.IndexOf(':') >= 0 && address.Is4In6;
}
