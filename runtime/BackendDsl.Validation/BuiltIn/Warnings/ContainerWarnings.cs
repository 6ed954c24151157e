using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Warnings;

/// <summary>What the server warns about in containers: things said twice, above all.</summary>
internal static class ContainerWarnings
{
    public static void Check(PodSpecView spec, Field at, Report report)
    {
        var (ports, names) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (list, containers) in new[] { ("initContainers", spec.InitContainers), ("containers", spec.Containers) })
        {
            for (var i = 0; i < containers.Count; i++)
            {
                var container = new ContainerView(containers.At(i));
                var own = at.Member(list).Item(i);
                Ports(container, own.Member("ports"), ports, names, report);
                Env(container.Env, own.Member("env"), report);
                PodWarnings.Bytes(container.Resources.Limits, own.Member("resources", "limits"), report);
                PodWarnings.Bytes(container.Resources.Requests, own.Member("resources", "requests"), report);
            }
        }
    }

    private static void Ports(ContainerView container, Field at, Dictionary<string, string> ports, Dictionary<string, string> names, Report report)
    {
        for (var i = 0; i < container.Ports.Count; i++)
        {
            var port = new ContainerPortView(container.Ports.At(i));
            if (!port.ContainerPort.TryNumber(out var number) || !port.HostPort.TryNumber(out var host) || !port.Protocol.TryText(out var protocol)
                || !port.HostIP.TryText(out var address) || !port.Name.TryText(out var name))
                continue;
            var own = at.Item(i);
            var text = own.ToString();
            if (address.Length > 0 && host == 0)
                PodWarnings.Say(own, $"hostIP set without hostPort: {{Name:{name} HostPort:0 ContainerPort:{PodWarnings.Number(number)} Protocol:{protocol} HostIP:{address}}}", report);
            var key = $"{protocol}/{number}/{host}/{address}";
            if (ports.TryGetValue(key, out var before))
                PodWarnings.Say(own, "duplicate port definition with " + before, report);
            else
                ports[key] = text;
            if (name.Length == 0)
                continue;
            if (names.TryGetValue(name, out before))
                PodWarnings.Say(own, $"duplicate port name {GoQuote.Quote(name)} with {before}, services and probes that select ports by name will use {before}", report);
            else
                names[name] = text;
        }
    }

    private static void Env(Node variables, Field at, Report report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < variables.Count; i++)
        {
            var variable = new EnvVarView(variables.At(i));
            if (!variable.Name.TryText(out var name) || !variable.Value.TryText(out var value))
                continue;
            // A value that builds on the one before hides nothing.
            if (!seen.Add(name) && value.IndexOf("$(" + name + ")", StringComparison.Ordinal) < 0)
                PodWarnings.Say(at.Item(i), $"hides previous definition of {GoQuote.Quote(name)}, which may be dropped when using apply", report);
        }
    }
}
