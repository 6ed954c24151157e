using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Admission;

namespace BackendDsl.Tool.Evaluation;

/// <summary>
/// Judges the resources of large input while it is read. A resource of Kubernetes' own groups is judged as soon as it is there, and where nothing is
/// the matter with it its values are not kept: memory is that of the text and of what is wrong. All others are judged when everything is read. Items of a list
/// are judged as resources of their own are, before the list is read to its end.
/// </summary>
internal sealed class ReadingEvaluator(Session session, KubernetesVersion version, OldObjects old, EvaluationOptions options)
{
    // As many as keep the processors busy: what waits is held, and what is held for long is let go late.
    private const int Batch = 64;

    /// <summary>Characters from which on input is large.</summary>
    public const long Large = 4 << 20;

    /// <summary>A report on each resource of these texts; those that wait are not settled.</summary>
    public List<ResourceReport> Read(IReadOnlyList<InputText> texts, List<InputProblem> problems) =>
        ManifestReader.ReadParts<ResourceReport>(session, texts, Read, problems);

    private void Read(InputText text, List<ResourceReport> reports, List<InputProblem> problems)
    {
        var judge = new ResourceEvaluator(new KindRegistry(version), PolicySet.Empty, old, options);
        var waiting = new List<ResourceReport>(Batch);
        ManifestReader.ReadEach(
            text,
            resource =>
            {
                var report = judge.ReportOn(resource);
                reports.Add(report);
                if (!IsOfServer(resource))
                    return;
                waiting.Add(report);
                if (waiting.Count == Batch)
                    Settle(judge, waiting);
            },
            () =>
            {
                reports.Clear();
                waiting.Clear();
            },
            problems,
            dropped =>
            {
                for (var at = reports.Count - 1; dropped > 0; dropped--, at--)
                {
                    if (waiting.Count > 0 && ReferenceEquals(waiting[^1], reports[at]))
                        waiting.RemoveAt(waiting.Count - 1);
                    reports.RemoveAt(at);
                }
            });
        Settle(judge, waiting);
    }

    // A group without a dot is the server's own: no definition can be of one.
    private static bool IsOfServer(ManifestResource resource) => resource.Kind.Length > 0 && resource.ApiVersion.Length > 0 && !resource.Group.Contains('.', StringComparison.Ordinal);

    private void Settle(ResourceEvaluator judge, List<ResourceReport> waiting)
    {
        judge.Evaluate(waiting, session.Cancellation);
        foreach (var report in waiting)
        {
            if (report.IsJudged && report.Findings.Count == 0)
                report.Settle();
            else
                report.Reset();
        }

        waiting.Clear();
    }
}
