using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Where a Service's traffic goes.</summary>
internal static class EndpointRules
{
    public static void Slice(Node node, Report report) => Slice(node, default, report);

    /// <summary>A slice over the one before: from 1.33 on addresses that were there are not looked at again.</summary>
    public static void Slice(Node node, Node old, Report report)
    {
        var slice = new EndpointSliceView(node);
        var at = Field.Root(Concept.Services);
        if (slice.AddressType.IsEmpty)
            report.Required(at.Member("addressType"));
        else
            Check.OneOf(slice.AddressType, at.Member("addressType"), report, "FQDN", "IPv4", "IPv6");
        Endpoints(slice, Known(old, report), at.Member("endpoints"), report);
        Ports(slice.Ports, at.Member("ports"), report);
    }

    private static void Endpoints(EndpointSliceView slice, HashSet<string> known, Field at, Report report)
    {
        if (slice.Endpoints.Count > 1000)
            report.TooMany(at, slice.Endpoints.Count, 1000);
        slice.AddressType.TryText(out var type);
        for (var i = 0; i < slice.Endpoints.Count; i++)
        {
            var endpoint = new EndpointView(slice.Endpoints.At(i));
            var own = at.Item(i);
            var addresses = own.Member("addresses");
            if (endpoint.Addresses.HasNone)
                report.Required(addresses, "must contain at least 1 address");
            if (endpoint.Addresses.Count > 100)
                report.TooMany(addresses, endpoint.Addresses.Count, 100);
            for (var j = 0; j < endpoint.Addresses.Count; j++)
            {
                if (endpoint.Addresses.At(j).TryText(out var text) && !known.Contains(text))
                    Address(text, type, addresses, j, report);
            }

            var zones = new EndpointHintsView(endpoint.Hints).ForZones;
            for (var j = 0; j < zones.Count; j++)
            {
                var zone = new ForZoneView(zones.At(j)).Name;
                for (var k = 0; k < j; k++)
                {
                    if (zone.TryText(out var text) && new ForZoneView(zones.At(k)).Name.Is(text))
                    {
                        report.Duplicate(own.Member("hints", "forZones").Item(j).Member("name"), zone);
                        break;
                    }
                }
            }

            if (endpoint.NodeName.TryGiven(out string name))
                report.InvalidText(own.Member("nodeName"), name, Dns.CheckSubdomain(name));
            Topology(endpoint, own.Member("deprecatedTopology"), report);
            if (endpoint.Hostname.TryGiven(out string host))
                report.InvalidText(own.Member("hostname"), host, Dns.CheckLabel(host));
        }
    }

    private static HashSet<string> Known(Node old, Report report)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        if (report.Minor < 33 || old.Object is null)
            return known;
        var endpoints = new EndpointSliceView(old).Endpoints;
        for (var i = 0; i < endpoints.Count; i++)
        {
            var addresses = new EndpointView(endpoints.At(i)).Addresses;
            for (var j = 0; j < addresses.Count; j++)
            {
                if (addresses.At(j).TryText(out var text))
                    known.Add(text);
            }
        }

        return known;
    }

    private static void Address(string text, string type, Field at, int index, Report report)
    {
        switch (type)
        {
            case "IPv4" or "IPv6":
                if (!AddressRules.Address(text, at.Item(index), report, out var address))
                    return;

                if ((address.Unmap().Family == 4) != (type == "IPv4"))
                {
                    // Before 1.33 each address was asked whether it is one of the family; what is written as a mapped one is named as such since.
                    if (report.Minor < 33)
                        report.InvalidText(at.Item(index), text, $"must be a valid {type} address");
                    else if (type == "IPv6" && text.IndexOf(':') >= 0)
                        report.InvalidText(at.Item(index), text, "must not be an IPv4-mapped IPv6 address");
                    else
                        report.InvalidText(at, text, $"must be an {type} address");
                    return;
                }

                if (type == "IPv6" && report.Minor >= 33 && address.ToString() != text)
                    report.InvalidText(at.Item(index), text, $"must be in canonical form ({GoQuote.Quote(address.ToString())})");
                ServiceAddressRules.NotSpecial(text, address, at.Item(index), report);
                break;
            case "FQDN":
                if (text.Length == 0)
                {
                    report.Required(at.Item(index));
                    return;
                }

                var name = text.EndsWith(".", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
                var wrong = Dns.CheckSubdomain(name);
                report.InvalidText(at.Item(index), text, wrong);
                if (wrong.Count == 0 && name.IndexOf('.') < 0)
                    report.InvalidText(at.Item(index), text, "should be a domain with at least two segments separated by dots");
                break;
        }
    }

    private static void Topology(EndpointView endpoint, Field at, Report report)
    {
        var topology = endpoint.DeprecatedTopology;
        if (topology.Count > 16)
            report.TooMany(at, topology.Count, 16);
        if (topology.Get("topology.kubernetes.io/zone").Given)
            report.InvalidText(at.Key("topology.kubernetes.io/zone"), "topology.kubernetes.io/zone", "zone must be set using the `zone` field");
    }

    private static void Ports(Node ports, Field at, Report report)
    {
        if (ports.Count > 20000)
            report.TooMany(at, ports.Count, 20000);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++)
        {
            var port = new DiscoveryEndpointPortView(ports.At(i));
            var own = at.Item(i);
            if (port.Name.TryText(out var name))
            {
                if (name.Length > 0)
                    report.InvalidText(own.Member("name"), name, Dns.CheckLabel(name));
                if (!names.Add(name))
                    report.DuplicateText(own.Member("name"), GoQuote.Quote(name));
            }

            if (!port.Protocol.Given)
                report.Required(own.Member("protocol"));
            Check.OneOf(port.Protocol, own.Member("protocol"), report, "SCTP", "TCP", "UDP");
            if (port.AppProtocol.TryGiven(out string application))
                report.InvalidText(own.Member("appProtocol"), application, NameRules.QualifiedMessages(application));
        }
    }
}
