using BackendDsl.Cel.Values;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.Tool.Inputs;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Tool.Envoys;

/// <summary>What a bootstrap says beside its clusters, on which these depend.</summary>
/// <param name="Secrets">Its static secrets; null where one of them cannot be read.</param>
/// <param name="HasAds">Whether it has <c>dynamic_resources.ads_config</c>.</param>
/// <param name="HasLoadStats">Whether it has <c>cluster_manager.load_stats_config</c>.</param>
/// <param name="LocalCluster"><c>cluster_manager.local_cluster_name</c>.</param>
internal sealed record BootstrapFacts(IReadOnlyCollection<Secret>? Secrets, bool HasAds, bool HasLoadStats, string LocalCluster)
{
    /// <summary>The facts of a bootstrap, by either spelling of its names; null where the text is none.</summary>
    public static BootstrapFacts? Of(string text)
    {
        // Most files are none, and some are large.
        if (!text.Contains("static_resources", StringComparison.Ordinal) && !text.Contains("staticResources", StringComparison.Ordinal))
            return null;
        var set = DocumentReader.Read(text);
        if (set.Documents.Count != 1 || set.Documents[0].Root is not { Kind: ValueKind.Object } root || Member(root, "static_resources", "staticResources") is not { Kind: ValueKind.Object } resources)
            return null;
        var manager = Member(root, "cluster_manager", "clusterManager");
        return new(
            SecretsOf(resources.At("secrets")),
            Member(Member(root, "dynamic_resources", "dynamicResources"), "ads_config", "adsConfig").Kind == ValueKind.Object,
            Member(manager, "load_stats_config", "loadStatsConfig").Kind == ValueKind.Object,
            Member(manager, "local_cluster_name", "localClusterName") is { Kind: ValueKind.String } local ? local.String : "");
    }

    /// <summary>What was known before, and what the bootstrap says.</summary>
    public EnvoyEnvironment Add(EnvoyEnvironment known) =>
        known with { StaticSecrets = Secrets ?? known.StaticSecrets, HasAds = HasAds, HasLoadStatsConfig = HasLoadStats, LocalClusterName = LocalCluster };

    private static List<Secret>? SecretsOf(Value list)
    {
        try
        {
            return list.Kind == ValueKind.Array ? [.. list.Items().Select(s => EnvoyJson.Parse<Secret>(GoText.Json(s)))] : [];
        }
        catch (EnvoyJsonException)
        {
            return null;
        }
    }

    private static Value Member(Value value, string name, string other) => value.At(name) is { IsPresent: true } found ? found : value.At(other);
}
