using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.BuiltIn.Reporting;

/// <summary>The diagnostic id of each concept; each has a page under docs/diagnostics.</summary>
internal static class ConceptIds
{
    public static string Of(Concept concept) => concept switch
    {
        Concept.UnknownField => DiagnosticIds.BuiltInUnknownField,
        Concept.DuplicateField => DiagnosticIds.FieldTwice,
        Concept.Decoding => DiagnosticIds.CannotBeDecoded,
        Concept.ApiVersion => DiagnosticIds.VersionNotServed,
        Concept.Metadata => "BDSL5010",
        Concept.Labels => "BDSL5011",
        Concept.Annotations => "BDSL5012",
        Concept.Selectors => "BDSL5013",
        Concept.Containers => "BDSL5020",
        Concept.Ports => "BDSL5021",
        Concept.Environment => "BDSL5022",
        Concept.Resources => "BDSL5023",
        Concept.Probes => "BDSL5024",
        Concept.Lifecycle => "BDSL5025",
        Concept.Volumes => "BDSL5026",
        Concept.VolumeMounts => "BDSL5027",
        Concept.Security => "BDSL5028",
        Concept.Scheduling => "BDSL5029",
        Concept.PodSpec => "BDSL5030",
        Concept.Dns => "BDSL5031",
        Concept.Workloads => "BDSL5040",
        Concept.Jobs => "BDSL5041",
        Concept.CronJobs => "BDSL5042",
        Concept.Services => "BDSL5043",
        Concept.Ingress => "BDSL5044",
        Concept.NetworkPolicies => "BDSL5045",
        Concept.Autoscaling => "BDSL5046",
        Concept.Disruption => "BDSL5047",
        Concept.ConfigAndSecrets => "BDSL5048",
        Concept.AccessControl => "BDSL5049",
        Concept.Storage => "BDSL5050",
        Concept.Quotas => "BDSL5051",
        Concept.Admission => "BDSL5052",
        Concept.Cluster => "BDSL5053",
        Concept.Dropped => "BDSL5060",
        Concept.ServerWarning => "BDSL5061",
        Concept.PolicyTypes => "BDSL5062",
        Concept.Immutable => "BDSL5900",
        _ => throw new ArgumentOutOfRangeException(nameof(concept)),
    };
}
