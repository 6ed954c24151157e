using BackendDsl.Tool.Evaluation;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Differences;

/// <summary>Compares definitions, and tells which manifests break.</summary>
internal sealed class DefinitionDiffRun(Session session)
{
    /// <summary>What was found.</summary>
    internal sealed record Report(IReadOnlyList<DefinitionChange> Changes, IReadOnlyList<ResourceReport>? Broken, IReadOnlyList<InputProblem> Problems);

    public required string Old { get; init; }

    public required string New { get; init; }

    /// <summary>Manifests that use the definitions; none where nobody asks about them.</summary>
    public IReadOnlyList<string> UsedBy { get; init; } = [];

    public KubernetesVersion ServerVersion { get; init; }

    public Report Run()
    {
        var problems = new List<InputProblem>();
        var (oldTexts, newTexts) = (Read(Old, problems), Read(New, problems));
        var changes = DefinitionComparison.Compare(Definitions(oldTexts, problems), Definitions(newTexts, problems));
        return new(changes, UsedBy.Count == 0 ? null : Broken(oldTexts, newTexts, problems), problems);
    }

    private List<InputText> Read(string path, List<InputProblem> problems) => [.. ManifestReader.ReadTexts(session, "crd-diff", [path], "<stdin>", problems)];

    private static List<CustomResourceDefinition> Definitions(List<InputText> texts, List<InputProblem> problems)
    {
        var definitions = new List<CustomResourceDefinition>();
        foreach (var text in texts)
        {
            var set = CustomResourceDefinitionReader.Read(text.Text, text.Name);
            problems.AddRange(set.Problems.Where(p => p.Severity == ProblemSeverity.Error).Select(p => new InputProblem(text.Name, p.Mark, p.Message)));
            if (set.Definitions.Count == 0 && !set.Problems.Any(p => p.Severity == ProblemSeverity.Error))
                problems.Add(new(text.Name, default, "it holds no custom resource definition"));
            definitions.AddRange(set.Definitions);
        }

        return definitions;
    }

    /// <summary>The manifests that the old definitions accept and the new ones do not.</summary>
    private List<ResourceReport> Broken(List<InputText> oldTexts, List<InputText> newTexts, List<InputProblem> problems)
    {
        var resources = ManifestReader.Read(session, "--used-by", UsedBy, "<stdin>", problems);
        foreach (var strange in resources.Where(r => r.Root.Kind != BackendDsl.Cel.Values.ValueKind.Object))
            problems.Add(new(strange.File, strange.Mark, "a manifest is an object with apiVersion, kind and metadata"));
        if (resources.Count == 0 && problems.Count == 0)
            problems.Add(new("--used-by", default, "the files hold no resource"));
        var before = Evaluate(oldTexts, resources);
        var after = Evaluate(newTexts, resources);
        return [.. before.Zip(after).Where(p => p.First is { IsJudged: true, IsValid: true } && !p.Second.IsValid).Select(p => p.Second)];
    }

    private List<ResourceReport> Evaluate(List<InputText> definitions, List<ManifestResource> resources)
    {
        var kinds = new KindRegistry(ServerVersion, knowsPackages: false);
        foreach (var text in definitions)
            kinds.Add(text, isWanted: false, []);
        return new ResourceEvaluator(kinds, PolicySet.Empty, OldObjects.None, new() { MissingDefinitionsAreErrors = true }).Evaluate(resources, session.Cancellation);
    }
}
