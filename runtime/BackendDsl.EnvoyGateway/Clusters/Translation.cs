using System.Collections.Immutable;
using BackendDsl.Envoy;
using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Destinations;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.EnvoyGateway.Results;
using BackendDsl.EnvoyGateway.Settings;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Clusters;

/// <summary>One translation, from the objects to the result.</summary>
internal sealed class Translation
{
    private readonly GatewayInput _input;
    private readonly World _world;
    private readonly EnvoyGatewayOptions _options;
    private readonly EnvoyVersion _envoy;

    public Translation(GatewayInput input, EnvoyGatewayOptions options, EnvoyVersion envoy)
    {
        (_input, _options, _envoy) = (input, options, envoy);
        _world = new(input, options);
    }

    public TranslationResult Run()
    {
        var findings = new FindingList();
        findings.AddRefused(_world);
        foreach (var (item, path, why) in _world.Unreadable)
            findings.AddUndecodable(item, path, why);
        if (_world.Failure is { } failure)
            return TranslationResult.Fails(failure, findings.ToImmutable());

        var gateways = Gateway.All(_world);
        Untold.Report(findings, _input, _world, gateways);
        var routes = _world.Of(Kinds.HttpRoute).Concat(_world.Of(Kinds.GrpcRoute))
            .Select(r => new Route(r, gateways)).Where(r => r.Parents.Count > 0).ToList();
        var attachment = new PolicyAttachment(_world, gateways, routes);
        var tlsPolicies = new TlsPolicies(_world);
        var rules = new RuleClusters(_world, new(_world, tlsPolicies, new(attachment)), findings);
        var sets = FleetClusters.Of(gateways, routes, rules, _world);

        var clusters = ImmutableArray.CreateBuilder<ProgrammedCluster>();
        var failed = ImmutableArray.CreateBuilder<FailedCluster>();
        string? whole = null;
        foreach (var set in sets)
        {
            if (set.Failure is { } why)
            {
                whole ??= why.Text;
                findings.AddFailure(why.Draft, why.Text, why.SpecField);
                failed.AddRange(set.Drafts.Select(d => new FailedCluster(d.Cluster.Name, null, why.Text) { Backends = BackendsOf(d) }));
            }
            else
            {
                clusters.AddRange(set.Drafts.Select(d => new ProgrammedCluster(d.Cluster.Name, set.Fleet, [Form(d)]) { Backends = BackendsOf(d) }));
            }
        }

        PolicyFindings.Add(findings, _world, attachment, [.. sets.SelectMany(s => s.Drafts)]);

        // One Gateway that fails leaves the others as they are.
        if (clusters.Count > 0)
            whole = null;
        if (whole is not null && _options.AsOfflineTranslator)
            return TranslationResult.Fails(whole, findings.ToImmutable());
        clusters.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name) is not 0 and var order ? order : string.CompareOrdinal(a.Gateway?.ToString(), b.Gateway?.ToString()));
        failed.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        var policies = attachment.Reports.Concat(tlsPolicies.Reports).Select(StatusWriter.Write).ToImmutableArray();
        var result = new TranslationResult(clusters.ToImmutable(), failed.ToImmutable(), policies, findings.ToImmutable(), whole);
        return _options.ChecksClusters ? result with { Findings = [.. result.Findings, .. Verdicts(result)] } : result;
    }

    // What the controller itself writes without effect into every cluster is nothing that anybody could mend.
    private IEnumerable<GatewayFinding> Verdicts(TranslationResult result) =>
        EnvoyOutcomes.Of(result, new() { Version = _envoy }).Where(f => f.Finding.Id != EnvoyOutcomes.Ignored || f.Object.Kind != "Cluster");

    private static ImmutableArray<ObjectRef> BackendsOf(ClusterDraft draft) => draft.Destinations is [{ Object: { } only }]
        ? [only.Ref]
        : [.. draft.Destinations.Select(d => d.Object?.Ref).OfType<ObjectRef>().Distinct()];

    private static ClusterForm Form(ClusterDraft draft) => new(draft.Cluster, OriginWriter.Write(draft));
}
