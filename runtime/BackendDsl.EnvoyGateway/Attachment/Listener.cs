using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>One listener of a Gateway.</summary>
internal sealed class Listener(Gateway gateway, Block node, int index)
{
    public Gateway Gateway { get; } = gateway;

    /// <summary>The place among the listeners of the Gateway.</summary>
    public int Index { get; } = index;

    public string Name { get; } = node.Text("name") ?? "";

    public string? Hostname { get; } = node.Text("hostname") is { Length: > 0 } name ? name : null;

    public long Port { get; } = node.Whole("port") ?? 0;

    /// <summary>True for the protocols that carry HTTP.</summary>
    public bool IsHttp { get; } = node.Text("protocol") is "HTTP" or "HTTPS";

    private Block AllowedRoutes { get; } = node.Child("allowedRoutes");

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
            "Same" => route.Namespace == Gateway.Resource.Namespace,
            "Selector" => world.Find(Kinds.Namespace, "", route.Namespace) is { } space
                ? LabelSelection.Matches(spaces.Child("selector"), space.Labels)
                : world.MayExistUnseen(Kinds.Namespace),
            _ => false,
        };
    }
}
