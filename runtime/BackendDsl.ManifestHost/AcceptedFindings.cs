using BackendDsl.Cel.Values;
using BackendDsl.Validation.Findings;

namespace BackendDsl.ManifestHost;

/// <summary>
/// Findings that somebody accepts: by the project's baseline, by an attribute on the member, by an annotation of the resource. They are told as accepted,
/// with the reason, and stop nobody.
/// </summary>
internal sealed class AcceptedFindings(Baseline baseline, string path, string projectDirectory)
{
    /// <summary>Reads the baseline; that it cannot be read is an error.</summary>
    public static AcceptedFindings Load(EmitOptions options, RunReport report)
    {
        if (options.Baseline is not { } path)
            return new(Baseline.Empty, "", "");
        if (!File.Exists(path))
        {
            report.Report(new EmitProblem(EmitCodes.BaselineUnreadable, FindingSeverity.Error, FilePlace.Project, $"FindingsBaseline is '{path}', and there is no such file"));
            return new(Baseline.Empty, "", "");
        }

        var baseline = Baseline.Read(File.ReadAllText(path));
        report.Report(baseline.Problems.Select(p => new EmitProblem(EmitCodes.BaselineUnreadable, FindingSeverity.Error, new(path, p.Mark.Line), $"the baseline cannot be read, and nothing is accepted: {p.Message}")));
        return new(baseline, path, options.ProjectDirectory);
    }

    /// <summary>The problems, those that are accepted as information.</summary>
    public IEnumerable<EmitProblem> Apply(IEnumerable<EmitProblem> problems) => problems.Select(problem =>
        ReasonOf(problem) is { } reason ? problem with { Severity = FindingSeverity.Info, Message = $"accepted ({reason}): {problem.Message}" } : problem);

    /// <summary>What the baseline accepts of these resources and was not met.</summary>
    public IEnumerable<EmitProblem> Gone(IReadOnlyList<FoundResource> resources)
    {
        if (baseline.Entries.Count == 0)
            yield break;
        foreach (var found in resources)
            baseline.Saw(found.Identity.ToString());
        foreach (var entry in baseline.Gone(onlySeen: true).Where(e => e.Object.Length > 0 && e.File.Length == 0 && !IsOfAnotherDoor(e.Id)))
            yield return new(EmitCodes.AcceptedIsGone, FindingSeverity.Warning, new(path, entry.Line), $"no longer found: {entry}; remove the entry");
    }

    // Envoy's verdict on the clusters is the command's to give.
    private static bool IsOfAnotherDoor(string id) => id.StartsWith("BDSL41", StringComparison.Ordinal);

    private string? ReasonOf(EmitProblem problem)
    {
        if (problem.About is not { } about)
            return null;
        var id = problem.Finding is { Id.Length: > 0 } finding ? finding.Id : problem.Code;
        var field = problem.Finding?.Path.ToString() ?? "";
        return baseline.Accept(id, about.Identity.ToString(), Baseline.NameOfFile(path, Path.Combine(projectDirectory, about.Origin.File)), field)?.Reason
            ?? about.Accepted.Concat(Acceptances.InObject(Value.Of(about.Written))).FirstOrDefault(e => e.Matches(id, "", "", field))?.Reason;
    }
}
