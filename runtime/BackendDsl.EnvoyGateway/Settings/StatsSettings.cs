using System.Globalization;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>What an EnvoyProxy asks of the statistics of clusters.</summary>
internal static class StatsSettings
{
    public static void Apply(ClusterDraft draft)
    {
        var metrics = draft.Gateway.EnvoyProxy.Child("telemetry").Child("metrics");
        if (!metrics.IsPresent)
            return;
        var (endpoints, sizes) = (metrics.Flag("enablePerEndpointStats") == true, metrics.Flag("enableRequestResponseSizesStats") == true);
        if (endpoints || sizes)
            draft.Cluster.TrackClusterStats = new() { PerEndpointStats = endpoints, RequestResponseSizes = sizes };
        if (!draft.IsMirror && metrics.Text("clusterStatName") is { } pattern)
            draft.Cluster.AltStatName = Name(draft, pattern);
    }

    private static string Name(ClusterDraft draft, string pattern)
    {
        var route = draft.Rule.Route.Resource;
        var backends = draft.Rule.Fields.Items("backendRefs").Select(b => $"{b.Text("namespace") ?? route.Namespace}/{b.Text("name")}");
        return pattern
            .Replace("%ROUTE_NAME%", route.Name, StringComparison.Ordinal)
            .Replace("%ROUTE_NAMESPACE%", route.Namespace, StringComparison.Ordinal)
            .Replace("%ROUTE_KIND%", route.Kind, StringComparison.Ordinal)
            .Replace("%ROUTE_RULE_NAME%", draft.Rule.Name ?? "-", StringComparison.Ordinal)
            .Replace("%ROUTE_RULE_NUMBER%", draft.Rule.Index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("%BACKEND_REFS%", string.Join('|', backends), StringComparison.Ordinal);
    }
}
