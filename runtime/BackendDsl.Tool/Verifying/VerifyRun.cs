using BackendDsl.Envoy;
using BackendDsl.GatewayApi;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Verifying;

/// <summary>Compares what is expected with what gateways have, again until it agrees where that is asked for.</summary>
internal sealed class VerifyRun(Session session)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    public required IReadOnlyList<DumpSource> Dumps { get; init; }

    public required TranslationResult Expected { get; init; }

    /// <summary>The manifests, by what they are about.</summary>
    public required ILookup<ObjectRef, ManifestResource> Resources { get; init; }

    /// <summary>The translation of what is not ours; null where nothing of the kind was given.</summary>
    public TranslationResult? Context { get; init; }

    public IReadOnlyList<IgnoredPath> Ignored { get; init; } = [];

    /// <summary>How long to wait for agreement.</summary>
    public TimeSpan Wait { get; init; }

    public VerifyReport Run()
    {
        var until = DateTime.UtcNow + Wait;
        for (var told = false; ; told = true)
        {
            var report = Once();
            if ((report.Problems.Count == 0 && !report.HasGaps) || DateTime.UtcNow + s_pause > until)
                return report;
            if (!told)
                session.Error.WriteLine($"waiting up to {Wait.TotalSeconds:0} s until the gateway agrees ...");
            if (session.Cancellation.WaitHandle.WaitOne(s_pause))
                throw new OperationCanceledException(session.Cancellation);
        }
    }

    private VerifyReport Once()
    {
        var report = new VerifyReport { Failure = Expected.WholeFailure };
        var ours = Expected with { Clusters = [.. Expected.Clusters.Where(c => !IsForeign(c))] };
        report.Expected = ours.Clusters.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count();
        if (report.Failure is not null)
            return report;
        var foreign = Expected.Clusters.Where(IsForeign).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var names = ours.Clusters.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var source in Dumps)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            if (source.Read(session, names, report.Problems) is not { } dump)
                continue;
            report.Dumps.Add(new(source.Name,
            [
                .. ours.Verify(dump)
                    .Where(d => !IsIgnored(d) && !(d.Kind == ConfigDumpDifferenceKind.UnknownCluster && foreign.Contains(d.ClusterName)))
                    .Select(d => new VerifiedDifference(d, [.. DecidingFields(ours, d)])),
            ]));
        }

        return report;
    }

    private IEnumerable<DecidingField> DecidingFields(TranslationResult ours, ConfigDumpDifference difference)
    {
        if (difference.Path.Length == 0 || ours.Clusters.FirstOrDefault(c => c.Name == difference.ClusterName) is not { } cluster)
            yield break;
        foreach (var origin in ClusterOrigins.Of(cluster, difference.Field))
        {
            var resource = Resources[origin.Object].LastOrDefault();
            yield return new(origin.Object, origin.Path, resource?.File ?? "", origin.Place is { IsKnown: true } mark && resource is not null ? resource.LineOf(mark) : 0, origin.Place?.Column ?? 0);
        }
    }

    /// <summary>A cluster that is the same without our resources is not ours to answer for.</summary>
    private bool IsForeign(ProgrammedCluster cluster) => Context is { } context
        && context.Clusters.Any(c => c.Name == cluster.Name && c.Gateway == cluster.Gateway && c.Cluster.Equals(cluster.Cluster));

    private bool IsIgnored(ConfigDumpDifference difference) => difference.Path.Length > 0 && Ignored.Any(i => i.Matches(difference.Field));
}
