using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>What has listeners: a Gateway, or a ListenerSet that adds some to one.</summary>
internal abstract class ListenerHolder
{
    protected ListenerHolder(Resource resource)
    {
        Resource = resource;
        Listeners = [.. resource.Spec.Items("listeners").Select((node, i) => new Listener(this, node, i))];
    }

    public Resource Resource { get; }

    /// <summary>The Gateway that serves the listeners.</summary>
    public abstract Gateway Owner { get; }

    /// <summary>Its own listeners.</summary>
    public IReadOnlyList<Listener> Listeners { get; }

    /// <summary>The Gateway or ListenerSet of that name; null where none of ours is.</summary>
    public static ListenerHolder? Find(IReadOnlyList<Gateway> gateways, string kind, string space, string? name)
    {
        for (var i = 0; i < gateways.Count; i++)
        {
            if (kind == Kinds.Gateway && gateways[i].IsNamed(space, name))
                return gateways[i];
            if (kind == Kinds.ListenerSet && gateways[i].FindSet(space, name) is { } set)
                return set;
        }

        return null;
    }

    public Listener? FindListener(string name) => Listeners.FirstOrDefault(l => l.Name == name);

    protected bool IsNamed(string space, string? name) => Resource.Name == name && Resource.Namespace == space;

    /// <summary>The same as an ancestor in a status.</summary>
    public Ancestor Ancestor(string? section) => new(Resource.Kind, Resource.Namespace, Resource.Name, section);
}
