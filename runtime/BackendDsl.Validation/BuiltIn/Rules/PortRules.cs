using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Ports of containers, and ports as numbers or names anywhere.</summary>
internal static class PortRules
{
    public static void Check(Node ports, Field at, Report report)
    {
        for (var i = 0; i < ports.Count; i++)
        {
            var port = new ContainerPortView(ports.At(i));
            var own = at.Item(i);
            if (port.Name.TryText(out var name) && name.Length > 0)
            {
                var messages = NameMessages(name);
                report.InvalidText(own.Member("name"), name, messages);
                for (var j = 0; messages.Count == 0 && j < i; j++)
                {
                    if (new ContainerPortView(ports.At(j)).Name.Is(name))
                    {
                        report.Duplicate(own.Member("name"), port.Name);
                        break;
                    }
                }
            }

            if (port.ContainerPort.IsZero)
                report.Required(own.Member("containerPort"));
            else
                Rules.Check.Between(port.ContainerPort, 1, 65535, own.Member("containerPort"), report, Texts.Port);
            if (port.HostPort.TryNumber(out var host) && host != 0)
                Rules.Check.Between(port.HostPort, 1, 65535, own.Member("hostPort"), report, Texts.Port);
            Rules.Check.RequiredOneOf(port.Protocol, own.Member("protocol"), report, "SCTP", "TCP", "UDP");
        }
    }

    /// <summary>A port of the host belongs to one container for each protocol and address.</summary>
    public static void HostPorts(Node containers, Field at, Report report)
    {
        HashSet<string>? seen = null;
        for (var i = 0; i < containers.Count; i++)
        {
            var ports = new ContainerView(containers.At(i)).Ports;
            for (var j = 0; j < ports.Count; j++)
            {
                var port = new ContainerPortView(ports.At(j));
                if (!port.HostPort.TryNumber(out var host) || host == 0 || !port.HostIP.TryText(out var address) || !port.Protocol.TryText(out var protocol))
                    continue;
                var key = string.Format(CultureInfo.InvariantCulture, "{0}/{1}/{2}", protocol, address, host);
                if (!(seen ??= new(StringComparer.Ordinal)).Add(key))
                    report.DuplicateText(at.Item(i).Member("ports", Concept.Ports).Item(j).Member("hostPort"), GoQuote.Quote(key));
            }
        }
    }

    /// <summary>A port by number, or by the name that a container gives it.</summary>
    public static void NumberOrName(Node port, Field at, Report report)
    {
        switch (port.Value.Kind)
        {
            case ValueKind.Integer or ValueKind.Absent:
                port.TryNumber(out var number);
                if (number is < 1 or > 65535)
                    report.Invalid(at, number, Texts.Port);
                break;
            case ValueKind.String:
                report.InvalidText(at, port.Value.String, NameMessages(port.Value.String));
                break;
        }
    }

    /// <summary>What is wrong with an IANA service name.</summary>
    public static IReadOnlyList<string> NameMessages(string name)
    {
        List<string>? messages = null;
        if (name.Length > 15)
            (messages ??= []).Add("must be no more than 15 characters");
        var (good, letter) = (name.Length > 0, false);
        foreach (var c in name)
        {
            good &= c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-';
            letter |= c is >= 'a' and <= 'z';
        }

        if (!good)
            (messages ??= []).Add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        if (!letter)
            (messages ??= []).Add("must contain at least one letter (a-z)");
        if (name.IndexOf("--", StringComparison.Ordinal) >= 0)
            (messages ??= []).Add("must not contain consecutive hyphens");
        if (name.Length > 0 && (name[0] == '-' || name[name.Length - 1] == '-'))
            (messages ??= []).Add("must not begin or end with a hyphen");
        return messages ?? (IReadOnlyList<string>)[];
    }
}
