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

    public Listener? FindListener(string name) => Listeners.FirstOrDefault(l => l.Name == name);

    /// <summary>The same as an ancestor in a status.</summary>
    public Ancestor Ancestor(string? section) => new(Resource.Kind, Resource.Namespace, Resource.Name, section);
}
