using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Envoys;

/// <summary>Judges the clusters of files as an Envoy would.</summary>
internal sealed class EnvoyRun(Session session)
{
    /// <summary>The id of what Envoy cannot read as a cluster at all.</summary>
    private const string Unreadable = "not-readable";

    private static readonly string[] s_wireExtensions = [".pb", ".bin", ".binpb"];

    public required IReadOnlyList<string> Files { get; init; }

    public string InputName { get; init; } = "<stdin>";

    public required EnvoyTarget Target { get; init; }

    public EnvoyReport Run()
    {
        var report = new EnvoyReport();
        foreach (var file in new FileFinder(session, "envoy").Find(Files, InputName, report.Problems))
        {
            session.Cancellation.ThrowIfCancellationRequested();
            if (!file.IsInput && DumpStream.Is(file.FullPath))
            {
                EvaluateDump(file, report);
                continue;
            }

            var before = report.Problems.Count;
            var read = Read(file, report.Problems);
            if (read.Clusters.Count == 0 && report.Problems.Count == before)
                report.Problems.Add(new(file.Name, default, "it holds no cluster"));
            Evaluate(read.Clusters, read.Bootstrap?.Add(Target.Environment) ?? Target.Environment, report);
        }

        return report;
    }

    private void EvaluateDump(FileFinder.Found file, EnvoyReport report)
    {
        var before = report.Results.Count;
        try
        {
            Evaluate(new DumpStream(file.FullPath, file.Name, session.Cancellation).Clusters(), Target.Environment, report);
            if (report.Results.Count == before)
                report.Problems.Add(new(file.Name, default, "it holds no cluster"));
        }
        catch (EnvoyJsonException e)
        {
            report.Problems.Add(EnvoyFileReader.Problem(file.Name, e));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report.Problems.Add(new(file.Name, default, TextSource.Reason(e)));
        }
    }

    private EnvoyFile Read(FileFinder.Found file, List<InputProblem> problems)
    {
        if (!file.IsInput && s_wireExtensions.Any(x => file.FullPath.EndsWith(x, StringComparison.OrdinalIgnoreCase)))
            return BinarySource.Read(file, problems) is { } bytes ? new(EnvoyFileReader.ReadWire(file.Name, bytes, problems)) : EnvoyFile.Empty;
        var text = file.IsInput
            ? TextSource.ReadInput(session, InputName, problems, TextReaderLimits.DumpBytes)
            : TextSource.ReadFile(file.FullPath, file.Name, problems, TextReaderLimits.DumpBytes);
        return text is null ? EnvoyFile.Empty : new(EnvoyFileReader.Read(text, isNamed: !file.IsInput || InputName != "<stdin>", problems), BootstrapFacts.Of(text.Text));
    }

    /// <param name="clusters">Walked twice: which clusters stand beside one decides what may refer to them.</param>
    /// <param name="known">What is known of the machine.</param>
    /// <param name="report">Takes the verdicts.</param>
    private void Evaluate(IEnumerable<EnvoyFileCluster> clusters, EnvoyEnvironment known, EnvoyReport report)
    {
        // One file is one bootstrap or answer: its clusters are judged beside each other, and a name may stand there once.
        var besides = clusters.Where(c => c.Fault is null && c.Cluster.Type != Cluster.Types.DiscoveryType.Eds).Select(c => c.Cluster.Name).ToHashSet(StringComparer.Ordinal);
        EnvoyFileCluster? last = null;
        foreach (var judgement in ClusterChecks.EvaluateAll(Readable(), Target with { Environment = known with { StaticClusters = besides } }))
            report.Results.Add(new(last!.File, last.Line, last.Name, judgement.Outcome, [.. last.Findings, .. judgement.Findings]));

        IEnumerable<Cluster> Readable()
        {
            foreach (var cluster in clusters)
            {
                session.Cancellation.ThrowIfCancellationRequested();
                if (cluster.Fault is { } fault)
                {
                    report.Results.Add(new(cluster.File, cluster.Line, cluster.Name, ClusterOutcome.Refused,
                    [
                        new() { Id = Unreadable, Path = FieldPath.Parse(fault.Path), Message = fault.Reason, Source = FindingSource.Envoy, Effect = FindingEffect.Refused },
                    ]));
                    continue;
                }

                last = cluster;
                yield return cluster.Cluster;
            }
        }
    }
}
