using System.Collections.Immutable;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>The diagnostics of Kubernetes' own kinds: one for each thing that the API server's rules are about.</summary>
internal static class BuiltInDescriptors
{
    private const string Category = "BackendDsl.BuiltIn";

    /// <summary>All of them; changes of what is deployed aside, which only the build step sees.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Block { get; } =
    [
        Of("BDSL5001", DiagnosticSeverity.Error, "Unknown field of a built-in kind"),
        Of("BDSL5002", DiagnosticSeverity.Error, "Field given twice"),
        Of("BDSL5003", DiagnosticSeverity.Error, "A value the server cannot decode"),
        Of("BDSL5004", DiagnosticSeverity.Error, "API version that is not served"),
        Of("BDSL5010", DiagnosticSeverity.Error, "Metadata of a built-in kind"),
        Of("BDSL5011", DiagnosticSeverity.Error, "Labels of a built-in kind"),
        Of("BDSL5012", DiagnosticSeverity.Error, "Annotations of a built-in kind"),
        Of("BDSL5013", DiagnosticSeverity.Error, "Label selector"),
        Of("BDSL5020", DiagnosticSeverity.Error, "Containers of a Pod"),
        Of("BDSL5021", DiagnosticSeverity.Error, "Ports of a container"),
        Of("BDSL5022", DiagnosticSeverity.Error, "Environment of a container"),
        Of("BDSL5023", DiagnosticSeverity.Error, "Resources"),
        Of("BDSL5024", DiagnosticSeverity.Error, "Probes"),
        Of("BDSL5025", DiagnosticSeverity.Error, "Lifecycle hooks"),
        Of("BDSL5026", DiagnosticSeverity.Error, "Volumes"),
        Of("BDSL5027", DiagnosticSeverity.Error, "Volume mounts"),
        Of("BDSL5028", DiagnosticSeverity.Error, "Security context"),
        Of("BDSL5029", DiagnosticSeverity.Error, "Scheduling"),
        Of("BDSL5030", DiagnosticSeverity.Error, "Pod specification"),
        Of("BDSL5031", DiagnosticSeverity.Error, "Name resolution of a Pod"),
        Of("BDSL5040", DiagnosticSeverity.Error, "Workloads"),
        Of("BDSL5041", DiagnosticSeverity.Error, "Jobs"),
        Of("BDSL5042", DiagnosticSeverity.Error, "CronJobs"),
        Of("BDSL5043", DiagnosticSeverity.Error, "Services and endpoints"),
        Of("BDSL5044", DiagnosticSeverity.Error, "Ingress"),
        Of("BDSL5045", DiagnosticSeverity.Error, "Network policies"),
        Of("BDSL5046", DiagnosticSeverity.Error, "Autoscaling"),
        Of("BDSL5047", DiagnosticSeverity.Error, "Disruption budgets"),
        Of("BDSL5048", DiagnosticSeverity.Error, "ConfigMaps and Secrets"),
        Of("BDSL5049", DiagnosticSeverity.Error, "Roles and bindings"),
        Of("BDSL5050", DiagnosticSeverity.Error, "Storage"),
        Of("BDSL5051", DiagnosticSeverity.Error, "Quotas and limit ranges"),
        Of("BDSL5052", DiagnosticSeverity.Error, "Webhooks and admission policies"),
        Of("BDSL5053", DiagnosticSeverity.Error, "Cluster kinds"),
        Of("BDSL5060", DiagnosticSeverity.Info, "Dropped without a word"),
        Of("BDSL5061", DiagnosticSeverity.Warning, "The server warns"),
    ];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_byId = Block.ToImmutableDictionary(static d => d.Id);

    /// <summary>The diagnostic of a finding of the engine's.</summary>
    public static DiagnosticDescriptor Of(Finding finding) => s_byId.TryGetValue(finding.Id, out var known) ? known : Descriptors.SchemaBroken;

    private static DiagnosticDescriptor Of(string id, DiagnosticSeverity severity, string title) => new(
        id,
        title,
        "{0}",
        Category,
        severity,
        isEnabledByDefault: true,
        severity == DiagnosticSeverity.Error
            ? "The API server refuses the object: its own rules for the kinds that Kubernetes brings."
            : "The API server takes the object, but it says or does something about it.",
        HelpLinks.Of(id));
}
