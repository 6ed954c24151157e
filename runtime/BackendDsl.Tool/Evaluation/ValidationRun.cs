using BackendDsl.Cel.Values;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Admission;

namespace BackendDsl.Tool.Evaluation;

/// <summary>Reads everything that a validation needs, and judges.</summary>
internal sealed class ValidationRun(Session session)
{
    public required IReadOnlyList<string> Files { get; init; }

    public string InputName { get; init; } = "<stdin>";

    public IReadOnlyList<string> Definitions { get; init; } = [];

    public IReadOnlyList<string> Policies { get; init; } = [];

    public IReadOnlyList<string> Old { get; init; } = [];

    public KubernetesVersion ServerVersion { get; init; }

    public required JudgeOptions Options { get; init; }

    /// <summary>What the gateways' controllers and Envoy would say is asked of them; null where nobody asks.</summary>
    public Func<IReadOnlyList<ManifestResource>, KindRegistry, ControllerRules>? Gateways { get; init; }

    /// <summary>Judges.</summary>
    public ValidationReport Run()
    {
        var report = new ValidationReport();
        var kinds = new KindRegistry(ServerVersion);
        DefinitionFiles.Read(session, Definitions, InputName, kinds, report.Problems);

        var resources = ManifestReader.Read(session, "-f", Files, InputName, report.Problems);
        // What is applied together knows each other: a definition among the manifests counts where none was given for its kind.
        foreach (var text in resources.Where(r => r.Kind == "CustomResourceDefinition").Select(r => r.Input).Distinct())
            kinds.Add(text, isWanted: false, report.Problems);
        var old = ReadOld(report);
        report.Resources.AddRange(new ResourceJudge(kinds, ReadPolicies(resources, report), old, Options, RequestFacts.Of(resources), Gateways?.Invoke(resources, kinds)).Judge(resources, session.Cancellation));
        TellUnknownKinds(report, kinds);
        return report;
    }

    private OldObjects ReadOld(ValidationReport report)
    {
        if (Old.Count == 0)
            return OldObjects.None;
        var deployed = ManifestReader.Read(session, "--old", Old, InputName, report.Problems);
        foreach (var strange in deployed.Where(r => r.Root.Kind != ValueKind.Object))
            report.Problems.Add(new(strange.File, strange.Mark, "a deployed object is an object with apiVersion, kind and metadata"));
        return new(deployed, Options.Namespace);
    }

    private PolicySet ReadPolicies(List<ManifestResource> resources, ValidationReport report)
    {
        if (Policies.Count == 0)
            return PolicySet.Empty;
        var documents = ManifestReader.Read(session, "--policy", Policies, InputName, report.Problems);
        if (!documents.Exists(d => d.Kind == "ValidatingAdmissionPolicy") && report.Problems.Count == 0)
            throw new UsageException("--policy: there is no ValidatingAdmissionPolicy in these files");

        // Parameters and namespaces may stand among the manifests.
        var set = PolicySet.Load(documents.Concat(resources.Where(r => !r.ApiVersion.StartsWith("admissionregistration.k8s.io/", StringComparison.Ordinal))).Where(d => d.Root.Kind == ValueKind.Object).Select(d => d.Root), ServerVersion);
        foreach (var problem in set.Problems.Distinct())
            session.Warn(problem);
        return set;
    }

    private static void TellUnknownKinds(ValidationReport report, KindRegistry kinds)
    {
        foreach (var group in report.Resources.Where(r => !r.IsJudged).GroupBy(r => (r.Resource.ApiVersion, r.Resource.Kind)).OrderBy(g => g.Key.Kind, StringComparer.Ordinal))
        {
            var near = Spelling.Nearest(group.Key.Kind, kinds.All.Select(k => k.Kind).Distinct());
            report.Notes.Add($"{group.Count()} skipped: nobody here knows {group.Key.Kind} ({group.Key.ApiVersion}); "
                + (near is null || near == group.Key.Kind ? "give its definition with --crd" : $"did you mean {near}? Else give its definition with --crd"));
        }
    }
}
