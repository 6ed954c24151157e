using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>What is told about resources: in C# under the argument, in a manifest at the value.</summary>
internal static class Descriptors
{
    private const string Resource = "BackendDsl.Resource";
    private const string Cel = "BackendDsl.Cel";
    private const string Policy = "BackendDsl.Policy";
    private const string Controller = "BackendDsl.Controller";

    public static readonly DiagnosticDescriptor WrongType = OfResource(
        DiagnosticIds.WrongType,
        "The value is not of the type the schema asks for",
        "The API server refuses a value of another JSON type, such as a string where a number is asked for.");

    public static readonly DiagnosticDescriptor OutOfRange = OfResource(
        DiagnosticIds.OutOfRange,
        "The number is out of range",
        "The schema gives the member a minimum or maximum, or a format of a certain width, that the number does not keep.");

    public static readonly DiagnosticDescriptor NotAMultiple = OfResource(
        DiagnosticIds.NotAMultiple,
        "The number is not a multiple of what the schema asks for",
        "The schema has multipleOf for the member.");

    public static readonly DiagnosticDescriptor WrongLength = OfResource(
        DiagnosticIds.WrongLength,
        "The text is too short or too long",
        "The schema limits the length of the text, counted in code points.");

    public static readonly DiagnosticDescriptor WrongCount = OfResource(
        DiagnosticIds.WrongCount,
        "There are too few or too many entries",
        "The schema limits the number of items of the list, or of members of the object.");

    public static readonly DiagnosticDescriptor PatternMismatch = OfResource(
        DiagnosticIds.PatternMismatch,
        "The text does not match the pattern",
        "The schema gives a pattern, in the syntax of Go, that the text has to match.");

    public static readonly DiagnosticDescriptor FormatMismatch = OfResource(
        DiagnosticIds.FormatMismatch,
        "The text is not of the format",
        "The schema names a format that the API server enforces, such as date-time or ipv4.");

    public static readonly DiagnosticDescriptor ValueNotAllowed = OfResource(
        DiagnosticIds.ValueNotAllowed,
        "The value is not one of those allowed",
        "The schema lists the values the member may have.");

    public static readonly DiagnosticDescriptor MemberMissing = OfResource(
        DiagnosticIds.MemberMissing,
        "A required member is missing",
        "The schema asks for a member that is not set here.");

    public static readonly DiagnosticDescriptor DuplicateEntry = OfResource(
        DiagnosticIds.DuplicateEntry,
        "The list has an entry twice",
        "The list is a set, or a map by some of its members: no two entries may be the same.");

    public static readonly DiagnosticDescriptor CombinationRefused = OfResource(
        DiagnosticIds.CombinationRefused,
        "The value fits none, or too many, of the forms allowed",
        "The schema combines forms by anyOf, oneOf, allOf or not, and the value does not keep to them.");

    public static readonly DiagnosticDescriptor NameInvalid = OfResource(
        DiagnosticIds.NameInvalid,
        "The name is not one that Kubernetes accepts",
        "Names of resources are DNS subdomains, names of namespaces are DNS labels.");

    public static readonly DiagnosticDescriptor MetadataInvalid = OfResource(
        DiagnosticIds.MetadataInvalid,
        "A label, annotation or other metadata is not valid",
        "Kubernetes has rules for the keys and values of labels and annotations, for finalizers and owner references.");

    public static readonly DiagnosticDescriptor UnknownField = new(
        DiagnosticIds.UnknownField,
        "The field is not known",
        "{0}",
        Resource,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The schema does not have the field: the API server drops it, and kubectl refuses it by default.",
        HelpLinks.Of(DiagnosticIds.UnknownField));

    public static readonly DiagnosticDescriptor SchemaBroken = OfResource(
        DiagnosticIds.SchemaBroken,
        "The API server would refuse the value",
        "A rule of the schema or of Kubernetes itself that has no diagnostic of its own.");

    public static readonly DiagnosticDescriptor RuleBroken = Create(
        DiagnosticIds.RuleBroken,
        Cel,
        DiagnosticSeverity.Error,
        "A rule of the custom resource definition does not hold",
        "{0}",
        "The definition has a CEL rule (x-kubernetes-validations) that the API server evaluates for every object; here it is false.");

    public static readonly DiagnosticDescriptor RuleNotEvaluated = Create(
        DiagnosticIds.RuleNotEvaluated,
        Cel,
        DiagnosticSeverity.Error,
        "A rule of the custom resource definition fails on the value",
        "{0}",
        "Evaluating a CEL rule of the definition ends in an error for this value. The API server refuses the object then.");

    public static readonly DiagnosticDescriptor PolicyDenies = OfPolicy(
        DiagnosticIds.PolicyDenies,
        DiagnosticSeverity.Error,
        "A policy denies the resource",
        "A ValidatingAdmissionPolicy of the project, bound with Deny, refuses the resource.");

    public static readonly DiagnosticDescriptor PolicyWarns = OfPolicy(
        DiagnosticIds.PolicyWarns,
        DiagnosticSeverity.Warning,
        "A policy warns of the resource",
        "A ValidatingAdmissionPolicy of the project, bound with Warn, does not hold for the resource.");

    public static readonly DiagnosticDescriptor PolicyAudits = OfPolicy(
        DiagnosticIds.PolicyAudits,
        DiagnosticSeverity.Info,
        "A policy would note the resource in the audit log",
        "A ValidatingAdmissionPolicy of the project, bound with Audit, does not hold for the resource.");

    public static readonly DiagnosticDescriptor PolicyMethodWrong = Create(
        DiagnosticIds.PolicyMethodWrong,
        Policy,
        DiagnosticSeverity.Error,
        "A method marked [Policy] cannot be run",
        "The method '{0}' is marked [Policy] but {1}",
        "The manifests step runs static methods that take one resource and return IEnumerable<PolicyFinding>.");

    public static readonly DiagnosticDescriptor PolicyUnreadable = Create(
        DiagnosticIds.PolicyUnreadable,
        Policy,
        DiagnosticSeverity.Error,
        "The policy file cannot be read",
        "The policy file cannot be read: {0}",
        "A file named by an AdmissionPolicy item is not YAML or JSON that a Kubernetes tool would read.");

    public static readonly DiagnosticDescriptor PolicyInvalid = Create(
        DiagnosticIds.PolicyInvalid,
        Policy,
        DiagnosticSeverity.Warning,
        "The admission policy is not valid",
        "{0}",
        "An API server would not accept the policy or binding, or it refers to something that is not among the files. What is wrong is not applied.");

    public static readonly DiagnosticDescriptor ManifestUnreadable = Create(
        DiagnosticIds.ManifestUnreadable,
        Resource,
        DiagnosticSeverity.Error,
        "The manifest cannot be read",
        "The manifest cannot be read: {0}",
        "A file named by a KubernetesManifest item is not YAML or JSON that a Kubernetes tool would read.");

    public static readonly DiagnosticDescriptor MemberSuperseded = Create(
        DiagnosticIds.MemberSuperseded,
        Controller,
        DiagnosticSeverity.Info,
        "The member is of an older release of the controller",
        "{0}",
        "Later releases of the controller do not have the member: their definition drops it, and it has no effect.");

    public static readonly DiagnosticDescriptor MemberOfAnotherVariant = Create(
        DiagnosticIds.MemberOfAnotherVariant,
        Controller,
        DiagnosticSeverity.Error,
        "The chosen version of the definition does not have the member",
        "{0}",
        "The types are one for all versions of the definition; the version that the project chose does not have this member, so kubectl refuses the manifest and other appliers lose the member.");

    public static readonly DiagnosticDescriptor MemberMayBeLost = Create(
        DiagnosticIds.MemberMayBeLost,
        Controller,
        DiagnosticSeverity.Warning,
        "No version of the definition has the member",
        "{0}",
        "The member is documented, but no released definition has it: kubectl refuses the manifest, and other appliers lose the member.");

    public static readonly DiagnosticDescriptor VariantAssumed = new(
        DiagnosticIds.VariantAssumed,
        "A version of the definition is assumed",
        "{0}",
        Controller,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The definition has several versions, and the project does not say which one it is for.",
        HelpLinks.Of(DiagnosticIds.VariantAssumed),
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor ManifestMemberWrong = Create(
        DiagnosticIds.ManifestMemberWrong,
        Resource,
        DiagnosticSeverity.Error,
        "A member marked [Manifest] cannot be written",
        "'{0}' is marked [Manifest] but {1}",
        "The manifests step reads static members that give Kubernetes resources, and types that are an IManifestSource.");

    public static readonly DiagnosticDescriptor FolderMissing = new(
        DiagnosticIds.FolderMissing,
        "There is no folder to write manifests to",
        "'{0}' is marked [Manifest], but neither ManifestsDirectory nor EnvoyClustersDirectory is set, and nothing is written: set one in the project file",
        Resource,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Members marked [Manifest] are written by the build of their project, where it names a folder.",
        HelpLinks.Of(DiagnosticIds.FolderMissing),
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor BaselineUnreadable = Create(
        DiagnosticIds.BaselineUnreadable,
        Resource,
        DiagnosticSeverity.Error,
        "The baseline cannot be read",
        "The baseline cannot be read, and nothing is accepted: {0}",
        "The file with findings that are known and accepted is JSON or YAML with a list 'findings'.");

    public static readonly DiagnosticDescriptor AcceptedIsGone = new(
        DiagnosticIds.AcceptedIsGone,
        "An accepted finding is gone",
        "No longer found: {0}; remove the entry",
        Resource,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The baseline accepts a finding that is mended: were it to come back, nobody would be told.",
        HelpLinks.Of(DiagnosticIds.AcceptedIsGone),
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor NearestVariant = new(
        DiagnosticIds.NearestVariant,
        "The nearest earlier version of the definition is taken",
        "{0}",
        Controller,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Not every patch changes a definition; the version that the project names is judged by the one before it.",
        HelpLinks.Of(DiagnosticIds.NearestVariant),
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor WriteIsLost = OfResource(
        DiagnosticIds.WriteIsLost,
        "The write has no effect",
        "A resource is immutable, and its Metadata gives a copy: what is written into the copy is lost. Make a changed resource by with or ToBuilder().");

    public static readonly DiagnosticDescriptor BuilderIsLate = OfResource(
        DiagnosticIds.BuilderIsLate,
        "The builder is used after its lambda",
        "A nested builder counts until the lambda it is handed to returns. An async lambda returns at its first await, and what it does afterwards throws.");

    public static readonly DiagnosticDescriptor PropertyInvalid = new(
        DiagnosticIds.PropertyInvalid,
        "A build property is not a version",
        "{0}",
        Resource,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A version that cannot be read would silently be taken for the default.",
        HelpLinks.Of(DiagnosticIds.PropertyInvalid),
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor SchemaUnreadable = Create(
        DiagnosticIds.SchemaUnreadable,
        Resource,
        DiagnosticSeverity.Warning,
        "The schema that a type carries cannot be read",
        "The schema that {0} carries cannot be read ({1}), and nothing is checked: use BackendDsl in the version that its package was made with",
        "The types come from a package that another version of the generator made.");

    public static readonly DiagnosticDescriptor TemplatePassedBy = Create(
        DiagnosticIds.TemplatePassedBy,
        Resource,
        DiagnosticSeverity.Info,
        "Files of another tool are passed by",
        "{0}",
        "Templates of a Helm chart, kustomizations and their patches are no objects: what is made of them can be judged.");

    private static DiagnosticDescriptor OfResource(string id, string title, string description) =>
        Create(id, Resource, DiagnosticSeverity.Error, title, "{0}", description);

    private static DiagnosticDescriptor OfPolicy(string id, DiagnosticSeverity severity, string title, string description) =>
        Create(id, Policy, severity, title, "{0}", description);

    internal static DiagnosticDescriptor OfController(string id, DiagnosticSeverity severity, string title, string? link) => new(
        id,
        title,
        "{0}",
        Controller,
        severity,
        isEnabledByDefault: true,
        "Kubernetes accepts this, but the controller or Envoy behind it refuses or ignores it.",
        link ?? HelpLinks.Of(id));

    private static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity severity, string title, string message, string description) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, HelpLinks.Of(id));
}
