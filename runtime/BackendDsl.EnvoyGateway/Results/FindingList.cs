using System.Collections.Immutable;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.EnvoyGateway.Settings;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Results;

/// <summary>The findings of a translation; the same one is told once.</summary>
internal sealed class FindingList
{
    private readonly List<GatewayFinding> _findings = [];
    private readonly HashSet<(ObjectRef, string, string, string, string?)> _seen = [];

    public ImmutableArray<GatewayFinding> ToImmutable() => [.. _findings];

    /// <summary>Something that the controller refuses or ignores.</summary>
    public void Add(Resource about, string id, FindingSeverity severity, FindingEffect effect, string path, string message, string? cluster = null) => Add(about.Source, new()
    {
        Id = id,
        Severity = severity,
        Path = FieldPath.Parse(path),
        Message = message,
        Source = FindingSource.Controller,
        Effect = effect,
    }, cluster);

    /// <summary>What the API server would refuse.</summary>
    public void AddRefused(World world)
    {
        foreach (var (source, finding) in world.Refused)
            Add(source, finding with { Effect = FindingEffect.Refused });
    }

    /// <summary>An object that the controller cannot read, so that it does nothing any more.</summary>
    public void AddUndecodable(GatewayObject about, string path, string why) => Add(about, new()
    {
        Id = Ids.WholeFailure,
        Severity = FindingSeverity.Error,
        Path = FieldPath.Parse(path),
        Message = $"{why}; the controller can read no object of this kind any more, and updates nothing",
        Source = FindingSource.Controller,
        Effect = FindingEffect.NeverWorks,
    });

    /// <summary>Something that would matter and is not translated.</summary>
    public void AddUntold(GatewayObject about, string path, string message, FindingSeverity severity = FindingSeverity.Warning) => Add(about, new()
    {
        Id = Ids.Untold,
        Severity = severity,
        Path = FieldPath.Parse(path),
        Message = message,
        Source = FindingSource.Controller,
    });

    /// <summary>A cluster for which nothing at all is published to its Gateway.</summary>
    public void AddFailure(ClusterDraft draft, string why, string? specField) => Add(
        draft.Traffic?.Policy ?? draft.Rule.Route.Resource,
        Ids.WholeFailure,
        FindingSeverity.Error,
        FindingEffect.NeverWorks,
        specField is null ? "spec" : "spec." + specField,
        $"{why}; {(draft.Gateway.IsMerged ? $"no Gateway of the class {draft.Gateway.Fleet.Name}" : $"Gateway {draft.Gateway.Resource.FullName}")} gets {(draft.Gateway.IsMerged ? "any" : "no")} update at all while this holds, though the policy still says Accepted",
        draft.Cluster.Name);

    private void Add(GatewayObject source, Finding finding, string? cluster = null)
    {
        if (!_seen.Add((source.Ref, finding.Id, finding.Path.ToString(), finding.Message, cluster)))
            return;
        if (!finding.Place.IsKnown)
            finding = finding with { Place = source.PlaceOf(finding.Path) };
        _findings.Add(new(source.Ref, finding, cluster));
    }
}
