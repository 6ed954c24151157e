using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>References across namespaces: allowed where a ReferenceGrant in the namespace of the target says so.</summary>
internal static class Grants
{
    public static bool Allow(World world, GrantSide from, GrantSide to, string name) => from.Namespace == to.Namespace
        || world.Of(Kinds.ReferenceGrant).Exists(g => g.Namespace == to.Namespace
            && g.Spec.Items("from").Any(f => (f.Text("group") ?? "") == from.Group && f.Text("kind") == from.Kind && f.Text("namespace") == from.Namespace)
            && g.Spec.Items("to").Any(t => (t.Text("group") ?? "") == to.Group && t.Text("kind") == to.Kind
                && (t.Text("name") is null or "" || t.Text("name") == name)));
}
