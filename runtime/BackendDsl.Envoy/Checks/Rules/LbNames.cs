using BackendDsl.Envoy.Codec.Schema;
using LbPolicy = BackendDsl.Envoy.Config.Cluster.V3.Cluster.Types.LbPolicy;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Names of the values of lb_policy.</summary>
internal static class LbNames
{
    public static string Of(LbPolicy policy) => ApiSchema.Default.Enum("envoy.config.cluster.v3.Cluster.LbPolicy").TryGetName((int)policy, out var name) ? name : ((int)policy).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
