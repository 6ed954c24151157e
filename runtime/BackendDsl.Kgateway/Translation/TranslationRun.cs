using System.Collections.Immutable;
using BackendDsl.Cel.Values;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway.Inputs;
using BackendDsl.Kgateway.Translation.Backends;

namespace BackendDsl.Kgateway.Translation;

/// <summary>One translation from the input to the result.</summary>
internal static class TranslationRun
{
    private const string NearestId = "BDSL4094";

    public static TranslationResult Run(KgatewayInput input, KgatewayOptions options)
    {
        var context = new TranslationContext(input, options);
        if (Fatal(context) is { } failure)
            return failure;
        foreach (var policy in context.Targets.All)
            policy.Translate(context);
        ReportNearest(context);
        StrictValidation.Run(context);
        Surroundings.Report(context);
        HostnameHashing.Settle(context);

        var built = new List<BuiltCluster>(context.Services.Count + context.Backends.Count);
        foreach (var service in context.Services)
        {
            foreach (var port in service.Ports)
                built.Add(ClusterBuilder.OfService(service, port, context));
        }

        foreach (var backend in context.Backends)
        {
            if (IsKnown(backend, context))
                built.Add(ClusterBuilder.OfBackend(backend, context));
        }

        var clusters = new List<ProgrammedCluster>(built.Count);
        var failed = new List<FailedCluster>();
        foreach (var cluster in built)
        {
            if (cluster.Error is null)
                clusters.Add(new(cluster.Name, null, cluster.Forms) { Backends = [cluster.Key.Ref] });
            else
                failed.Add(new(cluster.Name, BaseClusters.BlackHole(cluster.Name, context.Facts), cluster.Error) { Backends = [cluster.Key.Ref] });
        }

        if (context.Facts.HasGcp && context.Backends.Any(b => b.Type == BackendTypes.Gcp))
            clusters.Add(new(GcpBackend.AuthnCluster, null, [new(GcpBackend.Authn(context.Facts), [])]));
        if (context.Facts.HasGatewayClientCertificates)
            GatewayCertificates.AddClones(built, clusters, context);
        clusters.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        failed.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return new([.. clusters], [.. failed], Statuses.Of(context), Findings(context), null);
    }

    /// <summary>Once, at the first policy: what a patch release that is not known is taken for.</summary>
    private static void ReportNearest(TranslationContext context)
    {
        var release = context.Options.Release;
        if (release.NearestKnown is not { } nearest || context.Targets.All is not [var first, ..])
            return;
        context.Findings.Add(new(first.Key.Ref, new()
        {
            Id = NearestId,
            Severity = FindingSeverity.Info,
            Message = $"the definitions of kgateway {release} are not known here: those of the nearest earlier patch release, {nearest}, are taken",
            Source = FindingSource.Controller,
        }));
    }

    private static TranslationResult? Fatal(TranslationContext context)
    {
        foreach (var backend in context.Backends)
        {
            if (!AwsBackend.IsFatal(backend, context))
                continue;
            var message = $"kgateway {context.Options.Release} ends when it sees {backend.Key}: an endpointURL without a port is a nil dereference there, and the controller runs no more; write the port, as in https://host:443";
            var finding = new GatewayFinding(backend.Key.Ref, new()
            {
                Id = "BDSL4203",
                Path = FieldPath.Parse("spec.aws.lambda.endpointURL"),
                Message = message,
                Source = FindingSource.Controller,
                Effect = FindingEffect.Crash,
            });
            return TranslationResult.Fails(message, [finding]);
        }

        return null;
    }

    private static bool IsKnown(BackendSource backend, TranslationContext context)
    {
        var isKnown = backend.Type switch
        {
            BackendTypes.Static or BackendTypes.Aws or BackendTypes.DynamicForwardProxy => true,
            BackendTypes.Gcp => context.Facts.HasGcp,
            BackendTypes.PriorityGroups => context.Facts.HasPriorityGroups,
            _ => false,
        };
        if (!isKnown)
            context.Warn(backend.Key, FieldPath.Parse("spec.type"), $"kgateway {context.Options.Release} makes no cluster of Backends of the type {backend.Type ?? "(none)"}", null, "BDSL4208");
        return isKnown;
    }

    private static ImmutableArray<GatewayFinding> Findings(TranslationContext context)
    {
        context.Hidden.Report(context);
        var findings = context.Findings;
        foreach (var policy in context.Targets.All)
            Add(policy.Problems, policy.Key, policy.Value, policy.Place);
        foreach (var policy in context.TlsPolicies.InInput)
            Add(policy.Problems, policy.Key, policy.Value, policy.Place);
        foreach (var backend in context.Backends)
            Add(backend.Problems, backend.Key, backend.Value, backend.Place);
        return [.. findings];

        void Add(Problems problems, ResourceKey key, IObjectValue? value, SourcePlace given)
        {
            foreach (var problem in problems.All)
            {
                var place = OriginRecorder.Of(key, value, problem.Path, given).Place;
                findings.Add(new(key.Ref, new()
                {
                    Id = problem.Id,
                    Severity = problem.Severity,
                    Path = problem.Path,
                    Message = problem.Message,
                    Source = FindingSource.Controller,
                    Effect = problem.Severity == FindingSeverity.Error ? FindingEffect.Refused : null,
                    Place = place ?? default,
                }));
            }
        }
    }
}
