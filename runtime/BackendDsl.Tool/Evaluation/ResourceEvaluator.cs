using BackendDsl.Cel.Values;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Findings;
using BackendDsl.Validation.Rules;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Tool.Evaluation;

/// <summary>Judges the resources of a run, one by one, with the others as what is known beside each.</summary>
internal sealed class ResourceEvaluator(KindRegistry kinds, PolicySet policies, OldObjects old, EvaluationOptions options, RequestFacts? facts = null, ControllerRules? controllers = null)
{
    private const string DefinitionGroup = "apiextensions.k8s.io/";
    private const string DefinitionPlural = "customresourcedefinitions";
    private const string AdmissionGroup = "admissionregistration.k8s.io/";

    private readonly Dictionary<InputText, IReadOnlyList<CustomResourceDefinition>> _definitions = [];
    private readonly BuiltInEvaluator _builtIn = new(kinds.Version, options);

    /// <summary>A report on a resource, of which nothing is said yet.</summary>
    public ResourceReport ReportOn(ManifestResource resource) => new(resource) { Namespace = resource.Namespace.Length > 0 ? resource.Namespace : options.Namespace };

    /// <summary>What is said of each of these resources.</summary>
    public List<ResourceReport> Evaluate(IReadOnlyList<ManifestResource> resources, CancellationToken cancellation)
    {
        List<ResourceReport> reports = [.. resources.Select(ReportOn)];
        Evaluate(reports, cancellation);
        return reports;
    }

    /// <summary>Says of each of these resources what is to be said.</summary>
    public void Evaluate(IReadOnlyList<ResourceReport> reports, CancellationToken cancellation)
    {
        // The registry makes a kind at first use; after this it is only read.
        foreach (var (apiVersion, kind) in reports.Select(r => (r.Resource.ApiVersion, r.Resource.Kind)).Distinct())
            kinds.Find(apiVersion, kind);
        InParallel.ForEach(reports, Evaluate, cancellation);
    }

    private void Evaluate(ResourceReport report)
    {
        var resource = report.Resource;
        if (resource.Root.Kind != ValueKind.Object)
        {
            Add(report, "", "a manifest is an object with apiVersion, kind and metadata", FindingReason.FieldValueTypeInvalid, null);
            return;
        }

        if (resource.ApiVersion.Length == 0 || resource.Kind.Length == 0)
        {
            foreach (var name in (string[])["apiVersion", "kind"])
            {
                if (resource.Root.TextAt(name).Length == 0)
                    Add(report, name, "Required value: must not be empty", FindingReason.FieldValueRequired, $"say {name}: a server takes no object without it");
            }

            return;
        }

        if (resource.ApiVersion.StartsWith(DefinitionGroup, StringComparison.Ordinal) && resource.Kind == "CustomResourceDefinition")
            EvaluateDefinition(report);
        else if (kinds.Find(resource.ApiVersion, resource.Kind) is { IsServed: true } kind)
            EvaluateCustom(report, kind);
        else if (kinds.VersionsOf(resource.Group, resource.Kind) is { Count: > 0 } versions)
            EvaluateUnserved(report, versions);
        else if (!EvaluateBuiltIn(report))
            EvaluateUnknown(report);
    }

    private void EvaluateCustom(ResourceReport report, KnownKind kind)
    {
        var resource = report.Resource;
        var namespaceIsLeftOut = !resource.Root.At("metadata").At("namespace").IsPresent;
        var before = old.Find(report);
        var result = kind.Validator.Validate(
            before.IsAbsent ? resource.Root : AppliedManifest.Of(resource.Root, before),
            new() { NamespaceMayBeMissing = namespaceIsLeftOut, OldObject = before });
        AddFieldFindings(report, result.UnknownFields, kind);
        foreach (var violation in result.ToCauses().Violations)
            Add(report, new(violation) { Advice = Advice.Of(violation, kind.Schema) });

        foreach (var warning in result.Warnings)
            Add(report, new(warning with { Severity = FindingSeverity.Warning }));
        if (kind.Deprecation is { } deprecation)
            Add(report, new(new Finding { Path = FieldPath.Root.Member("apiVersion"), Message = deprecation, Severity = FindingSeverity.Warning }));
        EvaluatePolicies(report, kind.Plural, kind.Identity.IsNamespaced, kind.Validator.Default(resource.Root), before);
        if (report.IsValid)
        {
            foreach (var finding in (controllers ?? ControllerRules.None).Check(resource, report.Namespace))
                Add(report, finding);
        }
    }

    private void AddFieldFindings(ResourceReport report, IReadOnlyList<FieldPath> unknown, KnownKind? kind)
    {
        if (options.UnknownFields is not { } severity)
            return;
        foreach (var path in unknown)
        {
            // Where the release of a controller lacks a member, its package says more than that it is not known.
            var finding = kind is not null && VariantMember.Nearest(kind.Members, path) is { } member ? member.ToFinding(path) : FieldFindings.OfUnknown(path, severity);
            Add(report, new(finding) { Reason = ReportedFinding.StrictReason, Advice = kind is null || finding.Id != DiagnosticIds.UnknownField ? null : Advice.OfUnknownField(path, kind.Schema) });
        }

        foreach (var (path, mark) in report.Resource.Duplicates)
        {
            Add(report, new(FieldFindings.OfDuplicate(path, severity)) { Reason = ReportedFinding.StrictReason, Mark = mark, Advice = "the last one counts; remove the others" });
        }
    }

    private void EvaluatePolicies(ResourceReport report, string plural, bool isNamespaced, Value value, Value before)
    {
        if (policies.Policies.Count == 0)
            return;
        var known = facts ?? RequestFacts.None;
        var request = AdmissionRequest.Create(value, plural, isNamespaced);
        var home = isNamespaced && report.Namespace.Length > 0 ? report.Namespace : request.Namespace;
        request = new()
        {
            Object = value,
            OldObject = before,
            Operation = before.IsAbsent ? "CREATE" : "UPDATE",
            Group = request.Group,
            Version = request.Version,
            Kind = request.Kind,
            Resource = plural,
            IsNamespaced = isNamespaced,
            Name = request.Name,
            Namespace = home,
            NamespaceObject = isNamespaced && home is not null ? known.NamespaceOf(home) : default,
            UserInfo = known.User,
        };
        foreach (var finding in policies.Evaluate(request).Findings)
            Add(report, new(finding.ToFinding()) { Reason = finding.Reason, Advice = $"policy '{finding.Policy}', binding '{finding.Binding}'" });
    }

    private void EvaluateDefinition(ResourceReport report)
    {
        var input = report.Resource.Input;
        IReadOnlyList<CustomResourceDefinition>? definitions;
        lock (_definitions)
        {
            if (!_definitions.TryGetValue(input, out definitions))
                _definitions.Add(input, definitions = CustomResourceDefinitionReader.Read(input.Text, input.Name, keepDescriptions: false).Definitions);
        }

        AddFieldFindings(report, [], null);
        var definition = definitions.FirstOrDefault(d => d.Mark == report.Resource.Mark)
            ?? definitions.FirstOrDefault(d => d.Name == report.Resource.Name && d.Name.Length > 0);
        if (definition is null)
        {
            Add(report, "spec", "this is no complete definition: a group, names and versions are required", FindingReason.FieldValueRequired, null);
            return;
        }

        foreach (var violation in CrdAcceptance.Check(definition, kinds.Version))
            Add(report, new(violation with { Id = DiagnosticIds.SchemaRefused }));
        if (policies.Policies.Count == 0)
            return;
        var before = old.Find(report);
        EvaluatePolicies(report, DefinitionPlural, isNamespaced: false, DefinitionDefaults.WithDefaults(report.Resource.Root), before.IsAbsent ? before : DefinitionDefaults.WithDefaults(before));
    }

    private void EvaluateUnserved(ResourceReport report, IReadOnlyList<string> versions)
    {
        var resource = report.Resource;
        var served = string.Join(", ", versions.Select(v => resource.Group + "/" + v));
        Add(report, "apiVersion", $"no matches for kind \"{resource.Kind}\" in version \"{resource.ApiVersion}\"", FindingReason.FieldValueNotFound, $"its definition serves {served}");
    }

    /// <summary>A policy in a version of which the types alone are known: its expressions are compiled all the same.</summary>
    private void EvaluateAdmission(ResourceReport report)
    {
        var resource = report.Resource;
        if (!resource.ApiVersion.StartsWith(AdmissionGroup, StringComparison.Ordinal) || resource.Kind is not ("ValidatingAdmissionPolicy" or "ValidatingAdmissionPolicyBinding"))
            return;
        var problems = resource.Kind == "ValidatingAdmissionPolicy" ? AdmissionPolicy.Read(resource.Root, kinds.Version).Problems : AdmissionPolicyBinding.Read(resource.Root).Problems;
        foreach (var problem in problems)
            Add(report, new(new Finding { Message = problem, Reason = FindingReason.FieldValueInvalid, Source = FindingSource.Policy, Id = DiagnosticIds.PolicyInvalid }));
    }

    /// <summary>A kind that Kubernetes brings itself; false where it is none, nor ever was.</summary>
    private bool EvaluateBuiltIn(ResourceReport report)
    {
        var resource = report.Resource;
        var before = old.Find(report);
        var result = _builtIn.Evaluate(report, before);
        if (result.Kind is null && result.Errors.Count == 0)
            return false;
        report.IsShapeOnly = result.IsShapeOnly;
        foreach (var finding in _builtIn.Report(resource, result))
            Add(report, finding);
        if (result.Kind is not { } kind)
            return true;
        if (result.IsShapeOnly)
            EvaluateAdmission(report);
        foreach (var finding in _builtIn.CheckTypes(resource))
            Add(report, finding);
        if (policies.Policies.Count > 0)
        {
            var stored = result.WithDefaults();
            EvaluatePolicies(report, kind.Plural, kind.IsNamespaced, stored.IsAbsent ? resource.Root : BuiltInEvaluator.InNamespace(stored, report), before.IsAbsent ? before : _builtIn.Stored(before));
        }

        return true;
    }

    private void EvaluateUnknown(ResourceReport report)
    {
        if (!options.MissingDefinitionsAreErrors)
        {
            report.IsJudged = false;
            return;
        }

        var resource = report.Resource;
        var near = Spelling.Nearest(resource.Kind, kinds.All.Where(k => k.Kind != resource.Kind || k.ApiVersion != resource.ApiVersion).Select(k => k.Kind));
        Add(report, "kind", $"no matches for kind \"{resource.Kind}\" in version \"{resource.ApiVersion}\"", FindingReason.FieldValueNotFound,
            near is null || near == resource.Kind ? "give its definition with --crd" : $"did you mean '{near}'? Else give its definition with --crd");
    }

    private void Add(ResourceReport report, string path, string message, FindingReason reason, string? advice) =>
        Add(report, new(new Finding { Path = FieldPath.Parse(path), Message = message, Reason = reason }) { Advice = advice });

    private void Add(ResourceReport report, ReportedFinding finding)
    {
        if (options.Ignored.Any(i => i.Contains(finding.Finding.Path)))
            return;
        if (!finding.Mark.IsKnown)
            finding = finding with { Mark = ValuePlace.Find(report.Resource, finding.Finding.Subject ?? finding.Finding.Path) };
        report.Findings.Add(finding);
    }
}
