using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>How names are resolved in a Pod.</summary>
internal static class PodDnsRules
{
    public static void Check(PodSpecView spec, Field at, Report report)
    {
        at = at.For(Concept.Dns);
        Rules.Check.RequiredOneOf(spec.DnsPolicy, at.Member("dnsPolicy", Concept.Dns), report, "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
        Aliases(spec.HostAliases, at.Member("hostAliases", Concept.Dns), report);
        at = at.Member("dnsConfig", Concept.Dns);
        if (spec.DnsPolicy.Is("None"))
        {
            if (!spec.DnsConfig.Node.Given)
                report.Required(at, "must provide `dnsConfig` when `dnsPolicy` is None");
            if (spec.DnsConfig.Node.Given & spec.DnsConfig.Nameservers.HasNone)
                report.Required(at.Member("nameservers"), "must provide at least one DNS nameserver when `dnsPolicy` is None");
        }

        // The server looks no further then.
        if (!(spec.DnsPolicy.Is("None") & spec.DnsConfig.Nameservers.HasNone).IsFalse)
            return;

        if (!spec.DnsConfig.Node.Given.IsTrue)
            return;
        Servers(spec.DnsConfig.Nameservers, at.Member("nameservers"), report);
        Searches(spec.DnsConfig.Searches, at.Member("searches"), report);
        for (var i = 0; i < spec.DnsConfig.Options.Count; i++)
            Rules.Check.Required(new PodDNSConfigOptionView(spec.DnsConfig.Options.At(i)).Name, at.Member("options").Item(i), report, "must not be empty");
    }

    private static void Servers(Node servers, Field at, Report report)
    {
        if (servers.Count > 3)
            report.Invalid(at, JsonText.Write(servers.Value), "must not have more than 3 nameservers");
        for (var i = 0; i < servers.Count; i++)
        {
            if (servers.At(i).TryText(out var text))
                AddressRules.Address(text, at.Item(i), report);
        }
    }

    private static void Searches(Node searches, Field at, Report report)
    {
        if (searches.Count > 32)
            report.Invalid(at, JsonText.Write(searches.Value), "must not have more than 32 search paths");
        var length = Math.Max(searches.Count - 1, 0);
        for (var i = 0; i < searches.Count; i++)
        {
            if (!searches.At(i).TryText(out var text))
                continue;
            length += text.Length;
            if (report.Minor >= 33)
            {
                if (text == ".")
                    continue;
                var name = text.EndsWith(".", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
                report.InvalidText(at.Item(i), name, Underscored(name));
            }
            else
            {
                var name = text.EndsWith(".", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
                report.InvalidText(at.Item(i), text, Dns.CheckSubdomain(name));
            }
        }

        if (length > 2048)
            report.Invalid(at, JsonText.Write(searches.Value), "must not have more than 2048 characters (including spaces) in the search list");
    }

    // A subdomain whose labels may begin with one underscore and hold more.
    private static List<string> Underscored(string name)
    {
        List<string>? messages = null;
        if (name.Length > 253)
            (messages = []).Add("must be no more than 253 characters");
        foreach (var label in name.Split('.'))
        {
            var rest = label.StartsWith("_", StringComparison.Ordinal) ? label.Substring(1) : label;
            var good = rest.Length > 0 && Letter(rest[0]) && Letter(rest[rest.Length - 1]);
            foreach (var c in rest)
                good &= Letter(c) || c is '-' or '_';
            if (good)
                continue;
            (messages ??= []).Add("a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*')");
            break;
        }

        return messages ?? [];

        static bool Letter(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
    }

    private static void Aliases(Node aliases, Field at, Report report)
    {
        for (var i = 0; i < aliases.Count; i++)
        {
            var alias = new HostAliasView(aliases.At(i));
            if (alias.Ip.TryText(out var ip))
                AddressRules.Address(ip, at.Item(i).Member("ip"), report);
            for (var j = 0; j < alias.Hostnames.Count; j++)
                NameRules.Subdomain(alias.Hostnames.At(j), at.Item(i).Member("hostnames"), report);
        }
    }
}
