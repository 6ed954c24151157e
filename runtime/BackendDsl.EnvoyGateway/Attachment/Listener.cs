using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>One listener of a Gateway, or of a ListenerSet that adds it to one.</summary>
internal sealed class Listener(ListenerHolder holder, ObjectFields node, int index)
{
    /// <summary>What has the listener.</summary>
    public ListenerHolder Holder { get; } = holder;

    public Gateway Gateway => Holder.Owner;

    /// <summary>The place among the listeners of its holder.</summary>
    public int Index { get; } = index;

    public string Name { get; } = node.Text("name") ?? "";

    public string? Hostname { get; } = node.Text("hostname") is { Length: > 0 } name ? name : null;

    public long Port { get; } = node.Whole("port") ?? 0;

    /// <summary>True for the protocols that carry HTTP.</summary>
    public bool IsHttp { get; } = node.Text("protocol") is "HTTP" or "HTTPS";

    private ObjectFields AllowedRoutes { get; } = node.Child("allowedRoutes");

    /// <summary>Whether routes of a kind in a namespace may attach.</summary>
    public bool Allows(Resource route, World world)
    {
        if (!IsHttp)
            return false;
        if (AllowedRoutes.List("kinds") is { Count: > 0 }
            && !AllowedRoutes.Items("kinds").Any(k => k.Text("kind") == route.Kind && (k.Text("group") ?? Kinds.GatewayApiGroup) == Kinds.GatewayApiGroup))
        {
            return false;
        }

        var spaces = AllowedRoutes.Child("namespaces");
        return (spaces.Text("from") ?? "Same") switch
        {
            "All" => true,
            "Same" => route.Namespace == Holder.Resource.Namespace,
            "Selector" => world.Find(Kinds.Namespace, "", route.Namespace) is { } space
                ? LabelSelection.Matches(spaces.Child("selector"), space.Labels)
                : world.MayExistUnseen(Kinds.Namespace),
            _ => false,
        };
    }
}
