using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>A ListenerSet that a Gateway of ours takes.</summary>
internal sealed class ListenerSet(Resource resource, Gateway gateway) : ListenerHolder(resource)
{
    /// <inheritdoc/>
    public override Gateway Owner { get; } = gateway;

    /// <summary>The Gateway that a set is for; null where none of ours is.</summary>
    public static Gateway? FindParent(Resource set, IReadOnlyList<Gateway> gateways)
    {
        var parent = set.Spec.Child("parentRef");
        if ((parent.Text("kind") ?? Kinds.Gateway) != Kinds.Gateway || (parent.Text("group") ?? Kinds.GatewayApiGroup) != Kinds.GatewayApiGroup)
            return null;
        var space = parent.Text("namespace") ?? set.Namespace;
        return gateways.FirstOrDefault(g => g.Resource.Namespace == space && g.Resource.Name == parent.Text("name"));
    }

    /// <summary>Whether the Gateway takes sets from the namespace of this one; without a word of it, it takes none.</summary>
    public static bool IsAllowed(Resource set, Gateway gateway, World world)
    {
        var spaces = gateway.Resource.Spec.Child("allowedListeners").Child("namespaces");
        return spaces.Text("from") switch
        {
            "All" => true,
            "Same" => set.Namespace == gateway.Resource.Namespace,
            "Selector" => world.Find(Kinds.Namespace, "", set.Namespace) is { } space
                ? LabelSelection.Matches(spaces.Child("selector"), space.Labels)
                : world.MayExistUnseen(Kinds.Namespace),
            _ => false,
        };
    }
}
