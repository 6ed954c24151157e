using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>References across namespaces: allowed where a ReferenceGrant in the namespace of the target says so.</summary>
internal static class Grants
{
    public static bool Allow(World world, GrantSide from, GrantSide to, string name) => from.Namespace == to.Namespace
        || ReferenceGrants.Allow(world.Of(Kinds.ReferenceGrant).Select(g => g.Root.Object!), new(from.Group, from.Kind, from.Namespace, ""), new(to.Group, to.Kind, to.Namespace, name));
}
