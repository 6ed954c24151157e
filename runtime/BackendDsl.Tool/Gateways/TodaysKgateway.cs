using System.Collections.Immutable;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Gateways;

/// <summary>kgateway in the shape every controller has, over the package's profiles.</summary>
internal sealed class TodaysKgateway : GatewayController
{
    private const string Group = "gateway.kgateway.dev";

    private static readonly (string Name, KgatewayProfile Profile)[] s_profiles =
    [
        ("2.1", KgatewayProfile.Release21), ("2.2", KgatewayProfile.Plain), ("2.3", KgatewayProfile.LocalityWeighted), ("2.4", KgatewayProfile.ZoneAware),
    ];

    public override string Id => "kgateway";

    public override ImmutableArray<GatewayRelease> Releases { get; } =
        [.. s_profiles.Select(p => new GatewayRelease(p.Name, EnvoyVersion.Newest, () => new DefinitionSet("", [], [])))];

    public override bool Owns(ObjectRef policy) => policy.Group == Group;

    public override TranslationResult Translate(GatewayInput input, GatewayTarget target)
    {
        var release = FindRelease(target.Release);
        var profile = s_profiles.First(p => p.Name == release.Name).Profile;
        var objects = new KgatewayInput();
        foreach (var item in input.Objects)
            objects.AddResource(item.Value);
        var set = KgatewayTranslator.Translate(objects, new() { Profile = profile, EnvoyVersion = target.Envoy });
        var failed = set.Where(IsBlackHole).Select(c => new FailedCluster(c.Name, c, Reason(set, c))).ToImmutableArray();
        return new(
            [.. set.Where(c => !IsBlackHole(c)).Select(c => new ProgrammedCluster(c.Name, null, [new(c, [])]))],
            failed,
            [.. set.Policies.Select(Status)],
            [.. set.Findings.Select(Finding)],
            null);
    }

    private static bool IsBlackHole(Cluster cluster) =>
        cluster.Type == Cluster.Types.DiscoveryType.Static && cluster.LoadAssignment is { Endpoints.Count: 0 } && cluster.ConnectTimeout is null;

    private static string Reason(ClusterSet set, Cluster cluster) =>
        set.Findings.FirstOrDefault(f => f.Cluster == cluster.Name && f.Severity == Kgateway.FindingSeverity.Error)?.Message
        ?? set.Policies.FirstOrDefault(p => !p.Accepted)?.Message ?? "a policy is refused";

    private static GatewayApi.PolicyStatus Status(Kgateway.PolicyStatus status)
    {
        var policy = new ObjectRef(Group, "BackendConfigPolicy", status.Namespace, status.Name);
        return new(policy, [new(policy, null, [new(AncestorStatus.Accepted, status.Accepted, status.Accepted ? "Valid" : "Invalid", status.Message)])]);
    }

    private static GatewayFinding Finding(KgatewayFinding finding) => new(
        new(Group, finding.Kind, finding.Namespace, finding.Name),
        new()
        {
            Id = finding.Id ?? "",
            Severity = finding.Severity == Kgateway.FindingSeverity.Error ? BackendDsl.FindingSeverity.Error : BackendDsl.FindingSeverity.Warning,
            Path = FieldPath.Parse(finding.Path),
            Message = finding.Message,
            Source = FindingSource.Controller,
        },
        finding.Cluster);
}
