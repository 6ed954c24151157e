using BackendDsl.Validation.Findings;

namespace BackendDsl.ManifestHost;

/// <summary>The ids of what this step tells; each has a page under <c>docs/diagnostics</c>.</summary>
internal static class EmitCodes
{
    /// <summary>A property of the project file is wrong.</summary>
    public const string Usage = "BDSL0200";

    /// <summary>User code threw while a manifest was made.</summary>
    public const string MemberThrew = "BDSL0201";

    /// <summary>A resource is not valid.</summary>
    public const string InvalidResource = "BDSL0202";

    /// <summary>Two resources have the same kind, namespace and name.</summary>
    public const string DuplicateIdentity = "BDSL0203";

    /// <summary>A member marked [Manifest] is not something that can be written.</summary>
    public const string NotAManifest = DiagnosticIds.ManifestMemberWrong;

    /// <summary>Files differ from what the code says (verify mode).</summary>
    public const string Drift = "BDSL0205";

    /// <summary>A file stands in the way that this project did not write.</summary>
    public const string ForeignFile = "BDSL0206";

    /// <summary>The output folder cannot be used.</summary>
    public const string OutputFailed = "BDSL0207";

    /// <summary>An Envoy cluster could not be made, or has a finding.</summary>
    public const string Export = "BDSL0208";

    /// <summary>Something of an object is the server's and was left out.</summary>
    public const string LeftOut = "BDSL0209";

    /// <summary>The assembly cannot be loaded on this machine.</summary>
    public const string CannotLoad = "BDSL0214";

    /// <summary>A namespaced resource names no namespace.</summary>
    public const string NoNamespace = "BDSL0215";

    /// <summary>A Secret is written with its data.</summary>
    public const string SecretInText = "BDSL0216";

    /// <summary>A folder is set, but nothing is marked.</summary>
    public const string NothingMarked = "BDSL0217";

    /// <summary>The baseline cannot be read.</summary>
    public const string BaselineUnreadable = DiagnosticIds.BaselineUnreadable;

    /// <summary>A finding that the baseline accepts is gone.</summary>
    public const string AcceptedIsGone = DiagnosticIds.AcceptedIsGone;

    /// <summary>A policy refuses a resource.</summary>
    public const string Policy = DiagnosticIds.PolicyDenies;

    /// <summary>A policy warns of a resource.</summary>
    public const string PolicyWarns = DiagnosticIds.PolicyWarns;

    /// <summary>A policy notes a resource.</summary>
    public const string PolicyAudits = DiagnosticIds.PolicyAudits;

    /// <summary>A variant of a definition is assumed.</summary>
    public const string VariantAssumed = DiagnosticIds.VariantAssumed;

    /// <summary>The nearest earlier variant of a definition is taken.</summary>
    public const string NearestVariant = DiagnosticIds.NearestVariant;
}
