using BackendDsl.Envoy;
using BackendDsl.GatewayApi;
using BackendDsl.Tool.Evaluation;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Preview;

/// <summary>Judges, translates and compares what there is, as the page asks for it.</summary>
internal sealed class PreviewRun(Session session, PreviewRequest request, string title)
{
    /// <summary>What there is to show.</summary>
    public PreviewSnapshot Look(PreviewInput input, PreviewChoice choice)
    {
        List<GatewayController> gateways = [];
        GatewayController? gateway = null;
        GatewayTarget? target = null;
        var report = new ValidationRun(session)
        {
            Files = input.Files,
            Definitions = request.Definitions,
            Policies = request.Policies,
            ServerVersion = request.ServerVersion,
            Options = request.Options,
            Gateways = (resources, kinds) =>
            {
                (gateways, gateway) = Choose(resources, choice);
                target = Target(gateway, choice);
                kinds.AddRelease(gateway.FindRelease(target.Release).Definitions, gateway.Id);
                return ControllerRules.Of(resources, request.Options.Namespace, _ => target, gateway.Id);
            },
        }.Run();
        var resources = report.Resources.ConvertAll(r => r.Resource);
        var problems = new List<InputProblem>(input.Problems);
        problems.AddRange(report.Problems);
        var translation = gateway!.Translate(Controllers.Input(resources, request.Options.Namespace, problems), target! with { RecordsOrigins = true, ChecksClusters = true });
        var release = gateway.FindRelease(target.Release);
        return new()
        {
            Title = title,
            Input = input,
            Report = report,
            Problems = [.. problems.Distinct()],
            Gateways = gateways,
            Gateway = gateway,
            Release = release,
            Envoy = target.Envoy ?? release.Envoy,
            Translation = translation,
            Resources = resources,
            Committed = Committed(input, gateway, target, translation),
            Dump = Dump(translation, problems),
        };
    }

    private (List<GatewayController> Gateways, GatewayController Chosen) Choose(IReadOnlyList<ManifestResource> resources, PreviewChoice choice)
    {
        var owners = Controllers.All.Where(c => resources.Any(r => c.Owns(new(r.Group, r.Kind, r.Namespace, r.Name)))).ToList();
        if (owners.Count == 0)
            owners = [.. Controllers.All];
        var name = choice.Gateway ?? request.Gateway;
        var chosen = Controllers.All.FirstOrDefault(c => c.Id == name) ?? owners[0];
        return (owners.Contains(chosen) ? owners : [.. owners, chosen], chosen);
    }

    private GatewayTarget Target(GatewayController gateway, PreviewChoice choice)
    {
        var target = request.TargetOf(gateway);
        if (choice.Release is { } release && gateway.Releases.Any(r => r.Name == release))
            target = target with { Release = release };
        return choice.Envoy is { } envoy && EnvoyVersion.TryParse(envoy, out var version) ? target with { Envoy = version } : target;
    }

    private CommittedState? Committed(PreviewInput input, GatewayController gateway, GatewayTarget target, TranslationResult now)
    {
        if (input.Committed.Count == 0)
            return null;
        var first = input.Committed[0];
        if (GitRepository.Find(Directory.Exists(first) ? first : Path.GetDirectoryName(first)!) is not { } repository)
            return null;
        var resources = new List<ManifestResource>();
        foreach (var text in repository.Read(input.Committed))
            ManifestReader.Add(text, resources, []);
        var before = gateway.Translate(Controllers.Input(resources, request.Options.Namespace, []), target with { RecordsOrigins = false, ChecksClusters = false });
        var changes = ClusterDiff.Compare(Once(before), Once(now)).Changes.ToLookup(c => c.ClusterName);
        var byRef = new Dictionary<ObjectRef, ManifestResource>();
        foreach (var resource in resources.Where(r => r.Kind.Length > 0 && r.Name.Length > 0))
            byRef[Controllers.RefOf(resource, request.Options.Namespace)] = resource;
        return new(repository.Head, byRef, changes);
    }

    private static IEnumerable<Envoy.Config.Cluster.V3.Cluster> Once(TranslationResult result) => result.Clusters.DistinctBy(c => c.Name).Select(c => c.Cluster);

    private ILookup<string, ConfigDumpDifference>? Dump(TranslationResult translation, List<InputProblem> problems) =>
        request.Dump?.Read(session, Once(translation).Select(c => c.Name).ToHashSet(StringComparer.Ordinal), problems) is { } dump ? translation.Verify(dump).ToLookup(d => d.ClusterName) : null;
}
