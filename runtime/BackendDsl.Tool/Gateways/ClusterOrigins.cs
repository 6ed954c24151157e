using BackendDsl.GatewayApi;

namespace BackendDsl.Tool.Gateways;

/// <summary>Who decided a field of a cluster.</summary>
internal static class ClusterOrigins
{
    /// <summary>What decided the field, something in it or something around it; empty where the controller did, or where nobody recorded it.</summary>
    public static IReadOnlyList<Origin> Of(ProgrammedCluster cluster, FieldPath field) =>
    [
        .. cluster.Forms[0].Origins
            .Where(o => o.Winner is not null && (o.ClusterField.Contains(field) || field.Contains(o.ClusterField)))
            .Select(o => o.Winner!)
            .DistinctBy(o => (o.Object, o.Path)),
    ];
}
