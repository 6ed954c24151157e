using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Who may talk to whom.</summary>
internal static class NetworkPolicyRules
{
    public static void Create(Node node, Report report)
    {
        var spec = new NetworkPolicyView(node).Spec;
        var at = Field.Root(Concept.NetworkPolicies).Member("spec");
        SelectorRules.Check(spec.PodSelector, at.Member("podSelector", Concept.Selectors), report);
        for (var i = 0; i < spec.Ingress.Count; i++)
        {
            var rule = new NetworkPolicyIngressRuleView(spec.Ingress.At(i));
            Rule(rule.Ports, rule.From, "from", at.Member("ingress").Item(i), report);
        }

        for (var i = 0; i < spec.Egress.Count; i++)
        {
            var rule = new NetworkPolicyEgressRuleView(spec.Egress.At(i));
            Rule(rule.Ports, rule.To, "to", at.Member("egress").Item(i), report);
        }

        var types = at.Member("policyTypes");
        if (spec.PolicyTypes.Count > 2)
        {
            report.Invalid(types, JsonText.Write(spec.PolicyTypes.Value), "may not specify more than two policyTypes");
            return;
        }

        for (var i = 0; i < spec.PolicyTypes.Count; i++)
            Check.OneOf(spec.PolicyTypes.At(i), types.Item(i), report, "Ingress", "Egress");
    }

    private static void Rule(Node ports, Node peers, string name, Field at, Report report)
    {
        for (var i = 0; i < ports.Count; i++)
            Port(new(ports.At(i)), at.Member("ports").Item(i), report);
        for (var i = 0; i < peers.Count; i++)
            Peer(new(peers.At(i)), at.Member(name).Item(i), report);
    }

    private static void Port(NetworkPolicyPortView port, Field at, Report report)
    {
        Check.OneOf(port.Protocol, at.Member("protocol"), report, "TCP", "UDP", "SCTP");
        var end = at.Member("endPort");
        switch (port.Port.Value.Kind)
        {
            case ValueKind.Integer:
                PortRules.NumberOrName(port.Port, at.Member("port"), report);
                if (port.EndPort.TryGiven(out long last))
                {
                    if (last < port.Port.Value.Integer)
                        report.Invalid(end, port.Port.Value.Integer, "must be greater than or equal to `port`");
                    Check.Between(port.EndPort, 1, 65535, end, report, Texts.Port);
                }

                break;
            case ValueKind.String:
                PortRules.NumberOrName(port.Port, at.Member("port"), report);
                if (port.EndPort.TryGiven(out last))
                    report.Invalid(end, last, "may not be specified when `port` is non-numeric");
                break;
            case ValueKind.Absent:
                if (port.EndPort.TryGiven(out last))
                    report.Invalid(end, last, "may not be specified when `port` is not specified");
                break;
        }
    }

    private static void Peer(NetworkPolicyPeerView peer, Field at, Report report)
    {
        SelectorRules.Check(peer.PodSelector, at.Member("podSelector", Concept.Selectors), report);
        SelectorRules.Check(peer.NamespaceSelector, at.Member("namespaceSelector", Concept.Selectors), report);
        var (pods, namespaces, block) = (peer.PodSelector.Given, peer.NamespaceSelector.Given, peer.IpBlock.Given);
        if (!pods & !namespaces & !block)
            report.Required(at, "must specify a peer");
        if ((pods | namespaces) & block)
            report.Forbidden(at, "may not specify both ipBlock and another peer");
        if (block.IsTrue)
            Block(peer.IpBlock, at.Member("ipBlock"), report);
    }

    private static void Block(IPBlockView block, Field at, Report report)
    {
        if (block.Cidr.IsEmpty)
        {
            report.Required(at.Member("cidr"));
            return;
        }

        Cidr? whole = null;
        if (block.Cidr.TryText(out var text) && AddressRules.Network(text, at.Member("cidr"), report, out var network))
            whole = network;
        if (block.Cidr.TryText(out text) && Cidr.TryParseLenient(text, out var lenient))
            whole ??= lenient;
        for (var i = 0; i < block.Except.Count; i++)
        {
            var place = at.Member("except").Item(i);
            if (!block.Except.At(i).TryText(out var except) || !AddressRules.Network(except, place, report, out var part) || whole is null)
                continue;
            var (outer, inner) = (whole.Masked(), part.Masked());
            if (!outer.Contains(inner.Address) || outer.PrefixLength >= inner.PrefixLength)
                report.InvalidText(place, except, "must be a strict subset of `cidr`");
        }
    }
}
