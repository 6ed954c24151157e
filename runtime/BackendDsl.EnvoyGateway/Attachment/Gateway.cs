using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>A Gateway that Envoy Gateway serves.</summary>
internal sealed class Gateway : ListenerHolder
{
    private readonly List<ListenerSet> _sets = [];

    private Gateway(Resource resource, Resource? envoyProxy)
        : base(resource)
    {
        EnvoyProxySource = envoyProxy;
        EnvoyProxy = envoyProxy?.Spec ?? Block.None;
    }

    /// <inheritdoc/>
    public override Gateway Owner => this;

    /// <summary>The EnvoyProxy of the Gateway or its class; null where there is none.</summary>
    public Resource? EnvoyProxySource { get; }

    /// <summary>The spec of the EnvoyProxy of the Gateway or its class; not there where there is none.</summary>
    public Block EnvoyProxy { get; }

    /// <summary>The ListenerSets it takes, the oldest first.</summary>
    public IReadOnlyList<ListenerSet> Sets => _sets;

    /// <summary>Its own listeners, then those of its sets.</summary>
    public IEnumerable<Listener> AllListeners => Listeners.Concat(_sets.SelectMany(s => s.Listeners));

    /// <summary>The Gateways of a world, in the order they are processed.</summary>
    public static List<Gateway> All(World world)
    {
        var gateways = new List<Gateway>();
        foreach (var resource in world.Of(Kinds.Gateway))
        {
            var parameters = resource.Spec.Child("infrastructure").Child("parametersRef");
            var space = resource.Namespace;
            if (world.Find(Kinds.GatewayClass, "", resource.Spec.Text("gatewayClassName") ?? "") is { } found)
            {
                if (found.Spec.Text("controllerName") != Kinds.ControllerName)
                    continue;
                if (!parameters.IsPresent)
                {
                    parameters = found.Spec.Child("parametersRef");
                    space = parameters.Text("namespace") ?? space;
                }
            }
            else if (!world.MayExistUnseen(Kinds.GatewayClass))
            {
                continue;
            }

            var proxy = parameters.Text("kind") == Kinds.EnvoyProxy ? world.Find(Kinds.EnvoyProxy, space, parameters.Text("name") ?? "") : null;
            gateways.Add(new(resource, proxy));
        }

        foreach (var set in world.Of(Kinds.ListenerSet))
        {
            if (ListenerSet.FindParent(set, gateways) is { } gateway && ListenerSet.IsAllowed(set, gateway, world))
                gateway._sets.Add(new(set, gateway));
        }

        return gateways;
    }
}
