using System.Collections.Immutable;
using BackendDsl.Cel.Values;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.EnvoyGateway.Settings;
using BackendDsl.GatewayApi;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.EnvoyGateway.Results;

/// <summary>The findings of a translation.</summary>
internal sealed class FindingList
{
    private readonly ImmutableArray<GatewayFinding>.Builder _findings = ImmutableArray.CreateBuilder<GatewayFinding>();

    public ImmutableArray<GatewayFinding> ToImmutable() => _findings.ToImmutable();

    public void Add(GatewayObject source, Finding finding, string? cluster = null)
    {
        if (!finding.Place.IsKnown)
            finding = finding with { Place = DocumentMarks.Find(Value.Of(source.Value), finding.Path.ToString()) };
        _findings.Add(new(source.Ref, finding, cluster));
    }

    /// <summary>What the API server would refuse.</summary>
    public void AddRefused(World world)
    {
        foreach (var (source, violation) in world.Refused)
        {
            Add(source, new()
            {
                Path = FieldPath.Parse(violation.Path),
                Message = violation.Message,
                Reason = violation.Reason,
                Rule = violation.Rule,
                Source = violation.Source,
                Effect = FindingEffect.Refused,
            });
        }
    }

    /// <summary>A cluster for which nothing at all is published to its Gateway.</summary>
    public void AddFailure(ClusterDraft draft, string why)
    {
        var source = draft.Traffic?.Policy ?? draft.Rule.Route.Resource;
        Add(source.Source, new()
        {
            Path = FieldPath.Root.Member("spec"),
            Message = $"{why}; Gateway {draft.Gateway.Resource.FullName} gets no update at all while this holds, though the policy still says Accepted",
            Source = FindingSource.Controller,
            Effect = FindingEffect.NeverWorks,
        }, draft.Cluster.Name);
    }
}
