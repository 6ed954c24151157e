using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Warnings;

/// <summary>What the server warns about in a Pod or a template.</summary>
internal static class PodWarnings
{
    private static readonly Dictionary<string, string> s_nodeLabels = new(StringComparer.Ordinal)
    {
        ["beta.kubernetes.io/arch"] = "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
        ["beta.kubernetes.io/os"] = "deprecated since v1.14; use \"kubernetes.io/os\" instead",
        ["failure-domain.beta.kubernetes.io/region"] = "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
        ["failure-domain.beta.kubernetes.io/zone"] = "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
        ["beta.kubernetes.io/instance-type"] = "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead",
    };

    public static void Pod(Node node, Node old, Report report)
    {
        var pod = new PodView(node);
        Spec(pod.Spec, Field.Root(Concept.ServerWarning).Member("spec"), report);
        if (!old.Given.IsTrue && new ObjectMetaView(pod.Metadata).Name.TryText(out var name) && Dns.CheckLabel(name) is { Count: > 0 } messages)
            NameAdvice("Pod's hostname", messages, report);
    }

    public static void Template(Node template, Field at, Report report)
    {
        var spec = new PodTemplateSpecView(template).Spec;
        Spec(spec, at.Member("spec"), report);
        if (spec.TerminationGracePeriodSeconds.TryGiven(out long grace) && grace < 0)
            Say(at.Member("spec", "terminationGracePeriodSeconds"), "must be >= 0; negative values are invalid and will be treated as 1", report);
    }

    /// <summary>Names that become part of Pods' names.</summary>
    public static void Name(Node node, Report report)
    {
        if (new ObjectMetaView(node.Member("metadata")).Name.TryText(out var name) && name.Length > 0 && Dns.CheckLabel(name) is { Count: > 0 } messages)
            NameAdvice("", messages, report);
    }

    /// <summary>Amounts of bytes that are no whole ones.</summary>
    public static void Bytes(Node amounts, Field at, Report report)
    {
        for (var i = 0; i < amounts.Count; i++)
        {
            var name = amounts.Key(i);
            if (name is "memory" or "ephemeral-storage" or "storage" && amounts.Entry(i).TryGiven(out string text) && Decoding.Amount.TryRead(text, out var amount) && !amount.IsWhole)
                Say(at.Key(name), $"fractional byte value {GoQuote.Quote(Rules.ResourceRules.Canonical(text))} is invalid, must be an integer", report);
        }
    }

    public static void Say(Field at, string text, Report report) => report.Warn(at, at + ": " + text);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void NameAdvice(string what, IReadOnlyList<string> messages, Report report)
    {
        var used = what.Length > 0 ? "the " + what : "Pod names and hostnames";
        report.Warn(Field.Root(Concept.ServerWarning).Member("metadata", "name"), $"metadata.name: this is used in {used}, which can result in surprising behavior; a DNS label is recommended: [{string.Join(" ", messages)}]");
    }

    private static void Spec(PodSpecView spec, Field at, Report report)
    {
        for (var i = 0; i < spec.NodeSelector.Count; i++)
        {
            if (s_nodeLabels.TryGetValue(spec.NodeSelector.Key(i), out var text))
                Say(at.Member("nodeSelector").Key(spec.NodeSelector.Key(i)), text, report);
        }

        Selectors(spec, at, report);
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < spec.HostAliases.Count; i++)
        {
            if (new HostAliasView(spec.HostAliases.At(i)).Ip.TryText(out var ip) && !addresses.Add(ip))
                Say(at.Member("hostAliases").Item(i).Member("ip"), "duplicate ip " + GoQuote.Quote(ip), report);
        }

        var secrets = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < spec.ImagePullSecrets.Count; i++)
        {
            if (!new LocalObjectReferenceView(spec.ImagePullSecrets.At(i)).Name.TryText(out var name))
                continue;
            var place = at.Member("imagePullSecrets").Item(i).Member("name");
            if (name.Length == 0)
                Say(place, "invalid empty name \"\"", report);
            else if (!secrets.Add(name))
                Say(place, "duplicate name " + GoQuote.Quote(name), report);
        }

        VolumeWarnings.Check(spec.Volumes, at.Member("volumes"), report);
        ContainerWarnings.Check(spec, at, report);
        Bytes(spec.Overhead, at.Member("overhead"), report);
    }

    private static void Selectors(PodSpecView spec, Field at, Report report)
    {
        const string Nobody = "a null labelSelector results in matching no pod";
        for (var i = 0; i < spec.TopologySpreadConstraints.Count; i++)
        {
            if (!new TopologySpreadConstraintView(spec.TopologySpreadConstraints.At(i)).LabelSelector.Given)
                Say(at.Member("topologySpreadConstraints").Item(i).Member("labelSelector"), Nobody, report);
        }

        foreach (var (name, affinity) in new[] { ("podAffinity", spec.Affinity.PodAffinity), ("podAntiAffinity", new PodAffinityView(spec.Affinity.PodAntiAffinity)) })
        {
            var place = at.Member("affinity", name);
            var required = affinity.RequiredDuringSchedulingIgnoredDuringExecution;
            for (var i = 0; i < required.Count; i++)
            {
                if (!new PodAffinityTermView(required.At(i)).LabelSelector.Given)
                    Say(place.Member("requiredDuringSchedulingIgnoredDuringExecution").Item(i).Member("labelSelector"), Nobody, report);
            }

            var preferred = affinity.PreferredDuringSchedulingIgnoredDuringExecution;
            for (var i = 0; i < preferred.Count; i++)
            {
                if (!new WeightedPodAffinityTermView(preferred.At(i)).PodAffinityTerm.LabelSelector.Given)
                    Say(place.Member("preferredDuringSchedulingIgnoredDuringExecution").Item(i).Member("podAffinityTerm", "labelSelector"), Nobody, report);
            }
        }
    }
}
