using System.Globalization;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Small kinds of the cluster: namespaces, priorities, leases, runtimes.</summary>
internal static class ClusterRules
{
    private const long HighestPriority = 1_000_000_000;

    public static void Namespace(Node node, Report report)
    {
        var finalizers = new NamespaceView(node).Spec.Finalizers;
        var at = Field.Root(Concept.Cluster).Member("spec", "finalizers");
        for (var i = 0; i < finalizers.Count; i++)
        {
            if (!finalizers.At(i).TryText(out var text))
                continue;
            var messages = NameRules.QualifiedMessages(text);
            report.InvalidText(at, text, messages);
            if (messages.Count == 0 && text.IndexOf('/') < 0 && text is not ("kubernetes" or "orphan" or "foregroundDeletion"))
                report.InvalidText(at, text, "name is neither a standard finalizer name nor is it fully qualified");
        }
    }

    public static void PriorityClass(Node node, Report report)
    {
        var priority = new PriorityClassView(node);
        var at = Field.Root(Concept.Cluster);
        var isKnown = new ObjectMetaView(priority.Metadata).Name.TryText(out var name);
        if (isKnown && name.StartsWith("system-", StringComparison.Ordinal))
        {
            var error = SystemError(name, priority);
            if (error is not null)
                report.Forbidden(at.Member("metadata", "name"), "priority class names with 'system-' prefix are reserved for system use only. error: " + error);
        }
        else if (isKnown && priority.Value.TryNumber(out var value) && value > HighestPriority)
        {
            report.Forbidden(at.Member("value"), "maximum allowed value of a user defined priority is " + HighestPriority.ToString(CultureInfo.InvariantCulture));
        }

        Check.OneOf(priority.PreemptionPolicy, at.Member("preemptionPolicy"), report, "PreemptLowerPriority", "Never");
    }

    public static void Lease(Node node, Report report)
    {
        var spec = new LeaseView(node).Spec;
        var at = Field.Root(Concept.Cluster).Member("spec");
        if (spec.LeaseDurationSeconds.TryGiven(out long seconds) && seconds <= 0)
            report.Invalid(at.Member("leaseDurationSeconds"), seconds, Texts.AboveZero);
        if (spec.LeaseTransitions.TryGiven(out long transitions) && transitions < 0)
            report.Invalid(at.Member("leaseTransitions"), transitions, "must be greater than or equal to 0");
    }

    public static void RuntimeClass(Node node, Report report)
    {
        var runtime = new RuntimeClassView(node);
        var at = Field.Root(Concept.Cluster);
        if ((report.Minor >= 36) & runtime.Handler.IsEmpty)
            report.Required(at.Member("handler"));
        else
            NameRules.Label(runtime.Handler, at.Member("handler"), report);
        if (runtime.Overhead.Given.IsTrue)
            ResourceRules.Overhead(runtime.Overhead.PodFixed, at.Member("overhead"), report);
        if (!runtime.Scheduling.Given.IsTrue)
            return;
        at = at.Member("scheduling");
        MetadataRules.Labels(runtime.Scheduling.NodeSelector, at.Member("nodeSelector"), report);
        // Before 1.35 the server wrote the name twice.
        var tolerations = report.Minor >= 35 ? at.Member("tolerations") : at.Member("tolerations", "tolerations");
        TolerationRules.Check(runtime.Scheduling.Tolerations, tolerations, report);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < runtime.Scheduling.Tolerations.Count; i++)
        {
            var text = JsonText.Write(runtime.Scheduling.Tolerations.At(i).Value);
            if (Known.Is(runtime.Scheduling.Tolerations.At(i).Value) && !seen.Add(text))
                report.DuplicateText(at.Member("tolerations").Item(i), text);
        }
    }

    private static string? SystemError(string name, PriorityClassView priority)
    {
        long expected = name switch { "system-node-critical" => 2_000_001_000, "system-cluster-critical" => 2_000_000_000, _ => 0 };
        if (expected == 0)
            return name + " is not a known system priority class";
        if (priority.Value.TryNumber(out var value) && value != expected)
            return $"value of {name} PriorityClass must be {expected}";
        return priority.GlobalDefault.IsTrue.IsTrue ? $"globalDefault of {name} PriorityClass must be false" : null;
    }
}
