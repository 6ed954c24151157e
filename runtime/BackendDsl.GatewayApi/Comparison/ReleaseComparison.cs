using System.Collections.Immutable;
using BackendDsl.Envoy;

namespace BackendDsl.GatewayApi;

/// <summary>Compares two releases of a controller by what they do with the same objects.</summary>
public static class ReleaseComparison
{
    /// <summary>What changes on the way from one release to another.</summary>
    /// <exception cref="ArgumentException">There is no release of that name; the message lists those there are.</exception>
    public static UpgradeReport Compare(GatewayController controller, GatewayInput input, string from, string to) =>
        Compare(controller, input, new GatewayTarget(from), new GatewayTarget(to));

    /// <summary>What changes on the way from one release to another, each with the settings of its controller and its Envoy.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="input">The objects.</param>
    /// <param name="from">What there is. A setting that a release does not have has no effect there.</param>
    /// <param name="to">What there will be.</param>
    /// <exception cref="ArgumentException">There is no such release, or a setting has a value it may not have; the message lists what there is.</exception>
    public static UpgradeReport Compare(GatewayController controller, GatewayInput input, GatewayTarget from, GatewayTarget to)
    {
        ArgumentNullException.ThrowIfNull(controller);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var (before, after) = (controller.FindRelease(from.Release), controller.FindRelease(to.Release));
        var old = Translate(controller, input, from, before);
        var now = Translate(controller, input, to, after);
        var findings = New(old.Findings, now.Findings);
        return new(controller.Id, before.Name, after.Name, Refused(input, before, after), Policies(old, now), Clusters(old, now), findings, now.WholeFailure);
    }

    private static TranslationResult Translate(GatewayController controller, GatewayInput input, GatewayTarget target, GatewayRelease release) =>
        controller.Translate(input, target with { Release = release.Name, RecordsOrigins = true, ChecksClusters = true });

    private static ImmutableArray<GatewayFinding> Refused(GatewayInput input, GatewayRelease before, GatewayRelease after)
    {
        var refused = ImmutableArray.CreateBuilder<GatewayFinding>();
        foreach (var item in input.Objects)
        {
            var known = ReleaseValidation.Of(before, item.ApiVersion, item.Ref.Kind, item.Value).Select(f => (f.Path, f.Reason, f.Rule)).ToHashSet();
            foreach (var finding in ReleaseValidation.Of(after, item.ApiVersion, item.Ref.Kind, item.Value))
            {
                if (!known.Contains((finding.Path, finding.Reason, finding.Rule)))
                    refused.Add(new(item.Ref, finding.Place.IsKnown ? finding : finding with { Place = item.PlaceOf(finding.Path) }));
            }
        }

        return refused.ToImmutable();
    }

    private static ImmutableArray<PolicyUpgrade> Policies(TranslationResult old, TranslationResult now)
    {
        var before = old.Policies.DistinctBy(p => p.Policy).ToDictionary(p => p.Policy);
        var after = now.Policies.DistinctBy(p => p.Policy).ToDictionary(p => p.Policy);
        return
        [
            .. old.Policies.Concat(now.Policies).Select(p => p.Policy).Distinct()
                .Select(p => new PolicyUpgrade(before.GetValueOrDefault(p), after.GetValueOrDefault(p)))
                .Where(p => p.Before?.Accepted != p.After?.Accepted || p.Before?.IsAttached != p.After?.IsAttached || p.Before?.Message != p.After?.Message),
        ];
    }

    private static ImmutableArray<ClusterUpgrade> Clusters(TranslationResult old, TranslationResult now)
    {
        var (before, after) = (ByName(old), ByName(now));
        var failedBefore = old.Failed.DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Reason);
        var failedAfter = now.Failed.DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Reason);
        var changes = ImmutableArray.CreateBuilder<ClusterUpgrade>();
        foreach (var name in before.Keys.Union(after.Keys).Union(failedBefore.Keys).Union(failedAfter.Keys).Order(StringComparer.Ordinal))
        {
            var (left, right) = (before.GetValueOrDefault(name), after.GetValueOrDefault(name));
            if (failedAfter.TryGetValue(name, out var reason))
            {
                if (!failedBefore.ContainsKey(name))
                    changes.Add(new(name, UpgradeChangeKind.Fails, [], reason, left?.IsUnstable == true));
            }
            else if (left is null && right is not null)
            {
                var recovers = failedBefore.TryGetValue(name, out var was);
                changes.Add(new(name, recovers ? UpgradeChangeKind.Recovers : UpgradeChangeKind.Added, [], was ?? "", right.IsUnstable));
            }
            else if (right is null)
            {
                changes.Add(new(name, UpgradeChangeKind.Removed, [], failedBefore.GetValueOrDefault(name, ""), left?.IsUnstable == true));
            }
            else if (Nearest(left!, right) is { IsEmpty: false } fields)
            {
                changes.Add(new(name, UpgradeChangeKind.Changed, fields, "", left!.IsUnstable || right.IsUnstable));
            }
        }

        return changes.ToImmutable();
    }

    private static Dictionary<string, ProgrammedCluster> ByName(TranslationResult result) =>
        result.Clusters.GroupBy(c => c.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>The differences of the two forms that are nearest to each other.</summary>
    private static ImmutableArray<FieldUpgrade> Nearest(ProgrammedCluster left, ProgrammedCluster right)
    {
        ImmutableArray<FieldUpgrade>? nearest = null;
        foreach (var before in left.Forms)
        {
            foreach (var after in right.Forms)
            {
                var fields = Fields(before, after);
                if (nearest is null || fields.Length < nearest.Value.Length)
                    nearest = fields;
            }
        }

        return nearest ?? [];
    }

    private static ImmutableArray<FieldUpgrade> Fields(ClusterForm before, ClusterForm after)
    {
        var fields = ImmutableArray.CreateBuilder<FieldUpgrade>();
        foreach (var change in ClusterDiff.Compare(before.Cluster, after.Cluster).Changes)
        {
            var path = change.Field;
            fields.Add(new(path, change.Before, change.After, Decider(path, before.Origins), Decider(path, after.Origins)));
        }

        return fields.ToImmutable();
    }

    /// <summary>Who decided the nearest field around the path.</summary>
    private static FieldOrigin? Decider(FieldPath path, ImmutableArray<FieldOrigin> origins) =>
        origins.Where(o => o.ClusterField.Contains(path)).MaxBy(o => o.ClusterField.Segments.Count)
        ?? origins.Where(o => path.Contains(o.ClusterField)).MinBy(o => o.ClusterField.Segments.Count);

    private static ImmutableArray<GatewayFinding> New(ImmutableArray<GatewayFinding> old, ImmutableArray<GatewayFinding> now)
    {
        var known = old.Select(f => (f.Object, f.Id, f.Path, f.Cluster, f.Finding.Rule)).ToHashSet();
        return [.. now.Where(f => !known.Contains((f.Object, f.Id, f.Path, f.Cluster, f.Finding.Rule)))];
    }
}
