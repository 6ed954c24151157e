using System.Collections.Immutable;
using BackendDsl.Envoy;

namespace BackendDsl.GatewayApi;

/// <summary>
/// What Envoy does with the clusters that a controller programs: a policy may be accepted and its cluster refused. Each finding is put where the
/// field comes from, if origins were recorded.
/// </summary>
public static class EnvoyOutcomes
{
    /// <summary>Envoy refuses the cluster: it is missing, or stays as it was before.</summary>
    public const string Refused = "BDSL4101";

    /// <summary>Envoy dies of the cluster.</summary>
    public const string Crash = "BDSL4102";

    /// <summary>Envoy takes the cluster, but no request can succeed.</summary>
    public const string NeverWorks = "BDSL4103";

    /// <summary>Envoy takes the cluster, but does not verify the backend as it says.</summary>
    public const string NotVerified = "BDSL4104";

    /// <summary>Envoy takes the cluster, and a setting has no effect.</summary>
    public const string Ignored = "BDSL4105";

    /// <summary>Judges every form of every cluster; what is the same in several forms is told once.</summary>
    public static ImmutableArray<GatewayFinding> Of(TranslationResult result, EnvoyTarget target)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(target);
        var findings = ImmutableArray.CreateBuilder<GatewayFinding>();
        foreach (var cluster in result.Clusters)
        {
            var seen = new HashSet<(string, FieldPath, string)>();
            foreach (var form in cluster.Forms)
            {
                foreach (var finding in ClusterChecks.Evaluate(form.Cluster, target).Findings)
                {
                    if (seen.Add((finding.Id, finding.Path, finding.Message)))
                        findings.Add(Place(finding, form, cluster, target.Version));
                }
            }
        }

        return findings.ToImmutable();
    }

    private static GatewayFinding Place(Finding finding, ClusterForm form, ProgrammedCluster cluster, EnvoyVersion version)
    {
        var origin = OriginOf(finding.Path, form.Origins);
        var (id, what) = finding.Effect switch
        {
            FindingEffect.Refused => (Refused, "refuses it"),
            FindingEffect.Crash => (Crash, "dies of it"),
            FindingEffect.NeverWorks => (NeverWorks, "takes it, but it never works"),
            FindingEffect.NotVerified => (NotVerified, "takes it, but does not verify the backend"),
            _ => (Ignored, "takes it"),
        };
        var field = finding.Path.IsRoot ? "" : $"{finding.Path}: ";
        return new(origin?.Object ?? new("", "Cluster", "", cluster.Name), finding with
        {
            Id = id,
            Path = origin?.Path ?? finding.Path,
            Place = origin?.Place ?? default,
            Message = $"Envoy {version} {what}: {field}{finding.Message}",
            Rule = finding.Id,
        }, cluster.Name);
    }

    /// <summary>The nearest field around the path that has an origin.</summary>
    private static Origin? OriginOf(FieldPath path, ImmutableArray<FieldOrigin> origins)
    {
        FieldOrigin? nearest = null;
        foreach (var origin in origins)
        {
            if (origin.ClusterField.Contains(path) && (nearest is null || origin.ClusterField.Segments.Count > nearest.ClusterField.Segments.Count))
                nearest = origin;
        }

        return nearest?.Winner;
    }
}
