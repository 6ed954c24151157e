using BackendDsl.GatewayApi;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Evaluation;

/// <summary>
/// What the gateways' controllers and Envoy would have against resources that the API server accepts. Each controller sees all resources of the
/// run; what it would miss only because a file does not hold it is not told.
/// </summary>
internal sealed class ControllerRules
{
    private const string DefaultNamespace = "default";

    // Asked at the first resource that the server accepts: of one that it refuses, however large, no controller hears.
    private readonly Lazy<ILookup<ObjectRef, GatewayFinding>> _findings;

    private ControllerRules(Func<IEnumerable<GatewayFinding>> find) => _findings = new(() => find().ToLookup(f => f.Object));

    /// <summary>Nothing.</summary>
    public static ControllerRules None { get; } = new(() => []);

    /// <summary>True where a controller is asked of a resource, and then of everything beside it.</summary>
    public static bool Concern(ManifestResource resource) => Controllers.All.Any(c => c.Owns(new(resource.Group, resource.Kind, resource.Namespace, resource.Name)));

    /// <summary>Asks every controller that resources of the run belong to.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="namespace">The namespace of those that name none.</param>
    /// <param name="targetOf">What a controller translates for.</param>
    /// <param name="only">The controller that is meant; null for every one whose kinds occur.</param>
    public static ControllerRules Of(IReadOnlyList<ManifestResource> resources, string @namespace, Func<GatewayController, GatewayTarget> targetOf, string? only = null)
    {
        var asked = new List<(GatewayController Controller, GatewayTarget Target)>();
        foreach (var controller in Controllers.All)
        {
            if (only is not null && controller.Id != only)
                continue;
            if (resources.Any(r => controller.Owns(new(r.Group, r.Kind, r.Namespace, r.Name))))
                asked.Add((controller, targetOf(controller) with { RecordsOrigins = true, ChecksClusters = true }));
        }

        return new(() => asked.SelectMany(a => Ask(a.Controller, a.Target, resources, @namespace)));
    }

    private static IEnumerable<GatewayFinding> Ask(GatewayController controller, GatewayTarget target, IReadOnlyList<ManifestResource> resources, string @namespace)
    {
        var input = Controllers.Input(resources, @namespace, []);
        var rules = controller.Check(input, target);
        // What a rule tells at a field need not be told again by what becomes of it.
        var told = rules.Select(r => (r.Object, r.Path)).ToHashSet();
        return rules.Concat(controller.Translate(input, target).Findings.Where(f => f.Id.Length > 0 && !IsTold(told, f)));
    }

    /// <summary>Whether something is told at the field or at one that leads to it.</summary>
    private static bool IsTold(HashSet<(ObjectRef Object, FieldPath Path)> told, GatewayFinding finding)
    {
        for (var path = finding.Path; ; path = path.Parent)
        {
            if (told.Contains((finding.Object, path)))
                return true;
            if (path.IsRoot)
                return false;
        }
    }

    /// <summary>What is said of one resource.</summary>
    public IEnumerable<ReportedFinding> Check(ManifestResource resource, string @namespace)
    {
        var home = @namespace.Length > 0 ? @namespace : GatewayApiKinds.IsClusterScoped(resource.Group, resource.Kind) ? "" : DefaultNamespace;
        return _findings.Value[new(resource.Group, resource.Kind, home, resource.Name)]
            .DistinctBy(f => (f.Id, f.Path, f.Message))
            .Select(f => new ReportedFinding(f.Finding with { Rule = f.Finding.Rule ?? (f.Id.Length > 0 ? f.Id : null), Source = f.Finding.Source == FindingSource.Envoy ? FindingSource.Envoy : FindingSource.Controller })
            {
                Reason = null,
                Cluster = f.Cluster,
                Advice = f.Cluster is { } cluster ? $"cluster {cluster}" : null,
            });
    }
}
