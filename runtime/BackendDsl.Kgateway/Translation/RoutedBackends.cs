using BackendDsl.Cel.Values;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway.Inputs;

namespace BackendDsl.Kgateway.Translation;

/// <summary>The backends that the routes of a Gateway lead to.</summary>
internal static class RoutedBackends
{
    public static HashSet<ResourceKey> Of(ResourceKey gateway, IEnumerable<IObjectValue> routes)
    {
        var backends = new HashSet<ResourceKey>();
        foreach (var route in routes)
        {
            var head = new ObjectHead(route);
            var spec = new PolicyObject(route["spec"] is { Kind: ValueKind.Object } value ? value.Object : null, "spec", new());
            if (!spec.Blocks("parentRefs").Any(p => IsOf(p, head.Namespace, gateway)))
                continue;
            foreach (var rule in spec.Blocks("rules"))
            {
                foreach (var reference in rule.Blocks("backendRefs"))
                {
                    var kind = reference.Text("kind") ?? Kinds.Service;
                    if (Kinds.GroupOf(kind) == (reference.Text("group") ?? ""))
                        backends.Add(new(kind, reference.Text("namespace") ?? head.Namespace, reference.Text("name") ?? ""));
                }
            }
        }

        return backends;
    }

    private static bool IsOf(PolicyObject parent, string @namespace, ResourceKey gateway) =>
        (parent.Text("group") ?? GatewayApiKinds.Group) == GatewayApiKinds.Group
        && (parent.Text("kind") ?? Kinds.Gateway) == Kinds.Gateway
        && parent.Text("name") == gateway.Name
        && (parent.Text("namespace") ?? @namespace) == gateway.Namespace;
}
