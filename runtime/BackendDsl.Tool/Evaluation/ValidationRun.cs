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

    /// <summary>True where nobody asks for the values of good resources afterwards: of large input they are let go.</summary>
    public bool LetsGo { get; init; }

    public required EvaluationOptions Options { get; init; }

    /// <summary>What the gateways' controllers and Envoy would say is asked of them; null where nobody asks.</summary>
    public Func<IReadOnlyList<ManifestResource>, KindRegistry, ControllerRules>? Gateways { get; init; }

    /// <summary>Judges.</summary>
    public ValidationReport Run()
    {
        var report = new ValidationReport();
        var kinds = new KindRegistry(ServerVersion);
        DefinitionFiles.Read(session, Definitions, InputName, kinds, report.Problems);

        IReadOnlyList<InputText> texts = [.. ManifestReader.ReadTexts(session, "-f", Files, InputName, report.Problems)];
        using var watch = texts.Sum(t => (long)t.Text.Length) < ReadingEvaluator.Large ? null : MemoryWatch.Start();
        var old = ReadOld(report);
        if (!TryJudgeWhileReading(texts, kinds, old, report))
            EvaluateAll(ManifestReader.Read(session, texts, report.Problems), kinds, old, report);
        ReportUnknownKinds(report, kinds);
        return report;
    }

    private void EvaluateAll(List<ManifestResource> resources, KindRegistry kinds, OldObjects old, ValidationReport report)
    {
        AddDefinitions(resources, kinds, report);
        report.Resources.AddRange(new ResourceEvaluator(kinds, ReadPolicies(resources, report), old, Options, RequestFacts.Of(resources), Gateways?.Invoke(resources, kinds)).Evaluate(resources, session.Cancellation));
    }

    // What is applied together knows each other: a definition among the manifests counts where none was given for its kind.
    private static void AddDefinitions(IEnumerable<ManifestResource> resources, KindRegistry kinds, ValidationReport report)
    {
        foreach (var text in resources.Where(r => r.Kind == "CustomResourceDefinition").Select(r => r.Input).Distinct())
            kinds.Add(text, isWanted: false, report.Problems);
    }

    // Policies may ask for any object, and a controller sees all: with these nothing is let go.
    private bool TryJudgeWhileReading(IReadOnlyList<InputText> texts, KindRegistry kinds, OldObjects old, ValidationReport report)
    {
        if (!LetsGo || Policies.Count > 0 || texts.Sum(t => (long)t.Text.Length) < ReadingEvaluator.Large)
            return false;
        var problems = new List<InputProblem>();
        var reports = new ReadingEvaluator(session, ServerVersion, old, Options).Read(texts, problems);
        if (Gateways is not null && reports.Exists(r => ControllerRules.Concern(r.Resource)))
        {
            // Only what was let go has to be read again.
            if (reports.Exists(r => r.IsSettled))
                return false;
            report.Problems.AddRange(problems);
            EvaluateAll(reports.ConvertAll(r => r.Resource), kinds, old, report);
            return true;
        }

        AddDefinitions(reports.Select(r => r.Resource), kinds, report);
        // No server has a definition of a kind of its own groups; where one is given all the same, it counts here as ever.
        if (reports.Where(r => r.IsSettled).Select(r => (r.Resource.Group, r.Resource.Kind)).Distinct().Any(k => kinds.VersionsOf(k.Group, k.Kind).Count > 0))
            return false;
        report.Problems.AddRange(problems);
        new ResourceEvaluator(kinds, PolicySet.Empty, old, Options).Evaluate(reports.FindAll(r => !r.IsSettled), session.Cancellation);
        report.Resources.AddRange(reports);
        return true;
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

    private static void ReportUnknownKinds(ValidationReport report, KindRegistry kinds)
    {
        foreach (var group in report.Resources.Where(r => !r.IsJudged).GroupBy(r => (r.Resource.ApiVersion, r.Resource.Kind)).OrderBy(g => g.Key.Kind, StringComparer.Ordinal))
        {
            var near = Spelling.Nearest(group.Key.Kind, kinds.All.Select(k => k.Kind).Distinct());
            report.Notes.Add($"{group.Count()} skipped: nobody here knows {group.Key.Kind} ({group.Key.ApiVersion}); "
                + (near is null || near == group.Key.Kind ? "give its definition with --crd" : $"did you mean {near}? Else give its definition with --crd"));
        }
    }
}
