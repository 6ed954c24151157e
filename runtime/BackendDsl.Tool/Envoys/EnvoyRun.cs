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
            var before = report.Problems.Count;
            var read = Read(file, report.Problems);
            if (read.Clusters.Count == 0 && report.Problems.Count == before)
                report.Problems.Add(new(file.Name, default, "it holds no cluster"));
            Judge(read, report);
        }

        return report;
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

    private void Judge(EnvoyFile file, EnvoyReport report)
    {
        // One file is one bootstrap or answer: its clusters are judged beside each other, and a name may stand there once.
        var good = file.Clusters.Where(c => c.Fault is null).Select(c => c.Cluster).ToList();
        var known = file.Bootstrap?.Add(Target.Environment) ?? Target.Environment;
        var target = Target with { Environment = known with { StaticClusters = good.Where(c => c.Type != Cluster.Types.DiscoveryType.Eds).Select(c => c.Name).ToHashSet(StringComparer.Ordinal) } };
        using var judgements = ClusterChecks.JudgeAll(good, target).GetEnumerator();
        foreach (var cluster in file.Clusters)
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

            judgements.MoveNext();
            report.Results.Add(new(cluster.File, cluster.Line, cluster.Name, judgements.Current.Outcome, [.. cluster.Findings, .. judgements.Current.Findings]));
        }
    }
}
